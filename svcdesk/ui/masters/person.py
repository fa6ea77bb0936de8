"""A person: department, roles, and whether and how they sign in."""

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from svcdesk.domain.checks import Finding
from svcdesk.domain.masters import Department, Person, Role, State
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.services import people
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.editors.text import TextEditor
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.masters.master_view import MasterView, field
from svcdesk.ui.parts import button
from svcdesk.ui.password_dialog import PasswordDialog
from svcdesk.words import Message


class PersonView(MasterView):
    """One person of the desk."""

    kind = "person"
    body = Person
    right = Right.PEOPLE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        departments = tuple(Choice(one, Message(f"rights.department.{one}")) for one in Department)
        roles = tuple(Choice(one, Message(f"rights.role.{one}")) for one in Role)
        self._form = Form([
            field("person", "name", required=True),
            Field("department", Message("fields.person.department"), "choice", choices=departments, required=True),
            field("person", "phone", "phone"),
            Field("login", Message("fields.person.login"), hint=self.tr("可留空：用姓名登录。")),
            Field("roles", Message("fields.person.roles"), "multi_choice", choices=roles,
                  hint=self.tr("角色决定能办理什么；可以有几个角色。")),
            Field("password", Message("fields.person.password"), hint=self.tr("至少 8 个字符；留空则不能登录。")),
        ])  # fmt: skip
        editor = self._form.editor("password")
        if isinstance(editor, TextEditor):
            editor.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._password = button(self.tr("设置密码…"))
        self._password.setParent(self)
        self._password.clicked.connect(self._set_password)
        self.lay_out([(self.tr("人员"), self._form)], EditParts([self._form], {}))

    def new_title(self) -> str:
        return self.tr("新人员")

    def buttons(self) -> Sequence[QPushButton]:
        return [*super().buttons(), self._password]

    def put(self, body: Person | None) -> None:
        self._form.set_field_visible("password", body is None)
        self._password.setVisible(body is not None and self.may_edit)
        values = msgspec.structs.asdict(body or Person("", Department.SERVICE))
        values["department"] = values["department"] if body else None
        self._form.set_values({key: values[key] for key in values.keys() & set(self._form.keys())} | {"password": ""})

    def take(self) -> Person:
        values: Any = self._form.values()
        before = self.record.body if self.record else Person("", Department.SERVICE)
        return msgspec.structs.replace(
            before,
            name=values["name"],
            department=Department(values["department"] or Department.SERVICE),
            roles=tuple(Role(one) for one in values["roles"]),
            login=values["login"],
            phone=values["phone"],
        )

    def check(self, body: Person) -> list[Finding]:
        missing = self._form.values()["department"] is None
        found = people.check(self.context.session, body, self.record.doc if self.record else "")
        return [Finding(Message("sections.fill_in"), "department"), *found] if missing else found

    def store(self, body: Person) -> Record[Person]:
        if self.record is None:
            return self.context.do(people.add_person, body, str(self._form.values()["password"] or ""))
        return self.context.do(people.change_person, self.record, body)

    def _set_password(self) -> None:
        if self.record is None:
            return
        title = self.tr("{name} 的新密码").format(name=self.record.body.name)
        dialog = PasswordDialog(title, self._save_password, old=False, parent=self)
        if dialog.exec():
            self.show_record(self.record.doc)
            self.notice.say(self.tr("密码已设置；已保持登录的电脑需要重新登录。"), "notice-ok")
        dialog.deleteLater()

    def _save_password(self, _old: str, new: str) -> None:
        if self.record is not None:
            self.context.do(people.set_password, self.record.doc, new)

    def _change_state(self) -> None:
        record = self.record
        if record is None:
            return
        retired = record.state == State.RETIRED
        question = self.tr("停用“{name}”？").format(name=record.body.name)
        detail = self.tr("停用后不能在任何电脑上登录；以前的记录仍保留姓名。")
        if retired or ask.confirm(self, question, detail=detail, yes=self.tr("停用")):
            self.context.do(people.change_person, record, msgspec.structs.replace(record.body, active=retired))
            self.show_record(record.doc)
