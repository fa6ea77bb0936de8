"""Amounts as they are written on paper: ¥1,409.50 and 人民币壹仟肆佰零玖元伍角."""

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_LIMIT = Decimal(10) ** 16
_CENT = Decimal("0.01")


def yuan(amount: Decimal) -> str:
    """Return an amount in figures: ``¥1,409.50``, rounded to 分 half up."""
    rounded = amount.quantize(_CENT, ROUND_HALF_UP)
    return f"{'-' if rounded < 0 else ''}¥{abs(rounded):,.2f}"


def capital(amount: Decimal) -> str:
    """Return an amount in capital figures (人民币大写) by appendix 1 of 支付结算办法, rounded to 分 half up.

    Where the rule leaves a choice (元位是零) the 零 is written. Raises ``ValueError`` from 10^16 yuan on.
    """
    cents = int((abs(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if cents >= _LIMIT * 100:
        raise ValueError(amount)
    whole, rest = divmod(cents, 100)
    sign = "负" if amount < 0 and cents else ""
    return f"人民币{sign}{_yuan_part(whole, rest)}{_cent_part(whole, rest)}"


def _yuan_part(whole: int, rest: int) -> str:
    if whole == 0:
        return "" if rest else "零元"
    return f"{_whole(whole)}元"


def _cent_part(whole: int, rest: int) -> str:
    if rest == 0:
        return "整"
    jiao, fen = divmod(rest, 10)
    gap = "零" if whole and (jiao == 0 or whole % 10 == 0) else ""
    return gap + (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[fen]}分" if fen else "")


def _whole(number: int) -> str:
    """Return a whole number above 0 in capital figures, one 零 for any run of empty places inside it."""
    text, gap = "", False
    for index in range(3, -1, -1):
        group = number // 10 ** (4 * index) % 10_000
        if group == 0:
            gap = bool(text)
            continue
        if text and (gap or group < 1000):
            text += "零"
        text, gap = text + _group(group) + _GROUPS[index], False
    return text


def _group(group: int) -> str:
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return text


_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_THOUSANDS = ("", " thousand", " million", " billion", " trillion", " quadrillion")


def english(amount: Decimal) -> str:
    """Return an amount in English words with 分 as hundredths: ``RMB one thousand four hundred nine and 50/100``."""
    cents = int((abs(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if cents >= _LIMIT * 100:
        raise ValueError(amount)
    whole, rest = divmod(cents, 100)
    groups = []
    for name in _THOUSANDS:
        whole, group = divmod(whole, 1000)
        if group:
            groups.append(f"{_hundreds(group)}{name}")
    sign = "minus " if amount < 0 and cents else ""
    return f"RMB {sign}{' '.join(reversed(groups)) or 'zero'} and {rest:02d}/100"


def _hundreds(group: int) -> str:
    hundreds, rest = divmod(group, 100)
    parts = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        parts.append(_TENS[rest // 10] + (f"-{_ONES[rest % 10]}" if rest % 10 else ""))
    elif rest:
        parts.append(_ONES[rest])
    return " ".join(parts)
