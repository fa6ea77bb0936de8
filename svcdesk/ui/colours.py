"""The few colours of the window; every text colour has a contrast of at least 4.5 on the grounds it stands on."""

from typing import Literal, NamedTuple

Tone = Literal["neutral", "ok", "warn", "bad", "accent", "muted"]
"""What a state means to the person: nothing special, done well, soon due, wrong or late, in hand, not yet begun."""

INK = "#1a2233"
MUTED = "#5a6580"
ACCENT = "#1f6feb"
ACCENT_TEXT = "#1a5fd0"
ACCENT_DARK = "#1857bd"
ACCENT_PALE = "#dbe8fd"
GROUND = "#f5f7fa"
CARD = "#ffffff"
LINE = "#d5dae4"
LINE_PALE = "#e4e8f0"
DONE = "#e8ecf5"
READ_ONLY = "#f4f6fa"
OFF = "#9aa3b5"


class Paint(NamedTuple):
    """Text, ground and border of something that carries a tone."""

    ink: str
    ground: str
    line: str


PAINTS: dict[Tone, Paint] = {
    "neutral": Paint(INK, CARD, LINE),
    "muted": Paint(MUTED, DONE, LINE),
    "ok": Paint("#0f7550", "#e6f6ee", "#9ed8bd"),
    "warn": Paint("#8f5606", "#fdf1dc", "#ebc98a"),
    "bad": Paint("#b8322a", "#fdeceb", "#efb5b1"),
    "accent": Paint(ACCENT_TEXT, ACCENT_PALE, "#a9c8f8"),
}
BADGE = "#5f6a82"
BADGE_LATE = "#c0362c"
