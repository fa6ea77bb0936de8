"""Step 3: install and commission (6.5.1.3) with care for the customer's site (6.6.4)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.delivery import Delivery, UnitCheck, Verdict
from svcdesk.domain.presence import on_site, staying, unit_name
from svcdesk.domain.problems import Step
from svcdesk.ui import theme
from svcdesk.ui.delivery.answers import Answers
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.delivery.parts import columns, show_in
from svcdesk.ui.delivery.photos import PhotoButton, Photos
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.fitting_buttons import ChoiceButton
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.form import Form
from svcdesk.ui.parts import card, label, row

SITE = ""
"""Key of the page that is about the site and not about one piece."""


class CommissioningStep(QWidget):
    """A row of buttons, one a piece and one for the site; below it what belongs to the chosen one."""

    def __init__(self, editor: Editor, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._photos = photos
        self._chosen = SITE
        self._pages: dict[str, QWidget] = {}
        self._buttons: dict[str, ChoiceButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._pressed)
        self._bar_widget = QWidget(self)
        self._bar = FlowLayout(self._bar_widget, 8)
        frame, self._column = card()
        frame.setAccessibleName(self.tr("安装调试，检查各项功能是否正常"))
        self._column.addWidget(self._bar_widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        outer.addStretch(1)
        self._add(SITE, self.tr("现场与时间"), SitePage(editor, photos, self))

    def show_body(self, body: Delivery) -> None:
        """Show a button a piece, and the page of the chosen one."""
        kept = {unit.id for unit in staying(body)}
        units = {unit.id: unit for unit in on_site(body) if unit.answers}
        for key in [key for key in self._pages if key and key not in units]:
            self._remove(key)
        for unit in units.values():
            if unit.id not in self._pages:
                self._add(unit.id, unit_name(unit), Answers(unit.id, self._editor, self._photos, self))
            self._show_unit(unit, leaves=unit.id not in kept)
        site = self._pages[SITE]
        if isinstance(site, SitePage):
            site.show_body(body)
        problems = self._editor.problems()
        open_targets = {one.target.partition(":")[0] for one in problems if one.step is Step.COMMISSIONING}
        self._tone(SITE, done=not (open_targets - units.keys()))
        if self._chosen not in self._pages:
            self.choose(SITE)

    def choose(self, key: str) -> None:
        """Open the page of a piece or of the site."""
        self._chosen = key
        self._buttons[key].setChecked(True)
        for own, page in self._pages.items():
            page.setVisible(own == key)

    def focus(self, target: str) -> None:
        """Put the cursor where a problem is: ``unit:item`` or a field of the site; "" is the page that is open."""
        if not target:
            self._buttons[self._chosen].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        unit, _, item = target.partition(":")
        page = self._pages.get(unit if item else SITE)
        self.choose(unit if item and unit in self._pages else SITE)
        if isinstance(page, Answers) and item in page.by_id:
            page.by_id[item].setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(page, SitePage):
            page.form.focus(target)

    def _add(self, key: str, name: str, page: QWidget) -> None:
        button = ChoiceButton(name, parent=self)
        theme.look(button, "segment", "neutral")
        self._buttons[key] = button
        self._group.addButton(button)
        self._bar.addWidget(button)
        self._pages[key] = page
        self._column.addWidget(page)
        page.setVisible(key == self._chosen)
        button.setChecked(key == self._chosen)

    def _remove(self, key: str) -> None:
        button, page = self._buttons.pop(key), self._pages.pop(key)
        self._group.removeButton(button)
        for widget in (button, page):
            widget.hide()
            widget.deleteLater()

    def _show_unit(self, unit: UnitCheck, *, leaves: bool) -> None:
        page = self._pages[unit.id]
        if isinstance(page, Answers):
            page.show_unit(unit)
        done = all(answer.judged is not Verdict.OPEN or not answer.item.required for answer in unit.answers)
        failed = any(answer.judged is Verdict.FAIL for answer in unit.answers)
        mark = " ✗" if failed else " ✓" if done else ""
        name = unit_name(unit) + (self.tr("（不移交）") if leaves else "")
        self._buttons[unit.id].say(name, mark)

    def _tone(self, key: str, *, done: bool) -> None:
        self._buttons[key].say(self.tr("现场与时间"), " ✓" if done else "")

    def _pressed(self, button: QPushButton) -> None:
        self.choose(next(key for key, own in self._buttons.items() if own is button))


class SitePage(QWidget):
    """When people came and went, what the site is like, and how they treated it."""

    def __init__(self, editor: Editor, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self.form = Form(self._fields(), self, columns=columns())
        editor.watch("site", self.form)
        self.form.changed.connect(self._changed)
        self._photo = PhotoButton(photos, self)
        self._photo.changed.connect(self._pictured)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self.form)
        outer.addLayout(row(label(self.tr("安装前、安装后照片"), "muted"), self._photo, 1))
        self.form.set_read_only(editor.read_only)
        self._photo.set_read_only(editor.read_only)

    def _fields(self) -> list[Field]:
        good = Choice(Verdict.PASS.value, self.tr("正常"), "ok")
        bad = Choice(Verdict.FAIL.value, self.tr("异常"), "bad")
        yes_no = (Choice("yes", self.tr("是"), "ok"), Choice("no", self.tr("否"), "bad"))
        return [
            Field("arrived_at", self.tr("到达"), "datetime", required=True),
            Field("started_at", self.tr("开始"), "datetime"),
            Field("finished_at", self.tr("完成"), "datetime", required=True),
            Field("protected", self.tr("已保护现场设备设施"), "yes_no", choices=yes_no, required=True),
            Field("asked_before_use", self.tr("使用顾客设施前已征得允许"), "yes_no", choices=yes_no, required=True),
            Field("cleaned", self.tr("已清理、恢复现场"), "yes_no", choices=yes_no, required=True),
            Field("power", self.tr("电源"), placeholder=self.tr("如 380 V 三相")),
            Field("grounding", self.tr("接地")),
            Field("environment", self.tr("温湿度与场地")),
            Field("trial_minutes", self.tr("试运行"), "integer", unit=self.tr("分钟")),
            Field("trial_result", self.tr("试运行结果"), "choice", choices=(good, bad)),
            Field("note", self.tr("现场说明（有“否”时必填）")),
        ]

    def show_body(self, body: Delivery) -> None:
        """Show the site as it stands; what is being typed stays as it is."""
        work = body.site_work
        values = {key: getattr(work, key) for key in self.form.values()}
        values["trial_result"] = None if work.trial_result is Verdict.OPEN else work.trial_result.value
        show_in(self.form, values)
        self._photo.show_photos(work.photos, self.tr("安装前、安装后照片"))

    def _changed(self, key: str) -> None:
        value = self.form.values()[key]
        if key == "trial_result":
            value = Verdict(value) if isinstance(value, str) else Verdict.OPEN
        self._editor.edit_work(**{key: value})

    def _pictured(self, photos: object) -> None:
        self._editor.edit_work(photos=photos)
