"""Fitting words into little room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


def two_lines(words: str, metrics: QFontMetrics, width: int, *, always: bool = False) -> list[str]:
    """Return words on one line if they fit ``width`` pixels, else on two balanced ones, cut short if need be."""
    if not always and metrics.horizontalAdvance(words) <= width:
        return [words]
    gaps = [at for at, sign in enumerate(words) if sign == " "]
    if not gaps:
        gaps = [len(words) // 2] if _is_chinese(words) else []
    splits = [(words[:at].rstrip(), words[at:].lstrip()) for at in gaps]
    if not splits:
        return [_cut(words, metrics, width)]
    best = min(splits, key=lambda pair: max(metrics.horizontalAdvance(part) for part in pair))
    return [_cut(part, metrics, width) for part in best]


def _cut(words: str, metrics: QFontMetrics, width: int) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


def _is_chinese(words: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in words)
