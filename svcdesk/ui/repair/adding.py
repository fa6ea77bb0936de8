"""Asks for one more thing to look at before and after (6.6.3)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.observing import added
from svcdesk.domain.service_order import Aspect, ServiceOrder
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.repair.words import choices


def ask_line(body: ServiceOrder, *, late: bool, parent: QWidget) -> ServiceOrder | None:
    """Return the order with one more line, none where the person thought better of it.

    ``late`` says that the condition was confirmed already: then it was not looked at before.
    """
    tr = QCoreApplication.translate
    made: list[ServiceOrder] = []

    def add(values: Mapping[str, Any]) -> None:
        noticed = tr("AddLine", "维修前确认时未查看") if late else ""
        aspect = Aspect(values["aspect"] or Aspect.FUNCTION)
        name, unit = values["name"].strip(), values["unit"].strip()
        if name:
            made.append(
                added(body, aspect, name, unit=unit, low=values["low"], high=values["high"], noticed_late=noticed)
            )

    form = Form(
        (
            Field("name", tr("AddLine", "查看什么"), required=True, wide=True),
            Field("aspect", tr("AddLine", "属于"), "choice", choices=choices("aspect", Aspect), required=True),
            Field("unit", tr("AddLine", "单位（填写即为读数）")),
            Field("low", tr("AddLine", "下限"), "decimal"),
            Field("high", tr("AddLine", "上限"), "decimal"),
        )
    )
    form.set_values({"aspect": Aspect.FUNCTION.value})
    dialog = FormDialog(tr("AddLine", "添加项目"), form, tr("AddLine", "添加"), add, parent=parent)
    dialog.exec()
    dialog.deleteLater()
    return made[0] if made else None
