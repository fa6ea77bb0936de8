"""Editors of dates and times: typed in any usual form, or picked."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.ui import icons, theme, typed
from svcdesk.ui.editors.base import Clock
from svcdesk.ui.editors.numbers import ReadEditor
from svcdesk.ui.fields import Field


class DayEditor(ReadEditor):
    """A date, typed or picked from a calendar."""

    def __init__(self, field: Field, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._clock = clock
        self._pick = self._button("calendar", self._open_calendar)
        self._name_buttons()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        for button in self.findChildren(QToolButton):
            button.setHidden(read_only)

    def _read(self) -> object:
        return typed.day(self.line.text(), local_day(self._clock()))

    def _show(self, value: object) -> str:
        return typed.show_day(value) if isinstance(value, date) else str(value)

    def _take(self, picked: QDate) -> None:
        self.line.setText(picked.toString("yyyy-MM-dd"))

    def _picked_day(self) -> date | None:
        value = self.value()
        return value if isinstance(value, date) else None

    def _button(self, icon: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(theme.target(), theme.target())
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field; all can be typed
        button.clicked.connect(slot)
        self._row.addWidget(button)
        return button

    def _open_calendar(self) -> None:
        popup = CalendarPopup(self._picked_day() or local_day(self._clock()), self)
        popup.calendar.clicked.connect(self._take)
        popup.calendar.activated.connect(self._take)
        popup.open_under(self)

    def _say(self) -> None:
        super()._say()
        if not self.field.placeholder:
            self.line.setPlaceholderText(self._pattern())

    def _pattern(self) -> str:
        return self.tr("年-月-日")

    def _name_buttons(self) -> None:
        self._pick.setAccessibleName(self.tr("打开日历"))
        self._pick.setToolTip(self.tr("打开日历"))

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_buttons()


class MomentEditor(DayEditor):
    """A date and a time of day, with a button for now."""

    def __init__(self, field: Field, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(field, clock, parent)
        self._now = self._button("clock", self._take_now)
        self._name_now()

    def _read(self) -> object:
        return typed.moment(self.line.text(), self._clock())

    def _show(self, value: object) -> str:
        return typed.show_moment(value) if isinstance(value, datetime) else str(value)

    def _picked_day(self) -> date | None:
        value = self.value()
        return value.date() if isinstance(value, datetime) else None

    def _take(self, picked: QDate) -> None:
        value = self.value()
        time = value if isinstance(value, datetime) else self._clock()
        self.line.setText(f"{picked.toString('yyyy-MM-dd')} {time.astimezone(SHANGHAI):%H:%M}")

    def _take_now(self) -> None:
        self.line.setText(typed.show_moment(self._clock()))

    def _pattern(self) -> str:
        return self.tr("年-月-日 时:分")

    def _name_now(self) -> None:
        self._now.setAccessibleName(self.tr("现在"))
        self._now.setToolTip(self.tr("现在"))

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_now()


class CalendarPopup(QFrame):
    """A calendar under a field; goes once a day is picked."""

    def __init__(self, shown: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.look(self, "card")
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.calendar.clicked.connect(self.close)
        self.calendar.activated.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.calendar)

    def open_under(self, widget: QWidget) -> None:
        """Show the calendar below a widget, or above where the screen ends."""
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        room = widget.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = widget.mapToGlobal(QPoint(0, -self.height() - 2))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus()
