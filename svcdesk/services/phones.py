"""Tells when a telephone number looks mistyped; it never refuses one, for real customers have strange numbers."""

import re
from collections.abc import Mapping

from svcdesk.domain.checks import Finding
from svcdesk.words import Message

_SEPARATORS = re.compile(r"[/、;；,，\n]|\s{2,}")
_EXTENSION = re.compile(r"(转|ext\.?|x|#|分机)\s*\d+\s*$", re.IGNORECASE)
_SHORTEST, _LONGEST = 3, 15  # 110 … E.164
_MOBILE_LENGTH = 11


def phone_findings(fields: Mapping[str, str]) -> list[Finding]:
    """Return a warning for each field whose number looks wrong; a field may hold several numbers."""
    return [
        Finding(Message("masters.phone_doubtful", {"phone": text.strip()}), field, warning=True)
        for field, text in fields.items()
        if text.strip() and not all(_plausible(part) for part in _SEPARATORS.split(text) if part.strip())
    ]


def _plausible(text: str) -> bool:
    number = _EXTENSION.sub("", text.strip())
    digits = "".join(re.findall(r"\d", number))
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return False
    international = number.startswith(("+", "＋", "00"))
    if international or (len(digits) == _MOBILE_LENGTH and digits.startswith("1")):
        return _known(number)
    return True


def _known(number: str) -> bool:
    """Ask the numbering plans; only numbers whose country is certain come here."""
    import phonenumbers  # noqa: PLC0415 - 60 ms, and most desks never see a doubtful number

    try:
        parsed = phonenumbers.parse(number, "CN")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(parsed)
