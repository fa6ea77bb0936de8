"""What is typed of a call: who it is, about which piece, what was said, who deals with it."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QWidget

from svcdesk.domain.device import NOBODY
from svcdesk.domain.intake import Intake
from svcdesk.domain.rights import Right
from svcdesk.services import people, rights
from svcdesk.services.desk import Session
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.editors.choices import SegmentsEditor
from svcdesk.ui.form import Form
from svcdesk.ui.language import Text, text
from svcdesk.ui.parts import card, label, lay_out_now, row
from svcdesk.ui.service import intake_fields as fields
from svcdesk.ui.service.caller_line import CallerLine
from svcdesk.ui.sources import sources
from svcdesk.words import Message

_PLACES = {"customer": "name", "serial": "serial_note"}
"""Where a finding is written whose field has another name on the screen."""


class IntakeForm(QScrollArea):
    """``typed`` comes with whatever the person does, and carries the key of the field, if it is one."""

    typed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.caller = CallerLine(session)
        found, made = sources(session), fields.IntakeFields(self)
        self.who = Form(made.caller(), columns=3, sources=found, clock=session.clock)
        self.word = Form(made.serial(), columns=1)
        self.matter = Form(made.matter(), columns=1)
        self.office = Form(made.office(), columns=4, sources=found)
        self._parts = EditParts((self.who, self.word, self.matter, self.office), {})
        self.make = QCheckBox(self.tr("建立客户档案"))
        self._known = label("", "muted")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside, column = card()
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        first = row(self._known, self.make)
        first.insertWidget(0, self.caller, 1)
        column.addLayout(first)
        for form in self._parts.forms:
            column.addWidget(form)
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def _connect(self) -> None:
        self.caller.textEdited.connect(self._edited)
        self.make.checkStateChanged.connect(self._edited)
        for form in self._parts.forms:
            form.changed.connect(self.typed)
        for n in range(1, 8):
            keys = QKeySequence(f"Alt+{n}")
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(keys, self, self._pick_kind, context=context).setObjectName(str(n))

    def last(self) -> QWidget:
        """Return where the Tab key comes last."""
        editor = self.office.editor("owner")
        return editor.focusProxy() or editor

    def intake(self, before: Intake) -> Intake:
        """Return what stands on the screen; what no field shows stays as it was."""
        values = self._parts.values()
        doc = str(values["owner"] or "")
        owner = before.owner if doc == before.owner.doc else people.actor_of(self._session, doc) if doc else NOBODY
        found = fields.intake_of(values, before, owner)
        return replace(found, new_customer=self.make.isChecked() and not found.customer.doc)

    def show_intake(self, intake: Intake) -> None:
        """Show an intake, and whether its caller is a customer already."""
        values = fields.values_of(intake)
        for form in self._parts.forms:
            form.set_values({key: values[key] for key in form.keys()})  # noqa: SIM118 - a method
        with QSignalBlocker(self.make):
            self.make.setChecked(intake.new_customer)
        self.settle(intake)

    def settle(self, intake: Intake) -> None:
        """Say whether the caller is a customer already; who is not can become one."""
        known, named = bool(intake.customer.doc), bool(intake.customer.name)
        self.make.setVisible(named and not known and rights.may(self._session, Right.CUSTOMERS))
        self._known.setText(self.tr("✓ 已有客户档案") if known else self.tr("未建档") if named else "")
        self._known.setVisible(named or known)

    def ask_word(self, asked: Message | None, *, needed: bool) -> None:
        """Ask for a word on a serial number only where it is known at another customer."""
        shown = needed or asked is not None
        if self.word.isHidden() == shown:
            self.word.setVisible(shown)
            lay_out_now()
        self.word.set_errors({"serial_note": asked} if asked else {})

    def raw(self) -> dict[str, Any]:
        """Return what stands in the fields, finished or not."""
        return self._parts.raw()

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        self._parts.set_raw(raw)

    def unreadable(self) -> dict[str, Message]:
        """Return what was typed but cannot be read, by field."""
        return self._parts.unreadable()

    def refuse(self, errors: Mapping[str, Text]) -> list[str]:
        """Write errors where they belong, lead to the first and return those that belong nowhere."""
        placed = {_PLACES.get(key, key): words for key, words in errors.items()}
        if "serial_note" in placed:
            self.word.show()
        left = self._parts.set_errors(placed)
        lay_out_now()
        self._parts.focus_first(key for form in self._parts.forms for key in form.keys() if key in placed)  # noqa: SIM118
        return [text(one) for one in left]

    def _pick_kind(self) -> None:
        editor = self.matter.editor("kind")
        if isinstance(editor, SegmentsEditor):
            editor.segments.pick(int(self.sender().objectName()) - 1)

    def _edited(self) -> None:
        self.typed.emit(None)
