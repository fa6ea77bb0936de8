"""Which figures can be kept, and how a figure is written in a sentence."""

from decimal import Decimal

LARGEST = Decimal(10) ** 12
SMALLEST = Decimal("0.000001")
_PLACES = 6


def between(value: Decimal, least: Decimal | int, most: Decimal | int = LARGEST) -> bool:
    """Tell whether a value is a number from ``least`` to ``most``; what is no number lies nowhere."""
    return value.is_finite() and least <= value <= most


def countable(quantity: Decimal, least: Decimal = SMALLEST) -> bool:
    """Tell whether a quantity can be kept: a number from ``least`` on with at most six decimal places."""
    if not between(quantity, least):
        return False
    scaled = quantity.scaleb(_PLACES)
    return scaled == scaled.to_integral_value()


def figure(value: Decimal) -> str:
    """Return a number without useless zeros and without exponent: ``9.8``, ``120``."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
