"""Says fields and values of any record in words of a language."""

import re
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec

from svcdesk.domain import causes, clock, complaint, contract, masters, return_case, service_order, stock
from svcdesk.domain.changes import Difference, Field, Row
from svcdesk.domain.delivery import (
    Answer,
    Effect,
    LineKind,
    Need,
    Photo,
    Remedy,
    Result,
    Source,
    UnitCheck,
    Verdict,
)
from svcdesk.domain.settlement import Stage
from svcdesk.domain.signature import Method, Party, Signature
from svcdesk.domain.times import SHANGHAI
from svcdesk.services.telling_clocks import clock_title, clock_value
from svcdesk.services.telling_tickets import CHOICES as TICKET_CHOICES
from svcdesk.services.telling_tickets import WORKED_OUT, ticket_title, ticket_words
from svcdesk.words import Lang, label, listed, say

Path = tuple[Field | Row, ...]

_DOCUMENT = re.compile(r"[0-9a-f]{32}")

_SECTIONS: dict[type[Any], str] = {
    masters.BankAccount: "bank",
    contract.Line: "contract_line",
    return_case.Line: "return_line",
    masters.CheckItem: "check_item",
}
_CHOICES: dict[type[StrEnum], str] = {
    Verdict: "delivery.verdict",
    return_case.Type: "return_case.type",
    return_case.Reason: "return_case.reason",
    return_case.Basis: "return_case.basis",
    return_case.Liability: "return_case.liability",
    return_case.Settlement: "return_case.settlement",
    complaint.Category: "complaint.category",
    complaint.Response: "complaint.response",
    complaint.Level: "complaint.level",
    complaint.Acceptance: "complaint.verdict",
    LineKind: "delivery.line_kind",
    Remedy: "delivery.remedy",
    Source: "delivery.source",
    Effect: "delivery.effect",
    Need: "delivery.need",
    Result: "delivery.result",
    Method: "delivery.method",
    Party: "delivery.party",
    Stage: "settlement.stage",
    masters.Department: "rights.department",
    masters.Role: "rights.role",
    masters.Tracking: "stock.tracking",
    masters.ItemKind: "fields.item_kind",
    contract.Trigger: "contract.trigger",
    stock.Place: "stock.place",
    service_order.Type: "service_order.type",
    service_order.Mode: "service_order.mode",
    service_order.Priority: "service_order.priority",
    service_order.Coverage: "service_order.coverage",
    service_order.Aspect: "service_order.aspect",
    service_order.Comparison: "service_order.comparison",
    service_order.Payer: "service_order.payer",
    service_order.OldPart: "service_order.old_part",
    service_order.VisitResult: "service_order.visit_result",
    service_order.Result: "service_order.result",
    service_order.Rating: "service_order.rating",
    service_order.Condition: "service_order.condition",
    service_order.Relation: "service_order.relation",
    clock.Unit: "policy.unit",
    clock.Trigger: "policy.trigger",
    clock.Stop: "policy.stop",
    clock.After: "policy.after",
    **TICKET_CHOICES,
}


def readable(one: Difference) -> bool:
    """Whether a difference tells people anything: a reference goes with its name, a result with its cause."""
    if one.path and one.path[0] in WORKED_OUT:
        return False
    return not (_reference(one.old) and _reference(one.new))


def _reference(found: object) -> bool:
    return found == "" or (isinstance(found, str) and _DOCUMENT.fullmatch(found) is not None)


def section(owner: type[Any]) -> str:
    """Return the section of ``words/fields.toml`` that names the fields of a record type."""
    name = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in owner.__name__)
    return _SECTIONS.get(owner, name.lstrip("_"))


def field(step: Field, lang: Lang) -> str:
    """Return what a field is called; one without a name keeps the program's."""
    try:
        return label(f"fields.{section(step.owner)}.{step.name}", lang)
    except KeyError:
        return step.name


def path(steps: Path, lang: Lang) -> str:
    """Return the way from a record to what changed: fields by name, rows by what they are about."""
    return " › ".join(field(step, lang) if isinstance(step, Field) else _title(step, lang) for step in steps)


def _title(row: Row, lang: Lang) -> str:
    value = row.value
    if isinstance(value, UnitCheck):
        return f"{value.name} {value.serial}".strip()
    if isinstance(value, Answer | service_order.Observation):
        return value.item.name
    if isinstance(value, service_order.Visit):
        return label("history.row", lang).format(n=row.place + 1)
    if found := clock_title(value, lang) or ticket_title(value, lang):
        return found
    for name in ("name", "description", "form", "serial", "id"):
        if text := str(getattr(value, name, "")).strip():
            return text
    return label("history.row", lang).format(n=row.place + 1)


def value(found: Any, lang: Lang, steps: Path = ()) -> str:
    """Return a value in words; ``steps`` is the way to it."""
    told = clock_value(found, lang, steps)
    return _value(found, lang, steps) if told is None else told or label("history.empty", lang)


def _value(found: Any, lang: Lang, steps: Path) -> str:
    if found is None or found in ("", ()):
        return label("history.empty", lang)
    if isinstance(found, bool):
        return label("history.yes" if found else "history.no", lang)
    if isinstance(found, StrEnum):
        return _choice(found, lang, steps)
    if isinstance(found, tuple | list):
        return listed((value(one, lang) for one in found), lang)
    if isinstance(found, msgspec.Struct):
        return _record(found, lang)
    return _cause(found, lang, steps) or _plain(found)


def _cause(found: Any, lang: Lang, steps: Path) -> str:
    """Return a root cause code in words, nothing for what is none."""
    last = steps[-1] if steps else None
    is_cause = isinstance(last, Field) and last.name == "cause" and causes.known(str(found))
    return say(causes.cause_label(str(found)), lang) if is_cause else ""


def _choice(found: StrEnum, lang: Lang, steps: Path) -> str:
    last = steps[-1] if steps else None
    looks = isinstance(last, Field) and last == (UnitCheck, "appearance")
    prefix = "delivery.appearance" if looks else _CHOICES.get(type(found), "")
    try:
        return label(f"{prefix}.{found.value}", lang)
    except (KeyError, FileNotFoundError):
        return found.value


def _plain(found: Any) -> str:
    if isinstance(found, Decimal):
        return f"{found.normalize():f}" if found.is_finite() else str(found)
    if isinstance(found, datetime):
        return f"{found.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
    return found.isoformat() if isinstance(found, date) else str(found)


def _record(found: msgspec.Struct, lang: Lang) -> str:
    if isinstance(found, Signature):
        parts = (found.name, found.role, _choice(found.method, lang, ()), _plain(found.signed_at))
        return " ".join(part for part in parts if part)
    if isinstance(found, Photo):
        return found.caption or label("history.photo", lang)
    return ticket_words(found, lang) or _title(Row(found, 0), lang)
