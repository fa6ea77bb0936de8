"""A customer with sites and contacts."""

from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from svcdesk.domain.checks import Finding
from svcdesk.domain.masters import Contact, Customer, Site
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.services import masters
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.form import Form
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
        self.lay_out(
            [
                (self.tr("基本资料"), self._head),
                (self.tr("使用地点（交货、安装、维修的地方）"), self._sites),
                (self.tr("联系人"), self._contacts),
                (self.tr("在用设备"), self._installed),
            ],
            EditParts([self._head], {"sites": self._sites, "contacts": self._contacts}),
        )

    def new_title(self) -> str:
        return self.tr("新客户")

    def put(self, body: Customer | None) -> None:
        plain = msgspec.structs.asdict(body or Customer(""))
        self._sites.set_rows([msgspec.structs.asdict(site) for site in plain.pop("sites")])
        self._contacts.set_rows([msgspec.structs.asdict(one) for one in plain.pop("contacts")])
        self._head.set_values(plain)
        self._installed.show_customer(self.record.doc if self.record else "")

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
