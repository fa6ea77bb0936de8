"""The charts of the office: how fast, why, what, who; a bar opens the records behind it."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.measures import OF_ORDERS, Counted, Figure, Measure, months_before
from svcdesk.services import analysis, masters
from svcdesk.services.desk import Changes
from svcdesk.services.lists import Query, Sort
from svcdesk.ui import language, theme
from svcdesk.ui.context import Context
from svcdesk.ui.editors.choices import Segments
from svcdesk.ui.fields import Choice
from svcdesk.ui.page import Page
from svcdesk.ui.parts import button
from svcdesk.ui.preview_dialog import PreviewDialog
from svcdesk.ui.review.chart_view import ChartView
from svcdesk.words import Message

_SPANS = (3, 6, 12, 24)
_KINDS = frozenset({"ticket", "service_order"})
_SOON = 800
_TWO_COLUMNS = 1100


class AnalysisPage(Page):
    """Read anew when it is shown, and a moment after anything it counts was changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._figures: list[Figure] = []
        self.charts = {measure: ChartView() for measure in Measure}
        self.spans = Segments([Choice(str(n), Message("analysis.months", {"n": n})) for n in _SPANS])
        self.spans.set_value("12")
        self.spans.chosen.connect(self._choose)
        self._print = button("", icon="printer")
        self._print.clicked.connect(self.print)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SOON)
        self._later.timeout.connect(self.load)
        self._build()
        self._say()
        context.hub.changed.connect(self._changed)

    def load(self) -> None:
        """Read and draw every chart."""
        session = self._context.session
        last = analysis.this_month(session)
        first = months_before(last, int(self.spans.value() or _SPANS[0]) - 1)
        self._figures = analysis.figures(session, first, last)
        for figure in self._figures:
            self.charts[figure.measure].show_figure(figure)

    def print(self) -> None:
        """Show the same charts as pages."""
        from svcdesk.ui.review import drawing  # noqa: PLC0415

        session, company = self._context.session, masters.company(self._context.session)
        book = drawing.Chartbook(
            company=company.body.name if company else "",
            figures=self._figures,
            printed_at=session.clock(),
            printed_by=session.actor.name,
        )
        title = self.tr("服务分析")
        dialog = PreviewDialog(title, self)
        dialog.open()
        name = f"{title} {session.clock():%Y%m%d}.pdf"
        dialog.preview.show_document(drawing.chartbook(book, language.current()), name)

    def put_above(self, switch: QWidget) -> bool:
        self._top.insertWidget(0, switch)
        return True

    def _build(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(8)
        self._top.addStretch()
        self._top.addWidget(self.spans)
        self._top.addWidget(self._print)
        self._inside = QWidget()
        theme.look(self._inside, "bare")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(12)
        for chart in self.charts.values():
            chart.asked.connect(self._open)
        self._columns = 0
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._top)
        layout.addWidget(area, 1)

    def _arrange(self) -> None:
        """Set the charts in two columns where there is room."""
        columns = 2 if self.width() >= _TWO_COLUMNS * theme.target() / 40 else 1
        if columns == self._columns:
            return
        self._columns = columns
        for at, chart in enumerate(self.charts.values()):
            self._grid.addWidget(chart, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _say(self) -> None:
        self._print.setText(self.tr("打印"))
        self.spans.name(self.tr("多长时间"))

    def _choose(self, value: object) -> None:
        if value is None:  # pressed again: what is shown stays chosen
            self.spans.set_value(str(self._shown_months()))
        self.load()

    def _shown_months(self) -> int:
        first, last = self._figures[0].first, self._figures[0].last
        return next(n for n in _SPANS if months_before(last, n - 1) == first)

    def _open(self, counted: Counted) -> None:
        kind = "service_order" if counted.measure in OF_ORDERS else "ticket"
        query = Query(kinds=(kind,), counted=counted, sort=Sort.URGENT, descending=False)
        self._context.hub.listed.emit(query)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and not changes.kinds.isdisjoint(_KINDS):
            self._later.start()

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
