"""Parts that the forms of service and returns share: whose case it is, which unit, who did it, who signs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from svcdesk.domain.causes import cause_label, known
from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.masters import Department
from svcdesk.domain.record import Actor
from svcdesk.domain.review import Review, ReviewMark
from svcdesk.domain.sheets import SheetLanguage
from svcdesk.domain.signature import Party, Signature, valid
from svcdesk.reports.blocks import gap
from svcdesk.reports.cells import Cell, Plain
from svcdesk.reports.formats import moment
from svcdesk.reports.grid import Pair, pairs
from svcdesk.reports.page import Sheet
from svcdesk.reports.parts import choices, joined, signer, stacked, value
from svcdesk.reports.pen import QUIET
from svcdesk.reports.signing import Block
from svcdesk.reports.texts import Words
from svcdesk.words import Lang, Message, say

_DEPARTMENTS = tuple(Department)
_SPOKEN: Mapping[SheetLanguage, tuple[Lang, ...]] = {"zh": ("zh_CN",), "en": ("en",), "both": ("zh_CN", "en")}


def told(sheet: Sheet, message: Message) -> str:
    """Return what the program says of data, in the language of the sheet or in both."""
    return " ".join(say(message, lang) for lang in _SPOKEN[sheet.t.language])


def actor(sheet: Sheet, who: Actor) -> str:
    """Return who did something: name and department."""
    return joined(who.name, department(sheet, who.department))


def cause(sheet: Sheet, code: str) -> str:
    """Return what a root cause code stands for; one the program does not know is printed as it is."""
    return told(sheet, cause_label(code)) if known(code) else code


def department(sheet: Sheet, code: str) -> str:
    """Return what a department is called on this sheet; one it does not know is printed as it is."""
    return sheet.t.inline(f"department.{code}") if code in _DEPARTMENTS else code


def departments(sheet: Sheet, concerned: Iterable[str]) -> Cell:
    """Return all departments with their boxes; a department of another name is a remark behind them."""
    named = list(dict.fromkeys(filter(None, concerned)))
    others = [name for name in named if name not in _DEPARTMENTS]
    return choices(sheet, "department", _DEPARTMENTS, named, *others)


def owner_pairs(sheet: Sheet, customer: CustomerRef, label: Words | None = None) -> list[Pair]:
    """Return whose case it is and who speaks for the customer."""
    t = sheet.t
    return [
        Pair(label or t("common.customer"), value(sheet, customer.name), wide=True),
        Pair(t("case.caller"), value(sheet, joined(customer.caller, customer.role))),
        Pair(t("common.phone"), value(sheet, customer.phone)),
        Pair(t("case.address"), value(sheet, customer.address), wide=True),
    ]


def device_pairs(sheet: Sheet, device: Device) -> list[Pair]:
    """Return which unit it is about, its contract and its warranty."""
    t = sheet.t
    covered = " – ".join(filter(None, (device.warranty_start, device.warranty_end)))
    return [
        Pair(t("case.product"), value(sheet, joined(device.name, device.spec)), wide=True),
        Pair(t("line.serial"), value(sheet, device.serial)),
        Pair(t("common.contract"), value(sheet, device.contract_number)),
        Pair(t("case.installed"), value(sheet, device.installed_on)),
        Pair(t("case.warranty"), value(sheet, covered)),
        Pair(t("common.site"), value(sheet, device.site_name), wide=True),
    ]


def review_rows(sheet: Sheet, marks: Sequence[ReviewMark]) -> None:
    """Draw what the office said of the record; nothing where nobody looked at it."""
    items = [
        Pair(
            sheet.t("case.review"),
            stacked(
                choices(sheet, "review", tuple(Review), [mark.verdict], joined(mark.by.name, moment(mark.at))),
                Plain(mark.note, QUIET) if mark.note.strip() else None,
            ),
            wide=True,
        )
        for mark in marks
    ]
    if items:
        gap(sheet, 3)
        pairs(sheet, items)


def signed_by(
    sheet: Sheet, signatures: Iterable[Signature], staff: str = "", *, sealed: bool = True, titles: dict[Party, Words]
) -> list[Block]:
    """Return a place to sign for our side and for the customer, and for every witness who signed.

    ``titles`` say what the parties are called here; ``staff`` is the name printed where our side has still to sign.
    """
    given = [signature for signature in signatures if valid(signature)]
    blocks: list[Block] = []
    for party in (Party.STAFF, Party.CUSTOMER, Party.WITNESS):
        title = titles.get(party)
        found = [signer(sheet, one) for one in given if one.party is party]
        if title is not None:
            found = [one._replace(title=title) for one in found]
            found = found or [Block(title, staff if party is Party.STAFF else "")]
        blocks += [one._replace(sealed=sealed and party is Party.CUSTOMER) for one in found]
    return blocks


def person_block(title: Words, who: Actor, at: datetime | None = None) -> Block:
    """Return a place to sign for somebody who is only named, with the time where it is known."""
    return Block(title, who.name, signed=at)
