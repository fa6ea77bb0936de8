"""A service order made by hand: the pieces that stand at the customer are offered."""

from pytestqt.qtbot import QtBot

from svcdesk.ui.context import Context
from svcdesk.ui.editors.reference import ReferenceEditor
from svcdesk.ui.repair.new_order import NewOrderForm
from tests.gui.acceptance import context
from tests.gui.servicing import goods
from tests.repairing import Sold

__all__ = ["context", "goods"]


def _customer(form: NewOrderForm, doc: str) -> None:
    form.set_values({"customer": doc})
    form.changed.emit("customer")


def _device(form: NewOrderForm) -> ReferenceEditor:
    editor = form.editor("device")
    assert isinstance(editor, ReferenceEditor)
    return editor


def test_the_only_piece_of_a_customer_is_filled_in(qtbot: QtBot, context: Context, goods: Sold):
    form = NewOrderForm(context)
    qtbot.addWidget(form)
    _customer(form, goods.customer)
    values = form.values()
    assert (values["product"], values["serial"]) == (goods.compressor, "SN-1")


def test_pieces_are_offered_by_the_tail_of_their_number_with_their_warranty(
    qtbot: QtBot, context: Context, goods: Sold
):
    form = NewOrderForm(context)
    qtbot.addWidget(form)
    device = _device(form)
    assert list(device._source.search("1")) == []
    _customer(form, goods.customer)
    (found,) = device._source.search("n-1")
    assert found.title.endswith("SN-1")
    assert "质保内" in found.mark
    assert list(device._source.search("987")) == []
    device._take(found)
    form.set_values({"serial": "SN-77"})
    form.changed.emit("serial")
    assert form.values()["device"] is None
    assert form.values()["serial"] == "SN-77"
