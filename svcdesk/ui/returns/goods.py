"""The goods of a request: chosen from what the customer has, one line each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from svcdesk.domain.return_case import Line, ReturnCase
from svcdesk.services import return_begin
from svcdesk.services.desk import Session
from svcdesk.services.return_begin import Candidate
from svcdesk.ui import ask
from svcdesk.ui.fields import Option, PhotoStore
from svcdesk.ui.returns.fields import line_columns, translate
from svcdesk.ui.rows_editor import RowsEditor


class GoodsRows(RowsEditor):
    """Its button asks for goods to choose from instead of an empty line."""

    wanted = Signal()

    def __init__(self, photos: PhotoStore, parent: QWidget | None = None) -> None:
        super().__init__(line_columns(), translate("returns", "选择顾客的产品…"), photos=photos, parent=parent)

    def _add_line(self) -> None:
        self.wanted.emit()


def choose_goods(session: Session, body: ReturnCase, parent: QWidget, doc: str = "") -> Line | None:
    """Ask which goods of the customer come back to ``doc``; none where the person thought better of it."""
    if not body.customer.doc:
        ask.message(parent, translate("returns", "请先选择顾客，再选择他的产品。"), tone="warn")
        return None
    taken = {(line.device.product, line.device.serial, line.device.delivery) for line in body.lines}
    found = return_begin.candidates(session, body.customer.doc, body.delivery, doc)
    found = found or return_begin.candidates(session, body.customer.doc, doc=doc)
    left = [one for one in found if (one.product, one.serial, one.delivery) not in taken]
    if not left:
        words = translate("returns", "没有可以退换的产品：这个顾客处没有我们交付的、尚未列入本单的产品。")
        ask.message(parent, words, tone="warn")
        return None
    chosen = ask.choose(
        parent, translate("returns", "哪一件要退换？"), _options(left), yes=translate("returns", "列入本单")
    )
    return None if chosen is None else return_begin.line_for(session, body, left[int(chosen)])


def _options(found: Sequence[Candidate]) -> list[Option]:
    return [
        Option(
            str(at),
            " ".join(part for part in (one.name, one.spec) if part),
            " · ".join(part for part in (one.serial or _amount(one), one.delivery_number) if part),
        )
        for at, one in enumerate(found)
    ]


def _amount(one: Candidate) -> str:
    return f"{one.quantity.normalize():f} {one.uom}"
