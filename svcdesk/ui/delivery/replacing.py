"""Choosing a piece from stock that stands in for a defective or missing one (6.5.1.4)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.planning import Piece
from svcdesk.domain.replacement import find_defect, line_of_defect, replace_from_stock
from svcdesk.errors import Refused
from svcdesk.services import delivery as deliveries
from svcdesk.services.desk import Session
from svcdesk.ui import ask
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.fields import Option


def choose_replacement(editor: Editor, session: Session, defect_id: str, parent: QWidget) -> None:
    """Offer the pieces in 合格库, of this vehicle first, and put the chosen one into the delivery."""
    defect = find_defect(editor.body, defect_id)
    line = line_of_defect(editor.body, defect)
    pieces = deliveries.replacement_pieces(session, editor.body, defect_id) if line else []
    if line is None or not pieces:
        words = QCoreApplication.translate(
            "Replacing", "合格库里没有可以换上的 {name}。请改为现场修复、列入遗留，或由库房补货后再换。"
        )
        ask.message(parent, words.format(name=line.name if line else defect.description), tone="warn")
        return
    options = [
        Option(str(index), _title(line.name, piece), _detail(piece, line.uom)) for index, piece in enumerate(pieces)
    ]
    chosen = ask.choose(
        parent,
        QCoreApplication.translate("Replacing", "换上哪一件？"),
        options,
        yes=QCoreApplication.translate("Replacing", "换上这一件"),
    )
    if chosen is None:
        return
    try:
        editor.put(replace_from_stock(editor.body, defect_id, pieces[int(chosen)]))
    except Refused as refused:
        ask.problems(parent, QCoreApplication.translate("Replacing", "不能换上这一件："), refused.problems)


def _title(name: str, piece: Piece) -> str:
    return f"{name} {piece.serial}".strip()


def _detail(piece: Piece, uom: str) -> str:
    store = piece.store or QCoreApplication.translate("Replacing", "主库")
    return (
        store
        if piece.serial
        else QCoreApplication.translate("Replacing", "{store} · 现有 {n} {uom}").format(
            store=store, n=f"{piece.quantity:f}", uom=uom
        )
    )
