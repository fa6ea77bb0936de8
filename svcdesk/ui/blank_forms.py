"""The menu of empty forms: what is filled in by pen where there is no record, or no computer, at hand."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from svcdesk.domain.sheets import Form
from svcdesk.ui import icons
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.printing import preview_empty

translate = QCoreApplication.translate


class BlankForms(QMenu):
    """Shows the chosen form in a preview, ready to be printed."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(self.tr("空白表（手写用）"), parent)
        self._context, self._over = context, parent
        self.setIcon(icons.icon("printer"))
        for form, name in _names().items():
            action = QAction(f"{name}  {form.value}" if form.value.startswith("F") else name, self)
            action.setData(form.value)
            self.addAction(action)
        self.triggered.connect(self._show)

    def _show(self, action: QAction) -> None:
        preview_empty(self._context, self._over.window(), Form(action.data()))


def _names() -> dict[Form, str]:
    return {
        Form.TICKET: translate("BlankForms", "信息记录表"),
        Form.ORDER: translate("BlankForms", "服务工单"),
        Form.REPAIR: translate("BlankForms", "维修记录单"),
        Form.SIGN_OFF: translate("BlankForms", "客户签收单"),
        Form.COMPLAINT: translate("BlankForms", "顾客投诉处理单"),
        Form.RETURN: translate("BlankForms", "退换货单"),
        Form.NONCONFORMITY: translate("BlankForms", "不合格品评审处置单"),
        Form.PACKING_LIST: translate("BlankForms", "装箱单"),
        Form.ACCEPTANCE: translate("BlankForms", "产品验收单"),
        Form.COMMISSIONING: translate("BlankForms", "安装调试记录"),
        Form.TRAINING: translate("BlankForms", "培训记录"),
    }
