"""Parts that several delivery forms share: who and where, choices, values, signatures, photos."""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum

from svcdesk.domain.delivery import Delivery, Photo, Result, UnitCheck
from svcdesk.domain.sheets import (
    ClaimSheet,
    ComplaintSheet,
    DeliverySheet,
    NonconformitySheet,
    OrderSheet,
    ReturnSheet,
    Stamp,
)
from svcdesk.domain.signature import Method, Party, Signature, valid
from svcdesk.reports.blocks import Shot, notice
from svcdesk.reports.cells import Cell, Empty, Option, Options, Plain, Stack
from svcdesk.reports.formats import moment
from svcdesk.reports.grid import Pair, pairs
from svcdesk.reports.marks import Mark
from svcdesk.reports.page import Sheet
from svcdesk.reports.pen import ALERT, BODY, QUIET, STRONG_BODY, Style
from svcdesk.reports.signing import Block, detail
from svcdesk.reports.texts import Words

BAD = frozenset(
    {
        *("fail", "short", "over", "wrong", "incomplete", "damaged", "abnormal", "refused", "poor"),
        *("late", "overdue", "worse", "unsolved", "dissatisfied", "very_dissatisfied", "objection", "rejected"),
        *("safety", "not_admitted"),
    }
)
_OPEN = "OPEN"
_HANDWRITING = 18.0


def value(sheet: Sheet, text: str, style: Style = BODY) -> Cell:
    """Return a text as a cell; nothing becomes a bar, or room on a form for the pen."""
    return Plain(text, style) if text.strip() else Empty(not sheet.blank)


def passage(sheet: Sheet, text: str, rows: int = 3) -> Cell:
    """Return a longer text as a cell; on a form for the pen it has room for some lines of handwriting."""
    if text.strip() or not sheet.blank:
        return value(sheet, text)
    return Empty(struck=False, height=rows * _HANDWRITING)


def joined(*parts: str) -> str:
    """Return the parts that are there, a wide blank between them."""
    return "　".join(part for part in parts if part.strip())


def choice(sheet: Sheet, area: str, keys: Iterable[str], chosen: str, *remarks: str) -> Options:
    """Return all choices with their boxes, the chosen one ticked, and remarks behind them."""
    options = [_option(sheet, f"{area}.{key}", chosen=key == chosen, bad=key in BAD) for key in keys]
    return Options([*options, *(Option(remark, None, QUIET) for remark in remarks if remark)])


def choices(sheet: Sheet, area: str, keys: Iterable[str], chosen: Collection[str], *remarks: str) -> Options:
    """Return all choices with their boxes, every chosen one ticked, and remarks behind them."""
    options = [_option(sheet, f"{area}.{key}", chosen=key in chosen, bad=key in BAD) for key in keys]
    return Options([*options, *(Option(remark, None, QUIET) for remark in remarks if remark)])


def offered(kind: type[StrEnum]) -> list[str]:
    """Return the values of a kind of choice that a sheet offers: all but the one that says it is still open."""
    return [one.value for one in kind if one.name != _OPEN]


def _option(sheet: Sheet, key: str, *, chosen: bool, bad: bool) -> Option:
    mark = Mark.EMPTY if not chosen else Mark.ALERT if bad else Mark.TICK
    return Option(sheet.t.inline(key), mark, BODY if not chosen else ALERT if bad else STRONG_BODY)


def answer(sheet: Sheet, said: bool | None, *, alarming: bool | None = False) -> Options:
    """Return yes and no with their boxes; ``alarming`` is the answer that is marked red, none of them where None."""
    options = [
        _option(sheet, f"common.{key}", chosen=said is meant, bad=alarming is meant)
        for key, meant in (("yes", True), ("no", False))
    ]
    return Options(options)


def unit_label(unit: UnitCheck) -> str:
    """Return how a piece is called on paper: name, model and specification, serial number."""
    return joined(unit.name, unit.spec, unit.serial)


def opening(sheet: Sheet, stamp: Stamp, why_void: str) -> None:
    """Say first what nobody should miss: that this is void, or an amendment."""
    if stamp.state == "void":
        notice(sheet, sheet.t.inline("common.voided", reason=why_void or "—"))
    if stamp.amendment:
        notice(sheet, sheet.t.inline("common.amended", n=stamp.amendment, reason=stamp.reason or "—"))


def parties(sheet: Sheet, data: DeliverySheet, number: Words, *extra: Pair) -> None:
    """Draw the block of who and where; ``number`` is what this form calls the record's number."""
    delivery, t = data.delivery, sheet.t
    pairs(
        sheet,
        [
            Pair(t("common.customer"), value(sheet, delivery.customer_name), wide=True),
            Pair(number, value(sheet, data.stamp.number)),
            Pair(t("common.contract"), value(sheet, contract_numbers(data))),
            Pair(t("common.site"), value(sheet, joined(delivery.site_name, delivery.address)), wide=True),
            Pair(t("common.contact"), value(sheet, delivery.contact)),
            Pair(t("common.phone"), value(sheet, delivery.phone)),
            *extra,
        ],
    )


def contract_numbers(data: DeliverySheet) -> str:
    """Return the contract's number with us and with the customer."""
    return joined(data.delivery.contract_number, data.contract.external if data.contract else "")


def arrival(sheet: Sheet, delivery: Delivery) -> Cell:
    """Return when work on site began and ended."""
    start, end = moment(delivery.site_work.arrived_at), moment(delivery.site_work.finished_at)
    same_day = start[:10] == end[:10]
    return value(sheet, " / ".join(filter(None, (start, end[11:] if same_day else end))))


def signers(sheet: Sheet, delivery: Delivery) -> list[Block]:
    """Return a place to sign for everybody who signed, and for whoever still should; our side comes first."""
    order = (Party.STAFF, Party.CUSTOMER, Party.WITNESS)
    given = [signature for signature in delivery.signatures if valid(signature)]
    blocks = []
    for party in order:
        signed = [signer(sheet, signature) for signature in given if signature.party is party]
        blocks += signed or _still_to_sign(sheet, delivery, party)
    return blocks


def _still_to_sign(sheet: Sheet, delivery: Delivery, party: Party) -> list[Block]:
    title = sheet.t(f"party.{party}")
    if party is Party.STAFF:
        return [Block(title, delivery.technician_name, sealed=True)]
    if party is Party.CUSTOMER:
        witnessed = any(valid(signature) and signature.party is Party.WITNESS for signature in delivery.signatures)
        refused = delivery.result is Result.REFUSED and witnessed
        return [Block(title, note=sheet.t.inline("common.not_given") if refused else "", sealed=True)]
    return [Block(title, delivery.witness)] if delivery.witness.strip() else []


def signer(sheet: Sheet, signature: Signature) -> Block:
    """Return the block of somebody who signed."""
    return Block(
        sheet.t(f"party.{signature.party}"),
        signature.name,
        detail(signature.role, signature.phone),
        signature.strokes if signature.method is Method.DRAWN else (),
        signature.signed_at,
        note=sheet.t.inline("common.on_paper") if signature.method is Method.PAPER else "",
        sealed=signature.party is not Party.WITNESS,
    )


def opinions(sheet: Sheet, delivery: Delivery) -> list[Pair]:
    """Return the opinions that stand above the signatures: the customer's, then what signers added."""
    found = [Pair(sheet.t("acceptance.opinion"), value(sheet, delivery.opinion), wide=True)]
    for signature in delivery.signatures:
        if signature.opinion.strip():
            words = sheet.t(f"party.{signature.party}")
            found.append(Pair(words, Plain(f"{signature.name}: {signature.opinion}"), wide=True))
    return found


def shots(
    data: DeliverySheet | OrderSheet | ComplaintSheet | ReturnSheet | ClaimSheet | NonconformitySheet,
    groups: Sequence[tuple[str, Sequence[Photo]]],
) -> list[Shot]:
    """Return photos with their captions; each group says what its photos show. A photo appears once."""
    found: dict[str, Shot] = {}
    for about, taken in groups:
        for photo in taken:
            caption = joined(about, photo.caption, moment(photo.taken_at))
            found.setdefault(photo.sha, Shot(photo.sha, caption, data.images.get(photo.sha)))
    return list(found.values())


def stacked(*cells: Cell | None) -> Cell:
    """Return the cells that are there as one."""
    return Stack([cell for cell in cells if cell is not None])
