"""A customer with sites and contacts."""

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtWidgets import QPushButton, QWidget

from svcdesk.domain.checks import Finding
from svcdesk.domain.masters import Contact, Customer, CustomerState, Site
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.services import masters, rights
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.form import Form
from svcdesk.ui.masters.customer_unity import CustomerUnity
from svcdesk.ui.masters.installed import InstalledTable
from svcdesk.ui.masters.master_view import MasterView, field
from svcdesk.ui.row_parts import Column
from svcdesk.ui.rows_editor import RowsEditor


class CustomerView(MasterView):
    """One customer."""

    kind = "customer"
    body = Customer
    right = Right.CUSTOMERS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._head = Form([
            field("customer", "name", required=True, wide=True), field("customer", "code"),
            field("customer", "short_name"), field("customer", "uscc"), field("customer", "phone", "phone"),
            field("customer", "country"), field("customer", "note"), field("customer", "address", wide=True),
        ], columns=3)  # fmt: skip
        self._sites = RowsEditor(
            [
                Column(field("site", "name", required=True), 3), Column(field("site", "address"), 5),
                Column(field("site", "contact"), 3), Column(field("site", "phone", "phone"), 3),
            ],
            self.tr("添加地点"),
        )  # fmt: skip
        self._contacts = RowsEditor(
            [
                Column(field("contact", "name", required=True), 3), Column(field("contact", "role"), 3),
                Column(field("contact", "phone", "phone"), 3), Column(field("contact", "email"), 4),
            ],
            self.tr("添加联系人"),
        )  # fmt: skip
        self._installed = InstalledTable(context)
        self._installed.opened.connect(self._open_unit)
        self.unity = CustomerUnity(context, self)
        self.unity.changed.connect(self._show_anew)
        self.lay_out(
            [
                (self.tr("基本资料"), self._head),
                (self.tr("可能是同一个客户"), self.unity.alike),
                (self.tr("使用地点（交货、安装、维修的地方）"), self._sites),
                (self.tr("联系人"), self._contacts),
                (self.tr("在用设备"), self._installed),
                (self.tr("已合并到这里的客户"), self.unity.absorbed),
            ],
            EditParts([self._head], {"sites": self._sites, "contacts": self._contacts}),
            above=self.unity.notice,
        )
        self._head.changed.connect(self._who_typed)
        self._contacts.changed.connect(self._who_typed)

    def buttons(self) -> Sequence[QPushButton]:
        return [self.unity.merge, *super().buttons()]

    def read_only_words(self) -> str:
        if self.record is not None and self.record.state == CustomerState.MERGED:
            return self.tr("只能查看：这个客户已合并，请在保留的客户那里修改。")
        return super().read_only_words()

    def new_title(self) -> str:
        return self.tr("新客户")

    def put(self, body: Customer | None) -> None:
        merged = self.record is not None and self.record.state == CustomerState.MERGED
        self.may_edit = rights.may(self.context.session, self.right) and not merged
        self.unity.show_customer(self.record)
        plain = msgspec.structs.asdict(body or Customer(""))
        del plain["merged_into"], plain["merged_name"]
        self._sites.set_rows([msgspec.structs.asdict(site) for site in plain.pop("sites")])
        self._contacts.set_rows([msgspec.structs.asdict(one) for one in plain.pop("contacts")])
        self._head.set_values(plain)
        self._installed.show_customer(self.record.doc if self.record else "")

    def _who_typed(self) -> None:
        head = self._head.values()
        phones = [str(one.get("phone") or "") for one in self._contacts.rows()]
        self.unity.typed(str(head.get("name") or ""), (str(head.get("phone") or ""), *phones))

    def _show_anew(self) -> None:
        if self.record is not None:
            self.show_record(self.record.doc)
            self.setFocus()  # what had the cursor is gone, and it would wander out of the page

    def _open_unit(self, key: str) -> None:
        self.context.hub.wanted.emit("unit", key)

    def take(self) -> Customer:
        sites = [msgspec.convert({"id": "", **one}, Site) for one in self._sites.rows()]
        contacts = [msgspec.convert(one, Contact) for one in self._contacts.rows()]
        head: Any = self._head.values()
        return Customer(**head, sites=tuple(sites), contacts=tuple(contacts))

    def check(self, body: Customer) -> list[Finding]:
        return masters.check_customer(self.context.session, body, self.record.doc if self.record else "")

    def store(self, body: Customer) -> Record[Customer]:
        return self.context.do(masters.save_customer, body, self.record)
