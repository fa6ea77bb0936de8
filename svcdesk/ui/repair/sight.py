"""How one thing was found, before or after: a reading or a verdict, words where they are needed, photos."""

from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from svcdesk.domain.comparing import judged
from svcdesk.domain.delivery import Verdict
from svcdesk.domain.figures import figure
from svcdesk.domain.findings import limits
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.service_order import Aspect, Observation, Sight
from svcdesk.ui import theme
from svcdesk.ui.delivery.parts import NumberField, Picks, TextField
from svcdesk.ui.delivery.photos import PhotoButton, Photos
from svcdesk.ui.fields import Choice
from svcdesk.ui.parts import label, row
from svcdesk.ui.repair.editor import OrderEditor

VALUE_WIDTH = 88
UNIT_WIDTH = 38
"""Room for the units people measure in, so that what stands after them stands under each other."""


class Found(StrEnum):
    """What is pressed: a verdict, or that it could not be tried."""

    OPEN = "open"
    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNTESTED = "untested"


class SightCell(QWidget):
    """One thing at one time; ``when`` is before or after. ``left`` tells that a reading is typed to its end."""

    left = Signal()

    def __init__(self, one: Observation, when: str, editor: OrderEditor, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._id, self._when, self._editor = one.id, when, editor
        self._reading = one.item.kind is ItemKind.READING and one.aspect is not Aspect.APPEARANCE
        self._limited = self._reading and one.item.limited
        self._untested = False
        self._name = self._spoken(one)
        self.value = NumberField(one.id, self._name, self.tr("实测"), self)
        self.value.setFixedWidth(VALUE_WIDTH)
        self.value.setVisible(self._reading)
        self._uom = label(one.item.unit, "muted")
        self._uom.setMinimumWidth(UNIT_WIDTH)
        self.picks = Picks(self._choices(one), self._name, Found.OPEN, self)
        self.words = TextField(one.id, self._name, "", self)
        self.photo = PhotoButton(photos, self)
        self.photo.setMinimumWidth(0)
        self.photo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fixed = label("", wrap=True)
        self._lay_out()
        self.value.numbered.connect(self._read)
        self.value.editingFinished.connect(self.left)
        self.picks.picked.connect(self._picked)
        self.words.typed.connect(self._worded)
        self.photo.changed.connect(self._pictured)
        self.setFocusProxy(self.value if self._reading else self.picks)

    def _spoken(self, one: Observation) -> str:
        when = self.tr("维修前") if self._when == "before" else self.tr("维修后")
        return f"{one.item.name} {when}"

    def _choices(self, one: Observation) -> tuple[Choice, ...]:
        untested = Choice(Found.UNTESTED.value, self.tr("不能试"), "warn")
        if self._reading and one.item.limited:
            return (untested,)
        good = self.tr("完好") if one.aspect is Aspect.APPEARANCE else self.tr("正常")
        bad = self.tr("有损伤") if one.aspect is Aspect.APPEARANCE else self.tr("异常")
        pair = (Choice(Found.PASS.value, good, "ok"), Choice(Found.FAIL.value, bad, "bad"))
        return pair if one.aspect is Aspect.APPEARANCE else (*pair, untested)

    def _lay_out(self) -> None:
        self._inputs = QWidget(self)
        first = row(self.value, self._uom, spacing=6)
        first.addWidget(self.picks, 1)
        column = QVBoxLayout(self._inputs)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.words)
        theme.look(self._fixed, "plain")
        line = row(spacing=6)
        line.addWidget(self._fixed, 1)
        line.addWidget(self._inputs, 1)
        line.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_sight(self, one: Observation, *, fixed: bool) -> None:
        """Show how it was found; what is being typed stays as it is. ``fixed`` shows it as it was confirmed."""
        sight: Sight = getattr(one, self._when)
        untested = self._untested or bool(sight.untested)
        verdict = judged(one, sight)
        self.value.show_number(sight.value)
        self.value.setEnabled(not untested)
        shown = Found.UNTESTED if untested else Found(verdict.value)
        self.picks.show_member(Found.OPEN if self._reading and one.item.limited and not untested else shown)
        self.words.show_text(sight.untested if untested else sight.text)
        self.words.setPlaceholderText(self.tr("为何不能试？") if untested else self.tr("情况说明"))
        if untested or not self.typing:
            self.words.setVisible(untested or verdict is Verdict.FAIL or bool(sight.text))
        self._uom.setVisible(self._reading)
        theme.set_tone(self._uom, "bad" if verdict is Verdict.FAIL else "neutral")
        self.photo.show_photos(sight.photos, self._name, required=one.item.photo_required and not untested)
        self.photo.set_read_only(fixed or self._editor.read_only)
        self.photo.setVisible(bool(sight.photos) or not (fixed or self._editor.read_only))
        self._fixed.setText(summary(one, sight, self._words_of(one, verdict)))
        self._fixed.setVisible(fixed)
        self._inputs.setVisible(not fixed)

    @property
    def typing(self) -> bool:
        """Whether a reading is being typed: its first digits judge nothing, and no line moves while they are."""
        return self._limited and self.value.hasFocus()

    def _words_of(self, one: Observation, verdict: Verdict) -> str:
        if self._reading and one.item.limited:
            return ""
        look = one.aspect is Aspect.APPEARANCE
        words = {
            Verdict.PASS: self.tr("完好") if look else self.tr("正常"),
            Verdict.FAIL: self.tr("有损伤") if look else self.tr("异常"),
        }
        return words.get(verdict, "")

    def _read(self, _key: object, value: Decimal | None) -> None:
        self._editor.edit_sight(self._id, self._when, value=value)

    def _picked(self, found: Found) -> None:
        self._untested = found is Found.UNTESTED
        if self._untested:
            self._editor.edit_sight(self._id, self._when, verdict=Verdict.OPEN, value=None, text="")
        else:
            self._editor.edit_sight(self._id, self._when, verdict=Verdict(found.value), untested="")
        if found in {Found.FAIL, Found.UNTESTED}:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _worded(self, _key: object, words: str) -> None:
        one = next(one for one in self._editor.body.observations if one.id == self._id)
        untested = self._untested or bool(getattr(one, self._when).untested)
        self._untested = untested
        self._editor.edit_sight(self._id, self._when, **{"untested" if untested else "text": words})

    def _pictured(self, photos: object) -> None:
        self._editor.edit_sight(self._id, self._when, photos=photos)


def summary(one: Observation, sight: Sight, verdict: str) -> str:
    """Return how a thing was found in one line: the reading with its unit, the verdict, the words."""
    reading = "" if sight.value is None else f"{figure(sight.value)} {one.item.unit}".strip()
    parts = (reading, verdict, sight.text.strip(), sight.untested.strip())
    return " · ".join(part for part in parts if part) or "—"


def wanted(one: Observation) -> str:
    """Return what a thing should be like: limits with unit, or the requirement."""
    item = one.item
    return " · ".join(part for part in (limits(item.low, item.high, item.unit), item.requirement) if part)
