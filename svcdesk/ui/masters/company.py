"""The company's own data: what stands on every sheet, the bank account of payment notices, form codes."""

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from svcdesk.domain.check_masters import check_company
from svcdesk.domain.checks import Finding
from svcdesk.domain.masters import BankAccount, Company, FormCode
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.sheets import CODED
from svcdesk.domain.sheets import Form as Sheet
from svcdesk.services import logo, masters, rights
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.edit_view import EditView
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.masters.master_view import field
from svcdesk.ui.parts import button, hide_unless, label
from svcdesk.ui.record_view import Heading
from svcdesk.ui.row_parts import Column
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.ui.single_page import SinglePage
from svcdesk.words import Message

_LOGO_HEIGHT = 64


class CompanyView(EditView):
    """There is one company per desk."""

    kind = "company"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.may_edit = rights.may(context.session, Right.COMPANY)
        self._head = Form([
            field("company", "name", required=True, wide=True), field("company", "name_en", wide=True),
            field("company", "address", wide=True), field("company", "phone", "phone"),
            field("company", "hotline", "phone"),
        ])  # fmt: skip
        bank = ("account_name", "bank", "account", "tax_id")
        self._bank = Form([Field(f"bank.{key}", Message(f"fields.bank.{key}")) for key in bank])
        self._forms = RowsEditor(
            [
                Column(Field("title", Message("fields.form_code.form"), read_only=True), 4),
                Column(field("form_code", "code"), 3), Column(field("form_code", "version"), 2),
                Column(field("form_code", "copies", "integer"), 2),
            ],
            "",
            fixed=True,
        )  # fmt: skip
        self.lay_out(
            [
                (self.tr("公司"), self._head),
                (self.tr("公司标志"), self._logo_part()),
                (self.tr("收款账户（印在收款通知上）"), self._bank),
                (self.tr("表单编号（印在表名下方）"), self._forms),
            ],
            EditParts([self._head, self._bank], {"forms": self._forms}),
        )

    def _logo_part(self) -> QWidget:
        self._logo = QLabel()
        self._logo.setMinimumHeight(_LOGO_HEIGHT)
        choose, remove = button(self.tr("选择图片…"), icon="image"), button(self.tr("去掉"))
        choose.clicked.connect(self._choose_logo)
        remove.clicked.connect(self._remove_logo)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.addWidget(self._logo)
        line.addStretch()
        hide_unless(self.may_edit, choose, remove)
        for one in (choose, remove):
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        column.addWidget(label(self.tr("PNG 或 JPEG，印在每张单据的左上角。"), "small"))
        return part

    def open(self) -> None:
        """Show the company of this desk."""
        found = masters.company(self.context.session)
        self.show_record(found.doc) if found else self.start_new()

    # what EditView asks for
    def load(self, doc: str) -> Record[Company]:
        found = masters.company(self.context.session)
        if found is None:
            raise KeyError(doc)
        return found

    def put(self, body: Company | None) -> None:
        shown = body or Company("")
        self._head.set_values({key: getattr(shown, key) for key in self._head.keys()})  # noqa: SIM118 - a method
        self._bank.set_values({f"bank.{key}": value for key, value in msgspec.structs.asdict(shown.bank).items()})
        known = {code.form: code for code in shown.forms}
        self._forms.set_rows([_row(sheet, known.get(sheet, FormCode(sheet, "", ""))) for sheet in CODED])
        self._show_logo()

    def take(self) -> Company:
        values: Any = self.parts.values()
        bank = BankAccount(**{key.removeprefix("bank."): value for key, value in self._bank.values().items()})  # type: ignore[arg-type]
        before = self.record.body if self.record else Company("")
        return msgspec.structs.replace(
            before,
            **{key: values[key] for key in self._head.keys()},  # noqa: SIM118 - a method
            bank=bank,
            forms=_codes(values["forms"]),
        )

    def check(self, body: Company) -> list[Finding]:
        return check_company(body)

    def store(self, body: Company) -> Record[Company]:
        return self.context.do(masters.save_company, body)

    def heading(self) -> Heading:
        return Heading(self.tr("公司资料"))

    def _show_logo(self) -> None:
        image = logo.logo(self.context.session)
        picture = QPixmap()
        if image is not None and picture.loadFromData(image.data):
            ratio = self.devicePixelRatioF()
            picture = picture.scaledToHeight(round(_LOGO_HEIGHT * ratio), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
            self._logo.setPixmap(picture)
        else:
            self._logo.setText(self.tr("还没有标志"))

    def _choose_logo(self) -> None:
        path = ask.open_file(self, self.tr("公司标志"), self.tr("图片 (*.png *.jpg *.jpeg)"))
        if path is not None:
            self.context.do(logo.set_logo, path.read_bytes())
            self.open()

    def _remove_logo(self) -> None:
        if self.record is not None and self.record.body.logo:
            self.context.do(masters.save_company, msgspec.structs.replace(self.record.body, logo=""))
            self.open()


def _row(sheet: Sheet, code: FormCode) -> dict[str, object]:
    return {**msgspec.structs.asdict(code), "title": f"{sheet} {text(Message(f'stages.form.{sheet}'))}"}


def _codes(rows: Sequence[dict[str, Any]]) -> tuple[FormCode, ...]:
    return tuple(
        FormCode(row["form"], row["code"], row["version"], row["copies"] or 0)
        for row in rows
        if row["code"] or row["version"]
    )


class CompanyPage(SinglePage):
    """The company with its heading and history."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        view = CompanyView(context)
        super().__init__(context, view, parent)
        view.open()
