"""How the window looks: Fusion with our palette, fonts and one short style sheet."""

from string import Template
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from svcdesk.paths import resource
from svcdesk.ui import colours, language
from svcdesk.ui.colours import PAINTS, Tone

FontSize = Literal["small", "normal", "large", "very_large"]
FONT_SIZES: dict[FontSize, int] = {"small": 13, "normal": 14, "large": 16, "very_large": 19}
"""Height of ordinary text in device-independent pixels."""

Look = Literal[
    "page", "card", "chosen-card", "popup", "bare", "line", "notice-ok", "notice-warn", "notice-bad",
    "title", "heading", "figure", "strong", "muted", "small", "error",
    "primary", "danger", "quiet", "link", "step", "segment", "moment", "plain", "chip",
]  # fmt: skip
TARGET = 40
"""Least height of anything to be hit, in device-independent pixels: cold hands, small touchpads."""

_FAMILY = "Noto Sans SC"


def apply(app: QApplication, size: FontSize = "normal") -> None:
    """Dress the application; may be called again when the person picks another font size."""
    load_fonts()
    app.setStyle("Fusion")
    app.setPalette(_palette())
    font = QFont(_FAMILY)
    font.setPixelSize(FONT_SIZES[size])
    app.setFont(language.fit(font))
    app.setStyleSheet(_sheet(FONT_SIZES[size]))


def load_fonts() -> None:
    """Give Qt the fonts the program carries, once: a bare machine has none."""
    if _FAMILY in QFontDatabase.families():
        return
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def target() -> int:
    """Return the least height of a control at the font size in use."""
    return max(TARGET, round(QApplication.font().pixelSize() * 2.6))


def look(widget: QWidget, name: Look, tone: Tone | None = None) -> None:
    """Give a widget one of the looks of the style sheet, also while it is already shown."""
    widget.setProperty("look", name)
    if tone is not None:
        widget.setProperty("tone", tone)
    repolish(widget)


def set_tone(widget: QWidget, tone: Tone) -> None:
    """Colour a label or button by what its state means."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Make the style sheet look at a changed property."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for part, colour in (
        (role.Window, colours.GROUND), (role.WindowText, colours.INK), (role.Base, colours.CARD),
        (role.AlternateBase, colours.GROUND), (role.Text, colours.INK), (role.Button, colours.CARD),
        (role.ButtonText, colours.INK), (role.Highlight, colours.ACCENT), (role.HighlightedText, "#ffffff"),
        (role.PlaceholderText, "#6b758c"), (role.ToolTipBase, colours.CARD), (role.ToolTipText, colours.INK),
        (role.Link, colours.ACCENT_TEXT), (role.LinkVisited, colours.ACCENT_TEXT), (role.Mid, colours.LINE),
    ):  # fmt: skip
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(colours.OFF))
    return palette


def _sheet(size: int) -> str:
    height = max(TARGET, round(size * 2.6))
    names: dict[str, object] = {
        "icons": resource("icons/sheet").as_posix(), "ink": colours.INK, "muted": colours.MUTED,
        "accent": colours.ACCENT, "accent_ink": colours.ACCENT_TEXT, "accent_dark": colours.ACCENT_DARK,
        "accent_pale": colours.ACCENT_PALE, "ground": colours.GROUND, "card": colours.CARD,
        "line": colours.LINE, "line_pale": colours.LINE_PALE, "done": colours.DONE, "off": colours.OFF,
        "read_only": colours.READ_ONLY, "hover": "#f1f4f9", "box": "#8e98ac",
        "title": round(size * 1.5), "heading": round(size * 1.12), "figure": round(size * 2.2),
        "small": max(12, size - 1), "small_gap": round(size * 1.5), "inner": height - 2, "inner_focus": height - 4,
        "inner_narrow": height - 14, "moment": round(height * 1.45), "row": height - 6, "pad": 15, "pad_focus": 14,
    }  # fmt: skip
    for tone, paint in PAINTS.items():
        names |= {f"{tone}_ink": paint.ink, f"{tone}_ground": paint.ground, f"{tone}_line": paint.line}
    names["accent_ink"] = colours.ACCENT_TEXT
    return Template(resource("theme.qss").read_text("utf-8")).substitute(names)
