"""F18 培训记录（含签到表）: what was taught, to whom and how well, each trainee with a signature (6.5.1.6)."""

from svcdesk.domain.delivery import Delivery, Effect, Need, Trainee
from svcdesk.domain.sheets import DeliverySheet, Form
from svcdesk.domain.signature import Method
from svcdesk.reports.blocks import heading, notice
from svcdesk.reports.cells import Cell, Empty, Plain, Written
from svcdesk.reports.formats import day, quantity
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Column, Pair, pairs, table
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choice, joined, opening, signers, stacked, value
from svcdesk.reports.pen import INK, SMALL
from svcdesk.reports.signing import Block, closing

_EFFECTS = (Effect.GOOD, Effect.FAIR, Effect.POOR)
_PEN_ROWS = 7


def training(sheet: Sheet, data: DeliverySheet) -> None:
    """Lay out F18; where the customer wanted no training, the sheet says who said so."""
    delivery, t = data.delivery, sheet.t
    sheet.begin(Head(Form.TRAINING, t("training.title")))
    opening(sheet, data.stamp, data.delivery.void_reason or data.stamp.reason)
    given = delivery.training
    if given.need is Need.NO:
        notice(sheet, t.inline("training.declined", name=given.declined_by), INK)
    heading(sheet, t("training.basics"), "6.5.1 (6)")
    _basics(sheet, delivery, data.stamp.number)
    heading(sheet, t("training.attendees"), "6.5.1 (6)")
    _attendees(sheet, delivery)
    items = [
        Pair(t("training.assessment"), value(sheet, given.assessment), wide=True),
        Pair(t("training.evaluation"), choice(sheet, "effect", _EFFECTS, given.evaluation), wide=True),
        Pair(t("training.evaluation_note"), value(sheet, given.evaluation_note), wide=True),
    ]
    closing(sheet, t("training.outcome"), "6.5.1 (6)", items, _signers(sheet, delivery))


def _signers(sheet: Sheet, delivery: Delivery) -> list[Block]:
    """Return those who sign a training record: our side and the customer's person in charge."""
    customer, witness, confirm = (sheet.t(key) for key in ("party.customer", "party.witness", "training.confirm"))
    asked = [block for block in signers(sheet, delivery) if block.title != witness]
    return [block._replace(title=confirm) if block.title == customer else block for block in asked]


def _basics(sheet: Sheet, delivery: Delivery, number: str) -> None:
    t, given = sheet.t, delivery.training
    hours = "" if given.hours is None else t.inline("training.hours_value", n=quantity(given.hours))
    customer = joined(delivery.customer_name, delivery.contract_number)
    items = [
        Pair(t("training.contract"), value(sheet, customer), wide=True),
        Pair(t("common.record_number"), value(sheet, number)),
        Pair(t("training.held"), value(sheet, day(given.held_on))),
        Pair(t("training.trainer"), value(sheet, given.trainer)),
        Pair(t("training.hours"), value(sheet, hours)),
        Pair(t("training.place"), value(sheet, given.place), wide=True),
        Pair(t("training.content"), value(sheet, given.topic), wide=True),
        Pair(t("training.materials"), value(sheet, given.materials), wide=True),
    ]
    pairs(sheet, items)


def _attendees(sheet: Sheet, delivery: Delivery) -> None:
    t = sheet.t
    columns = [
        Column(t("common.index"), 9),
        Column(t("training.name"), 28),
        Column(t("training.department"), 36),
        Column(t("training.phone"), 31),
        Column(t("training.effect"), 46),
        Column(t("common.signature"), 40),
    ]
    rows = [_attendee(sheet, number, trainee) for number, trainee in enumerate(delivery.training.trainees, 1)]
    room = Empty(struck=False)
    table(sheet, columns, rows, _PEN_ROWS, [room, room, room, room, choice(sheet, "effect", _EFFECTS, ""), room])


def _attendee(sheet: Sheet, number: int, trainee: Trainee) -> list[Cell]:
    return [
        Plain(str(number)),
        Plain(trainee.name),
        value(sheet, trainee.department),
        value(sheet, trainee.phone),
        choice(sheet, "effect", _EFFECTS, trainee.effect),
        _signature(sheet, trainee),
    ]


def _signature(sheet: Sheet, trainee: Trainee) -> Cell:
    """Return a trainee's signature, room with a remark where it stands on paper, or room to sign."""
    signature = trainee.signature
    if signature is None:
        return Written()
    if signature.method is Method.PAPER:
        return stacked(
            Written(height=Written().height - SMALL.leading), Plain(sheet.t.inline("common.on_paper"), SMALL)
        )
    return Written(signature.strokes)
