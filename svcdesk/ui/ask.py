"""The one place where the program stops and asks: questions, sentences, files. Tests put answers in its place.

Call it as ``ask.confirm(…)``, never by importing the function, or a test could not answer.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from svcdesk.ui.ask_dialog import AskDialog, ChoiceDialog, ProblemsDialog, SecretDialog, TextDialog
from svcdesk.ui.colours import Tone
from svcdesk.ui.fields import Option
from svcdesk.ui.language import Text, text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_folder = [Path.home()]
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def confirm(
    parent: QWidget | None, question: Text, *, yes: str, no: str = "", detail: Text = "", danger: bool = False
) -> bool:
    """Ask yes or no; ``yes`` says what will happen. ``danger`` destroys something: Enter then does nothing."""
    dialog = AskDialog(parent, text(question), text(detail), "warn" if danger else "accent")
    dialog.add_no(no, default=danger)
    dialog.add_yes(yes, danger=danger)
    return dialog.run()


def choose(parent: QWidget | None, question: Text, options: Sequence[Option], *, yes: str = "") -> str | None:
    """Ask for one of several; return its id."""
    dialog = ChoiceDialog(parent, text(question), options)
    dialog.add_no()
    dialog.add_yes(yes)
    return dialog.chosen() if dialog.run() else None


def words(
    parent: QWidget | None,
    question: Text,
    *,
    yes: str = "",
    detail: Text = "",
    value: str = "",
    required: bool = True,
    lines: int = 1,
) -> str | None:
    """Ask for a line of text, or for several lines; ``None`` means the person thought better of it."""
    dialog = TextDialog(parent, text(question), text(detail), value, required=required, lines=lines)
    dialog.add_no()
    dialog.add_yes(yes)
    return dialog.words() if dialog.run() else None


def message(parent: QWidget | None, sentence: Text, *, detail: Text = "", tone: Tone = "accent") -> None:
    """Say something that must not be missed."""
    dialog = AskDialog(parent, text(sentence), text(detail), tone)
    dialog.add_understood()
    dialog.run()


def problems(parent: QWidget | None, headline: Text, reasons: Sequence[Text]) -> None:
    """Say everything that stands in the way, at once, each with its clause."""
    dialog = ProblemsDialog(parent, text(headline), [text(reason) for reason in reasons])
    dialog.add_understood()
    dialog.run()


def open_file(parent: QWidget | None, title: str, filters: str) -> Path | None:
    """Ask which file to read; ``filters`` as Qt writes them: ``照片 (*.jpg *.png)``."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(_folder[0]), filters)
    return _remember(Path(name)) if name else None


def open_files(parent: QWidget | None, title: str, filters: str) -> list[Path]:
    """Ask which files to read."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(_folder[0]), filters)
    return [_remember(Path(name)) for name in names]


def save_file(parent: QWidget | None, title: str, suggested: str, filters: str) -> Path | None:
    """Ask where to write a file of a suggested name; what stands there is overwritten only if the person says so."""
    dialog = QFileDialog(parent, title, str(_folder[0]), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggested).suffix.removeprefix("."))
    dialog.selectFile(file_name(suggested))
    try:
        return _remember(Path(dialog.selectedFiles()[0])) if dialog.exec() else None
    finally:
        dialog.deleteLater()


def secret(parent: QWidget | None, question: Text, *, yes: str, detail: Text = "") -> str | None:
    """Ask for a password that somebody else has set."""
    dialog = SecretDialog(parent, text(question), text(detail))
    dialog.add_no()
    dialog.add_yes(yes)
    return dialog.words() if dialog.run() else None


def folder(parent: QWidget | None, title: str) -> Path | None:
    """Ask for a folder."""
    name = QFileDialog.getExistingDirectory(parent, title, str(_folder[0]))
    return Path(name) if name else None


def file_name(suggested: str) -> str:
    """Return a name every system accepts: no reserved signs, not too long, with its suffix."""
    path = Path(_FORBIDDEN.sub("_", suggested).strip(" ."))
    return f"{path.stem[:80].strip()}{path.suffix}"


def _remember(path: Path) -> Path:
    _folder[0] = path.parent
    return path


def printer(parent: QWidget | None, title: str, pages: int) -> "QPrinter | None":
    """Ask which printer, how many copies and which pages; ``title`` names the job in the printer's queue."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter  # noqa: PLC0415

    chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
    chosen.setDocName(title)
    chosen.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(chosen, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    for button in dialog.findChildren(QPushButton):
        if button.text().endswith(">>"):  # where Qt draws the dialog itself: show copies and page range at once
            button.click()
    try:
        return chosen if dialog.exec() else None
    finally:
        dialog.deleteLater()
