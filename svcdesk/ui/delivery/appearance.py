"""Step 2: look at every piece (6.5.1.2): intact or damaged, said by a person, damage with words and photos."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from svcdesk.domain.delivery import Delivery, UnitCheck, Verdict
from svcdesk.domain.presence import on_site, staying, unit_name
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.delivery.parts import Picks, Rows, TextField
from svcdesk.ui.delivery.photos import PhotoButton, Photos
from svcdesk.ui.fields import Choice
from svcdesk.ui.parts import card, label, row


class AppearanceStep(QWidget):
    """One row a piece."""

    def __init__(self, editor: Editor, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._photos = photos
        self._rows = Rows(self._make_row, self)
        frame, column = card(self.tr("检查产品外观有无破损"))
        column.addWidget(self._rows)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        outer.addStretch(1)

    def show_body(self, body: Delivery) -> None:
        """Show the pieces that are here."""
        units = on_site(body)
        kept = {unit.id for unit in staying(body)}
        self._rows.show_ids([unit.id for unit in units])
        for unit in units:
            shown = self._rows.by_id[unit.id]
            if isinstance(shown, UnitRow):
                shown.show_unit(unit, leaves=unit.id not in kept)

    def focus(self, target: str) -> None:
        """Put the cursor where a problem is, or into the first row."""
        found = self._rows.by_id.get(target) or next(iter(self._rows.by_id.values()), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self, unit_id: str) -> QWidget:
        return UnitRow(unit_id, self._editor, self._photos, self._rows)


class UnitRow(QWidget):
    """One piece: verdict, what is damaged, photos."""

    def __init__(self, unit_id: str, editor: Editor, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = unit_id
        self._editor = editor
        self._name = label("", "strong", wrap=True)
        self._mark = label("", "small", wrap=True)
        verdicts = (
            Choice(Verdict.PASS.value, self.tr("完好"), "ok"),
            Choice(Verdict.FAIL.value, self.tr("破损"), "bad"),
        )
        self._verdict = Picks(verdicts, self.tr("外观"), Verdict.OPEN, self)
        self._verdict.picked.connect(self._judged)
        self._damage = TextField(unit_id, self.tr("破损说明"), self.tr("破损部位和程度"), self)
        self._damage.typed.connect(self._described)
        self._photo = PhotoButton(photos, self)
        self._photo.changed.connect(self._pictured)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._mark)
        line = row(spacing=10)
        line.setContentsMargins(0, 4, 0, 4)
        line.addLayout(names, 4)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self._damage, 4, top)
        line.addWidget(self._verdict, 0, top)
        line.addWidget(self._photo, 0, top)
        self.setLayout(line)
        self.setFocusProxy(self._verdict)
        self._verdict.set_read_only(editor.read_only)
        self._damage.setReadOnly(editor.read_only)
        self._photo.set_read_only(editor.read_only)

    def show_unit(self, unit: UnitCheck, *, leaves: bool) -> None:
        """Show a piece; what is being typed stays as it is."""
        self._name.setText(unit_name(unit))
        marks = [unit.spec, self.tr("换上的产品") if unit.replaces else "", self.tr("不移交") if leaves else ""]
        self._mark.setText(" · ".join(mark for mark in marks if mark))
        self._mark.setVisible(bool(self._mark.text()))
        self._verdict.show_member(unit.appearance)
        self._damage.show_text(unit.damage)
        policy = self._damage.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._damage.setSizePolicy(policy)
        self._damage.setVisible(unit.appearance is Verdict.FAIL or bool(unit.damage))
        self._photo.show_photos(unit.photos, unit_name(unit))

    def _judged(self, verdict: Verdict) -> None:
        self._editor.edit_unit(self._id, appearance=verdict)
        if verdict is Verdict.FAIL:
            self._damage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _described(self, unit_id: str, words: str) -> None:
        self._editor.edit_unit(unit_id, damage=words)

    def _pictured(self, photos: object) -> None:
        self._editor.edit_unit(self._id, photos=photos)
