"""Buttons whose words may be long: one is cut and told in full as its tooltip, one goes on in the next line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from svcdesk.ui import colours, theme

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_PAD = 5


class ChoiceButton(QPushButton):
    """Stays down when pressed; the chosen one is bold and must not grow or be cut, a long name is cut at ``most``."""

    def __init__(self, words: str = "", most: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.say(words)

    def say(self, words: str, mark: str = "") -> None:
        """Show words, and after them a mark that is never cut."""
        shown = self._bold().elidedText(words, Qt.TextElideMode.ElideMiddle, self._most) + mark
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(words + mark)
        self.setToolTip(words if shown != words + mark else "")

    def _bold(self) -> QFontMetrics:
        bold = QFont(self.font())
        bold.setBold(True)
        return QFontMetrics(bold)

    # Qt's own
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        more = self._bold().horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, more), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class WrappedLink(QPushButton):
    """A sentence that leads somewhere when pressed, in as many lines as it needs."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAutoDefault(False)
        theme.look(self, "link")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # Qt's own
    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - 2 * _PAD), 10_000)
        words = self.fontMetrics().boundingRect(room, _WRAPPED, self.text())
        return max(theme.target() - 8, words.height() + 2 * _PAD)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(320, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.target() - 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        font = QFont(self.font())
        font.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(font)
        painter.setPen(colours.ACCENT_TEXT)
        painter.drawText(self.rect().adjusted(_PAD, 0, -_PAD, 0), _WRAPPED, words)
        painter.end()
