"""The dialogs behind ``ask``: a sentence, what belongs to it, and buttons that say what they do."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from svcdesk.ui import icons, theme
from svcdesk.ui.colours import PAINTS, Tone
from svcdesk.ui.editors.lines import Line, Paragraph
from svcdesk.ui.fields import Option
from svcdesk.ui.lines_delegate import DETAIL, MARK, LinesDelegate

_ICONS: dict[Tone, str] = {
    "neutral": "info", "muted": "info", "accent": "info", "ok": "circle-check", "warn": "triangle-alert",
    "bad": "circle-alert",
}  # fmt: skip
_WIDTH = 520


class AskDialog(QDialog):
    """A headline with its icon, a detail under it, room for more, and buttons."""

    _fills = False

    def __init__(self, parent: QWidget | None, headline: str, detail: str = "", tone: Tone = "accent") -> None:
        super().__init__(parent)
        self.setWindowTitle(QGuiApplication.applicationDisplayName())
        self.setMinimumWidth(_WIDTH)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(_ICONS[tone], 28, self.devicePixelRatioF(), PAINTS[tone].ink))
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.body.addWidget(_words(headline, "heading"))
        if detail:
            self.body.addWidget(_words(detail))
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self.body, 1)
        self.buttons = QDialogButtonBox()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(18)
        layout.addLayout(top, 1)
        layout.addWidget(self.buttons)

    def add_yes(self, words: str = "", *, danger: bool = False) -> QPushButton:
        """Add the button that accepts."""
        button = self.buttons.addButton(words or self.tr("确定"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.look(button, "danger" if danger else "primary")
        button.setDefault(not danger)
        button.setAutoDefault(not danger)
        for keys in () if danger else ("Ctrl+Return", "Ctrl+Enter"):  # in words of several lines Enter is theirs
            QShortcut(QKeySequence(keys), self, button.click)
        return button

    def add_understood(self) -> None:
        """Add the one button of a dialog that only says something."""
        self.add_yes(self.tr("知道了"))

    def add_no(self, words: str = "", *, default: bool = False) -> QPushButton:
        """Add the button that does nothing."""
        button = self.buttons.addButton(words or self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        button.setDefault(default)
        button.setAutoDefault(default)
        if default:
            button.setFocus()
        return button

    def run(self) -> bool:
        """Ask, and say whether the person accepted; the dialog is gone afterwards."""
        if not self._fills:
            self.body.addStretch(1)
        try:
            return self.exec() == QDialog.DialogCode.Accepted
        finally:
            self.deleteLater()


class TextDialog(AskDialog):
    """Asks for words; while they are required and missing, they cannot be accepted."""

    def __init__(
        self, parent: QWidget | None, headline: str, detail: str, value: str, *, required: bool, lines: int
    ) -> None:
        super().__init__(parent, headline, detail)
        self._required = required
        self.input: Line | Paragraph
        if lines > 1:
            self.input = Paragraph(lines=lines)
            self.input.typed.connect(self._judge)
        else:
            self.input = Line()
            self.input.textChanged.connect(self._judge)
        self.input.put(value)
        self.input.setAccessibleName(headline)
        self.input.setAccessibleDescription(detail)
        self.body.addWidget(self.input)
        self.input.setFocus()

    def words(self) -> str:
        """Return what was typed, without outer spaces."""
        return (self.input.text() if isinstance(self.input, Line) else self.input.toPlainText()).strip()

    def add_yes(self, words: str = "", *, danger: bool = False) -> QPushButton:
        self._yes = super().add_yes(words, danger=danger)
        self._judge()
        return self._yes

    def _judge(self) -> None:
        self._yes.setEnabled(bool(self.words()) or not self._required)


class SecretDialog(TextDialog):
    """Asks for a password, which is neither shown nor trimmed."""

    def __init__(self, parent: QWidget | None, headline: str, detail: str) -> None:
        super().__init__(parent, headline, detail, "", required=True, lines=1)
        if isinstance(self.input, Line):
            self.input.setEchoMode(Line.EchoMode.Password)

    def words(self) -> str:
        return self.input.text() if isinstance(self.input, Line) else ""


class ChoiceDialog(AskDialog):
    """Asks for one of several, each with a line that explains it."""

    _fills = True

    def __init__(self, parent: QWidget | None, headline: str, options: Sequence[Option]) -> None:
        super().__init__(parent, headline)
        self.list = QListWidget()
        self.list.setItemDelegate(LinesDelegate(self.list))
        self.list.setAccessibleName(headline)
        for option in options:
            item = QListWidgetItem(option.title, self.list)
            item.setData(DETAIL, option.detail)
            item.setData(MARK, option.mark)
            item.setData(Qt.ItemDataRole.UserRole, option.id)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(8, len(options))))
        self.list.setMinimumHeight(rows + 4)
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.body.addWidget(self.list, 1)
        self.list.setFocus()

    def chosen(self) -> str:
        """Return the id of the chosen entry."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""


class ProblemsDialog(AskDialog):
    """Says everything that stands in the way, at once."""

    _fills = True

    def __init__(self, parent: QWidget | None, headline: str, problems: Sequence[str]) -> None:
        super().__init__(parent, headline, tone="bad")
        self.setMinimumWidth(_WIDTH + 120)
        self._problems = list(problems)
        inside = QWidget()
        theme.look(inside, "bare")
        inside.setMinimumHeight(1)  # or the area keeps room for the words broken at their narrowest
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for number, problem in enumerate(problems, 1):
            column.addWidget(_problem(f"{number}." if len(problems) > 1 else "", problem))
        column.addStretch()
        area = _Tall()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(area, 1)
        copy = self.buttons.addButton(self.tr("复制"), QDialogButtonBox.ButtonRole.HelpRole)
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)

    def copy(self) -> None:
        """Put all the sentences on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self._problems))


class _Tall(QScrollArea):
    """As high as what is in it, up to most of the screen."""

    # Qt's own
    def sizeHint(self) -> QSize:
        inside, most = self.widget(), self.screen().availableGeometry().height() * 6 // 10
        height = inside.heightForWidth(_WIDTH) if inside else 0
        return QSize(_WIDTH, min(height + 4, most))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _problem(number: str, problem: str) -> QFrame:
    frame = QFrame()
    theme.look(frame, "notice-bad")
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 9, 12, 9)
    row.setSpacing(8)
    if number:
        row.addWidget(QLabel(number), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_words(problem), 1)
    return frame


def _words(words: str, look: theme.Look | None = None) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = label.sizePolicy()  # changed, not replaced: it carries that the height follows the width
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
    label.setSizePolicy(policy)
    if look:
        theme.look(label, look)
    return label
