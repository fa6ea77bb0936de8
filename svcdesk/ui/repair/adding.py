"""Asks for one more thing to look at before and after (6.6.3)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.observing import added, refusals_to_add
from svcdesk.domain.service_order import Aspect, ServiceOrder
from svcdesk.errors import Refused
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.repair.words import choices

translate = QCoreApplication.translate


def ask_line(body: ServiceOrder, *, late: bool, parent: QWidget) -> ServiceOrder | None:
    """Return the order with one more line, none where the person thought better of it.

    ``late`` says that the condition was confirmed already: then it was not looked at before.
    """
    made: list[ServiceOrder] = []

    def add(values: Mapping[str, Any]) -> None:
        noticed = translate("AddLine", "维修前确认时未查看") if late else ""
        aspect = Aspect(values["aspect"] or Aspect.FUNCTION)
        name, unit = values["name"].strip(), values["unit"].strip()
        low, high = values["low"], values["high"]
        problems = list(refusals_to_add(name, unit, low, high))
        if problems:
            raise Refused(problems)
        made.append(added(body, aspect, name, unit=unit, low=low, high=high, noticed_late=noticed))

    form = Form(
        (
            Field("name", translate("AddLine", "查看什么"), required=True, wide=True),
            Field("aspect", translate("AddLine", "属于"), "choice", choices=choices("aspect", Aspect), required=True),
            Field("unit", translate("AddLine", "单位（填写即为读数）")),
            Field("low", translate("AddLine", "下限"), "decimal"),
            Field("high", translate("AddLine", "上限"), "decimal"),
        )
    )
    form.set_values({"aspect": Aspect.FUNCTION.value})
    dialog = FormDialog(translate("AddLine", "添加项目"), form, translate("AddLine", "添加"), add, parent=parent)
    dialog.exec()
    dialog.deleteLater()
    return made[0] if made else None
