"""The line that asks who is calling: by phone tail, name, pinyin, serial tail or contract number."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from svcdesk.services.callers import Caller, find_callers
from svcdesk.services.desk import Session
from svcdesk.ui import colours, icons
from svcdesk.ui.editors.lines import Line
from svcdesk.ui.fields import Option
from svcdesk.ui.popup_list import PopupList

_PAUSE = 60
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}
_NEW = "new"


class CallerLine(Line):
    """``picked`` carries a ``Caller``, ``unknown`` what was typed where nobody fits."""

    picked = Signal(object)
    unknown = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: list[Caller] = []
        self.popup = PopupList(self)
        self.popup.picked.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        self.textEdited.connect(self._edited)
        self.left.connect(self._leave)
        self.addAction(icons.icon("phone", colours.MUTED), Line.ActionPosition.LeadingPosition)
        self.setPlaceholderText(self.tr("谁来电？电话末几位 / 名称 / 拼音首字母 / 序列号 / 合同号"))
        self.setAccessibleName(self.tr("查找来电人"))

    def look(self) -> None:
        """Offer who may be calling by what stands here."""
        self._pause.stop()
        words = self.text().strip()
        if not words:
            self.popup.hide()
            return
        self._found = find_callers(self._session, words)
        options = [self._option(at, one) for at, one in enumerate(self._found)]
        new = Option(_NEW, self.tr("“{words}”是新来电人").format(words=words), self.tr("登记时可以顺便建档"), "+")
        self.popup.offer([*options, new], "")

    def offered(self) -> Sequence[Option]:
        """Return what is offered."""
        return self.popup.options()

    def _edited(self, words: str) -> None:
        if words.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.popup.hide()

    def _option(self, at: int, one: Caller) -> Option:
        who = " · ".join(part for part in (one.customer.caller, one.customer.phone) if part)
        device = " · ".join(part for part in (one.device.name, one.device.serial) if part)
        contract = "" if one.device.serial else one.device.contract_number
        before = self.tr("原“{name}”").format(name=one.formerly) if one.formerly else ""
        detail = "　".join(part for part in (who, before, device, contract) if part)
        mark = self.tr("已停用") if one.retired else "" if one.customer.doc else self.tr("未建档")
        return Option(str(at), one.customer.name or one.customer.caller, detail, mark)

    def _take(self, option: Option) -> None:
        self._pause.stop()
        self.popup.hide()
        if option.id == _NEW:
            self.unknown.emit(self.text().strip())
            return
        self.picked.emit(self._found[int(option.id)])

    def _leave(self) -> None:
        self._pause.stop()
        self.popup.hide()

    def _enter(self) -> None:
        if not self.text().strip():
            self.focusNextChild()
            return
        if self._pause.isActive() or not self.popup.isVisible():
            self.look()  # what is shown answers older words
        chosen = self.popup.chosen()
        if chosen is not None:
            self._take(chosen)

    # Qt's own
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            if self.popup.isVisible():
                self.popup.step(_STEPS[key])
            else:
                self.look()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._enter()
        elif key == Qt.Key.Key_Escape and self.popup.isVisible():
            self.popup.hide()
        else:
            super().keyPressEvent(event)
