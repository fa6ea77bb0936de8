"""产品履历 of one serial or lot number: where it is, by which contract, until when its warranty runs, every move."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from svcdesk.domain.stock import Place
from svcdesk.services.labels import kind_label, state_label
from svcdesk.services.passport import Case, Passport
from svcdesk.services.stock_list import Moved
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import label, row
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message


class PassportCard(QFrame):
    """``opened`` carries kind and document of the record behind a move."""

    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "card")
        self._title = label(text(Message("passport.none")), "muted", wrap=True)
        self._facts = label("", wrap=True)
        self._warranty = label("", "strong")
        self._notice = Notice()
        self.moves = RowsModel([
            Column("at", Message("passport.at"), 130), Column("move", Message("passport.move")),
            Column("number", Message("passport.number"), 160),
        ], parent=self)  # fmt: skip
        self._view = RowsView(self.moves)
        self._view.setAccessibleName(text(Message("passport.title")))
        self._view.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(label(text(Message("passport.title")), "heading"))
        column.addWidget(self._title)
        facts = row(self._warranty)
        facts.insertWidget(0, self._facts, 1)
        column.addLayout(facts)
        column.addWidget(self._notice)
        column.addWidget(self._view, 1)

    def show_passport(self, found: Passport, today: date) -> None:
        """Show one unit as it stands on a day."""
        self._title.setText(_joined(found.name, found.spec, found.serial))
        theme.look(self._title, "strong")
        self._facts.setText(_facts(found))
        words, tone = _warranty(found, today)
        self._warranty.setText(words)
        theme.set_tone(self._warranty, tone)
        self._notice.say(text(Message("passport.clash")) if found.clash else "", "notice-bad")
        rows = [*((move.at, _row(at, move)) for at, move in enumerate(found.moves)), *map(_case, found.cases)]
        self.moves.set_rows([row for _, row in sorted(rows, key=_when)])

    def show_goods(self, title: str, moves: tuple[Moved, ...]) -> None:
        """Show goods that are only counted, which have a past but no place of their own."""
        self._title.setText(title)
        theme.look(self._title, "strong")
        self._facts.clear()
        self._warranty.clear()
        self._notice.clear()
        self.show_moves(moves)

    def show_moves(self, moves: tuple[Moved, ...]) -> None:
        """Show these moves, oldest first."""
        self.moves.set_rows([_row(at, move) for at, move in enumerate(moves)])

    def facts(self) -> str:
        """Return what is said of the unit, as it is shown."""
        return _joined(self._title.text(), self._facts.text(), self._warranty.text())

    def _open(self, key: object) -> None:
        _, kind, doc = str(key).split(":")
        self.opened.emit(kind, doc)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _facts(found: Passport) -> str:
    at_customer = found.place is Place.CUSTOMER
    name = found.customer if at_customer and found.customer else text(Message(f"stock.place.{found.place}"))
    place = _joined(name, found.site if at_customer else found.store)
    said = [text(Message("passport.place", {"place": place}))]
    if found.delivery:
        said.append(text(Message("passport.sold", {"contract": found.contract, "delivery": found.delivery})))
    if found.replaces:
        said.append(text(Message("passport.replaces", {"serial": found.replaces})))
    if found.replaced_by:
        said.append(text(Message("passport.replaced_by", {"serial": found.replaced_by})))
    return _joined(*said)


def _warranty(found: Passport, today: date) -> tuple[str, Tone]:
    """Return the warranty in words; nothing is said of a unit that was never sold."""
    if not found.warranty_end:
        return (text(Message("passport.no_warranty")), "muted") if found.delivery else ("", "neutral")
    over = date.fromisoformat(found.warranty_end) < today
    params = {"start": found.warranty_start, "end": found.warranty_end}
    return text(Message("passport.warranty_over" if over else "passport.warranty", params)), "bad" if over else "ok"


def _row(at: int, move: Moved) -> dict[str, object]:
    key = f"{at}:{move.kind}:{move.doc}"
    return {"id": key, "at": show_moment(move.at), "move": _path(move), "number": move.number}


def _when(row: tuple[datetime, dict[str, object]]) -> datetime:
    return row[0]


def _case(case: Case) -> tuple[datetime, dict[str, object]]:
    """Return a call, an order, a complaint or a return as a row among the moves."""
    kind = Message(f"ticket.kind.{case.topic}") if case.kind == "ticket" and case.topic else kind_label(case.kind)
    words = " · ".join(part for part in (text(kind), case.subject) if part)
    state = state_label(case.kind, case.state)
    shown = Cell(words, state, "warn" if case.open else "neutral")
    key = f"case:{case.kind}:{case.doc}"
    return case.at, {"id": key, "at": show_moment(case.at), "move": shown, "number": case.number}


def _path(move: Moved) -> Cell:
    ends = []
    for place, store in ((move.origin, move.origin_store), (move.target, move.target_store)):
        name = move.customer if place is Place.CUSTOMER and move.customer else text(Message(f"stock.place.{place}"))
        ends.append(f"{name} ({store})" if store else name)
    return Cell(" → ".join(ends))
