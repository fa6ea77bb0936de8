"""The call in hand: who it is, about which piece, from when its clock runs, and what appears beside it by itself."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from svcdesk.domain.device import UNKNOWN, CustomerRef
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Department
from svcdesk.domain.times import local_day
from svcdesk.services import background, callers, likeness
from svcdesk.services import ticket as tickets
from svcdesk.services.callers import Caller
from svcdesk.ui.context import Context
from svcdesk.ui.service.intake_clock import IntakeClock
from svcdesk.ui.service.intake_form import IntakeForm
from svcdesk.ui.service.intake_piece import IntakePiece
from svcdesk.ui.service.intake_side import IntakeSide

_LOOK_PAUSE = 200


class IntakeHand(QObject):
    """Belongs to the intake's page. ``typed`` comes with whatever the person does to the call."""

    typed = Signal()

    def __init__(
        self, context: Context, form: IntakeForm, side: IntakeSide, clock: IntakeClock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = context.session
        self._form, self._side, self._clock = form, side, clock
        self._intake = self._blank()
        self._named = False
        self._piece = IntakePiece(context.session)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOK_PAUSE)
        self._looking.timeout.connect(self._look_typed)
        form.typed.connect(self._note)
        form.caller.picked.connect(self._take_caller)
        form.caller.unknown.connect(self._take_unknown)
        form.who.changed.connect(self._who_typed)
        form.matter.changed.connect(self._matter_typed)
        side.not_this.connect(self._take_away)
        side.go_on.connect(self.go_on)
        side.same.connect(self._take_same)

    def _blank(self) -> Intake:
        own = self._session.actor.department
        both = {Department.SALES.value, Department.SERVICE.value}
        return Intake(department=own if own in both else Department.SERVICE.value)

    def intake(self) -> Intake:
        """Return what stands on the screen."""
        return self._form.intake(self._intake)

    def complete(self) -> Intake:
        """Return what stands on the screen, begun now at the latest."""
        return replace(self.intake(), begun_at=self._intake.begun_at or self._now())

    def put(self, intake: Intake | None = None) -> None:
        """Show an intake, or an empty one."""
        self._intake = self._blank() if intake is None else intake
        self._piece.forget()
        self._form.show_intake(self._intake)
        self._form.caller.put("")
        self._form.refuse({})
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._looking.stop()

    def tick(self) -> None:
        """Show the clock of the call as it stands."""
        kind = self._form.matter.values()["kind"]
        self._clock.show_intake(self._intake, str(kind or ""))

    def go_on(self) -> None:
        """Register it for whom its customer was merged into: the person said so."""
        self._note()
        self._show(tickets.for_who_goes_on(self._session, self.intake()))

    # what is typed
    def _note(self, _key: object = None) -> None:
        if self._intake.begun_at is None:
            self._intake = replace(self._intake, begun_at=self._now())
        self.tick()
        self.typed.emit()

    def _who_typed(self, key: object) -> None:
        if key in {"serial", "product", "name", "phone"}:
            self._intake = replace(self.intake(), begun_at=self._intake.begun_at)
            self._named = self._named or key == "name"
            self._looking.start()
            self._form.settle(self._intake)
        elif key == "received_at":
            self._intake = replace(self._intake, received_at=self.intake().received_at)
            self.tick()

    def _matter_typed(self, key: object) -> None:
        if key == "kind" and self._form.matter.values()["kind"]:
            self.tick()
            self._form.matter.focus("content")

    def _take_caller(self, found: Caller) -> None:
        self._note()
        intake = self.intake()
        self._show(replace(intake, customer=found.customer, device=self._piece.of(found, intake.device)))
        if found.customer.caller or found.customer.phone:
            self._form.matter.focus("kind")
        else:
            self._form.who.focus("caller")

    def _take_same(self, doc: str) -> None:
        """Take the customer who is the same as the one being written down; what was typed of the caller stays."""
        stands, found = self.intake().customer, callers.known(self._session, doc)
        own = {key: getattr(stands, key) for key in ("caller", "role", "phone") if getattr(stands, key)}
        self._take_caller(Caller(replace(found.customer, **own), found.device))

    def _take_away(self) -> None:
        """Forget the piece that was filled in by itself."""
        self._form.who.focus("product")  # before its button hides: the cursor would wander down the column
        intake = replace(self.intake(), device=UNKNOWN)
        self._note()
        self._show(replace(intake, begun_at=self._intake.begun_at))

    def _take_unknown(self, words: str) -> None:
        self._note()
        phone = sum(sign.isdigit() for sign in words) * 2 > len(words)
        intake = self.intake()
        before = CustomerRef() if intake.customer.doc else intake.customer
        customer = replace(before, **{"phone" if phone else "name": words})
        self._show(replace(intake, customer=customer, device=self._piece.of_nobody(intake.device)))
        self._form.who.focus("name" if phone else "caller")

    def _show(self, intake: Intake) -> None:
        self._intake = intake
        self._form.show_intake(intake)
        self._look()

    # what appears beside it
    def _look_typed(self) -> None:
        """Know a customer whose whole name was typed by hand, and look."""
        customer = self.intake().customer
        if self._named and not customer.doc:
            doc = callers.named(self._session, customer.name)
            self._intake = replace(self.intake(), customer=replace(customer, doc=doc))
            self._form.settle(self._intake)
        self._named = False
        self._look()

    def _look(self) -> None:
        """Bring what stands beside in line with caller and piece."""
        self._looking.stop()
        intake = self.intake()
        device = intake.device
        found = background.background(self._session, intake.customer.doc, device.product, device.serial)
        if found.device.product and (found.device.product, found.device.serial) != (device.product, ""):
            self._intake = replace(intake, device=found.device)
            self._form.who.set_values({"product": found.device.product})
        elif device != UNKNOWN and not found.device.product:
            self._intake = intake
        filled = self._piece.filled_in(device)
        self._side.show_background(intake.customer, found, local_day(self._now()), filled=filled)
        self._side.show_alike(self._alike(intake.customer))
        self._ask_word()
        self.tick()

    def _alike(self, customer: CustomerRef) -> list[likeness.Likely]:
        """Return who may be the caller that no record is known of yet."""
        if customer.doc or not (customer.name or customer.phone):
            return []
        return likeness.likely(self._session, customer.name, [customer.phone])

    def _ask_word(self) -> None:
        intake = self.intake()
        asked = [one for one in tickets.check(self._session, intake) if one.field == "serial"]
        message = asked[0].message if asked and not asked[0].warning else None
        self._form.ask_word(message, needed=bool(asked or intake.serial_note))

    def _now(self) -> datetime:
        return self._session.clock().replace(microsecond=0)
