"""Two customers side by side, which of them stays, and why they are one."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.masters import Customer
from svcdesk.services import merging, records
from svcdesk.services.labels import kind_label
from svcdesk.services.merging import Holding
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.language import listed, text
from svcdesk.ui.parts import button, label
from svcdesk.ui.sources import sources
from svcdesk.words import Message

_KEPT = ("code", "uscc", "phone", "address", "country")
_CONCERNS = {"masters.merge_reason": "reason"} | {
    f"masters.{code}": "into" for code in ("merge_nobody", "merge_itself", "merge_retired")
}
_NAMED, _LAST = 4, 99
_HEIGHT = 8  # times the height of a button: what a small screen has left beside the form


def merge_customers(context: Context, gone: str, kept: str, parent: QWidget) -> bool:
    """Ask whether a customer shall be merged into another, already picked or not, and do it; tell whether it was."""
    merging_them = _Merging(context, gone, kept, parent)
    done = merging_them.ask(parent)
    merging_them.deleteLater()
    return done


class _Merging(QObject):
    """Shows what both have as they are picked, and tries what stands in the form."""

    def __init__(self, context: Context, gone: str, kept: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._gone = gone
        fields = [
            Field("into", Message("fields.customer.merged_into"), "reference", required=True, source="customer"),
            Field("reason", Message("masters.merge_why"), required=True),
        ]
        self._form = Form(fields, columns=1, sources=sources(context.session), clock=context.session.clock)
        self._form.set_values({"into": kept or None})
        self._sides = SideBySide()
        self._swap = button(self.tr("对调：保留另一个"))
        self._swap.clicked.connect(self._turn)
        self._form.changed.connect(self._show)

    def ask(self, parent: QWidget) -> bool:
        """Show both, to be merged or not."""
        words = self.tr(
            "已有的工单、合同和签字的单据都不改写，仍是原来的名称；以后按保留的客户查得到全部往来。可以再分开。"
        )
        title = self.tr("合并客户")
        dialog = FormDialog(
            title, self._form, self.tr("合并"), self._merge, words=words, concerns=_CONCERNS, parent=parent
        )
        dialog.setMinimumWidth(theme.target() * 19)
        layout = dialog.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, self._sides.area)
        dialog.add_button(self._swap)
        self._show()
        self._form.focus("reason" if self._kept() else "into")
        done = bool(dialog.exec())
        dialog.deleteLater()
        return done

    def _kept(self) -> str:
        return str(self._form.values()["into"] or "")

    def _show(self) -> None:
        kept, session = self._kept(), self._context.session
        self._swap.setEnabled(bool(kept))
        self._sides.show_both(merging.holding(session, self._gone), merging.holding(session, kept) if kept else None)

    def _turn(self) -> None:
        gone, self._gone = self._gone, self._kept()
        self._form.set_values({"into": gone})
        self._show()

    def _merge(self, values: Mapping[str, Any]) -> None:
        record = records.record(self._context.session, self._gone, Customer)
        self._context.do(merging.merge, record, str(values["into"] or ""), str(values["reason"]))


class SideBySide(QWidget):
    """What both customers have, line by line; what neither has is left out. ``area`` is where it moves if need be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(_LAST, 1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidgetResizable(True)
        self.area.setFixedHeight(theme.target() * _HEIGHT)
        self.area.setWidget(self)

    def show_both(self, gone: Holding, kept: Holding | None) -> None:
        """Show the one that is merged at the left, the one that stays at the right."""
        clear(self._grid)
        self._said = []
        heads = (self.tr("合并掉（不再单独使用）"), self.tr("保留"))
        sides = [self._facts(one) if one else {} for one in (gone, kept)]
        self._put(0, "", heads, "heading")
        shown = [name for name in self._facts(gone) if any(side.get(name) for side in sides)]
        for at, name in enumerate(shown, 1):
            self._put(at, name, [side.get(name, "") or ("–" if side else "") for side in sides], "")

    def words(self) -> list[str]:
        """Return everything that is shown."""
        return self._said

    def _put(self, at: int, name: str, sides: Any, look: str) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label(name, "muted"), at, 0, top)
        for column, words in enumerate(sides, 1):
            shown = label(words, "heading" if look else None, wrap=True)
            self._said.append(" ".join(part for part in (name, words) if part))
            shown.setAccessibleName(self._said[-1])
            self._grid.addWidget(shown, at, column, top)

    def _facts(self, one: Holding) -> dict[str, str]:
        body = one.record.body
        plain = {text(Message(f"fields.customer.{key}")): str(getattr(body, key)) for key in _KEPT}
        people = [" ".join(part for part in (who.name, who.phone) if part) for who in body.contacts]
        counted = [f"{text(kind_label(kind))} {n}" for kind, n in self._counts(one)]
        return {
            text(Message("fields.customer.name")): f"{body.name}\n{one.record.number}",
            **plain,
            text(Message("fields.customer.contacts")): _some(people),
            text(Message("fields.customer.sites")): _some([site.name for site in body.sites]),
            self.tr("在用设备"): self.tr("{n} 台").format(n=one.units),
            self.tr("往来"): listed(counted) or self.tr("没有"),
        }

    def _counts(self, one: Holding) -> list[tuple[str, int]]:
        return [(kind, one.counts[kind]) for kind in merging.COUNTED if one.counts.get(kind)]


def _some(names: list[str]) -> str:
    """Return the first of several names, and that there are more: a hundred sites would outgrow the screen."""
    return listed(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
