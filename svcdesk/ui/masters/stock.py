"""Stock: what stands where, opening stock and transfers, and the life of one serial number."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from svcdesk.domain.figures import figure
from svcdesk.domain.rights import Right
from svcdesk.domain.stock import Place
from svcdesk.domain.times import local_day
from svcdesk.services import rights, stock
from svcdesk.services.desk import Changes
from svcdesk.services.passport import passport
from svcdesk.services.spares import below_minimum
from svcdesk.services.stock_list import Held, held, life, none_at_all
from svcdesk.ui.context import Context
from svcdesk.ui.editors.lists import Drop
from svcdesk.ui.empty_words import EmptyWords
from svcdesk.ui.language import text
from svcdesk.ui.masters.stock_dialogs import OpeningDialog, TransferDialog
from svcdesk.ui.notice import Notice
from svcdesk.ui.page import Page
from svcdesk.ui.parts import button, hide_unless, label, row
from svcdesk.ui.passport import PassportCard
from svcdesk.ui.shortage_card import told
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView
from svcdesk.words import Message

_PAUSE_MS = 150
_KINDS = frozenset({"opening", "transfer", "delivery", "product", "service_order"})


class StockPage(Page):
    """What is on hand is a sum of moves; nobody edits a number here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: dict[str, Held] = {}
        self._model = RowsModel([
            Column("name", Message("fields.opening_line.product")),
            Column("serial", Message("fields.opening_line.serial"), 180),
            Column("place", Message("fields.opening_line.place"), 150),
            Column("store", Message("fields.opening_line.store"), 130),
            Column("quantity", Message("fields.opening_line.quantity"), 90, right=True),
        ], parent=self)  # fmt: skip
        self._view = RowsView(self._model)
        self._view.setAccessibleName(self.tr("库存"))
        self._empty = EmptyWords(self._view)
        self._view.picked.connect(self._show_life)
        self._notice, self._short = Notice(), Notice()
        self._more = label("", "small")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._load)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._head())
        layout.addWidget(self._filters())
        layout.addWidget(self._notice)
        layout.addWidget(self._short)
        layout.addWidget(self._split(), 1)
        layout.addWidget(self._more)
        context.hub.changed.connect(self._something_changed)
        self._load()
        self._tell_short()

    def _head(self) -> QWidget:
        may = rights.may(self._context.session, Right.STOCK)
        bring = button(self.tr("期初入库…"), "primary", "plus")
        carry = button(self.tr("移库…"), icon="move-horizontal")
        for one, slot in ((bring, self._bring), (carry, self._carry)):
            one.clicked.connect(slot)
        hide_unless(may, bring, carry)
        head = QWidget()
        head.setLayout(row(label(self.tr("库存"), "title"), 1, carry, bring))
        return head

    def _filters(self) -> QWidget:
        self._place = Drop()
        self._place.addItem(self.tr("全部库别"), None)
        for place in (Place.GOOD, Place.QUARANTINE, Place.INSPECTION, Place.CUSTOMER, Place.SUPPLIER, Place.SCRAP):
            self._place.addItem(text(Message(f"stock.place.{place}")), place.value)
        self._place.setCurrentIndex(1)
        self._place.setMinimumWidth(170)
        self._place.setAccessibleName(text(Message("fields.opening_line.place")))
        self._place.currentIndexChanged.connect(self._load)
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("产品、编号、序列号、库位"))
        self._words.setAccessibleName(self.tr("查找库存"))
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._wait)
        filters = QWidget()
        filters.setLayout(row(self._place, self._words))
        return filters

    def _split(self) -> QSplitter:
        self._card = PassportCard()
        self._life_model = self._card.moves
        self._card.opened.connect(self._context.hub.wanted)
        split = self._halves = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self._view)
        split.addWidget(self._card)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        return split

    def open_record(self, kind: str, doc: str) -> None:
        """Show the life of a unit, given as product and serial number; other records of stock lead to their goods."""
        if kind != "unit":
            return
        product, _, serial = doc.partition(":")
        self._place.setCurrentIndex(0)
        self._words.setText(serial)
        self._load()
        self._show_unit(product, serial)
        self._halves.setSizes([1000, 3000])  # the list holds this one piece, its life is what was asked for

    def _wait(self) -> None:
        self._timer.start()

    def _load(self) -> None:
        place = self._place.currentData()
        found, left = held(self._context.session, Place(place) if place else None, self._words.text())
        self._rows = {f"{one.product}:{one.serial}:{one.place}:{one.store}": one for one in found}
        self._model.set_rows([{"id": key, **self._cells(one)} for key, one in self._rows.items()])
        self._empty.say(self._why_empty(found=bool(found)))
        self._more.setText(self.tr("还有 {n} 行没有列出，请缩小查找范围。").format(n=left) if left else "")
        self._more.setVisible(bool(left))
        clashes = stock.clashes(self._context.session)
        words = self.tr("有 {n} 处库存低于零：两份记录用了同一件货，请核对。").format(n=len(clashes))
        self._notice.say(words if clashes else "", "notice-bad")

    def _why_empty(self, *, found: bool) -> str:
        if found:
            return ""
        if not none_at_all(self._context.session):
            return self.tr("没有符合条件的库存。")
        return self.tr("还没有库存。先做期初入库，或在“导入”里从 Excel 导入；以后交付、用件和退货都会自己记到这里。")

    def _cells(self, one: Held) -> dict[str, object]:
        return {
            "name": Cell(one.name, " ".join(part for part in (one.code, one.spec) if part)),
            "serial": one.serial,
            "place": Message(f"stock.place.{one.place}"),
            "store": one.store or (self.tr("主库") if one.place is Place.GOOD else ""),
            "quantity": Cell(figure(one.quantity), self._taken(one), tone="bad" if one.quantity < 0 else "neutral"),
        }

    def _taken(self, one: Held) -> str:
        return self.tr("已占用 {n}").format(n=figure(one.reserved)) if one.reserved else ""

    def _show_life(self, key: object) -> None:
        one = self._rows[str(key)]
        if not self._show_unit(one.product, one.serial):
            title = " ".join(part for part in (one.name, one.spec) if part)
            self._card.show_goods(title, tuple(life(self._context.session, one.product, one.serial)))

    def _show_unit(self, product: str, serial: str) -> bool:
        found = passport(self._context.session, product, serial) if serial else None
        if found is not None:
            self._card.show_passport(found, local_day(self._context.session.clock()))
        return found is not None

    def _bring(self) -> None:
        dialog = OpeningDialog(self._context, self)
        dialog.exec()
        dialog.deleteLater()

    def _carry(self) -> None:
        one = self._rows.get(str(self._view.current_id()))
        if one is None or one.place is not Place.GOOD:
            self._notice.say(self.tr("请先在合格库里选中要移的那一行。"), "notice-warn")
            return
        dialog = TransferDialog(self._context, one, self)
        dialog.exec()
        dialog.deleteLater()

    def _something_changed(self, changes: Changes) -> None:
        if changes.kinds & _KINDS:
            self._load()
            self._tell_short()

    def _tell_short(self) -> None:
        self._short.say(told(below_minimum(self._context.session)), "notice-warn")
