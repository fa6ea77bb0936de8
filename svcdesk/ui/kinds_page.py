"""The page of a tab that holds several kinds of record: one page each, and a switch among them above every list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from svcdesk.services import remembered
from svcdesk.services.lists import Query
from svcdesk.ui.context import Context
from svcdesk.ui.editors.choices import Segments
from svcdesk.ui.fields import Choice
from svcdesk.ui.page import Page
from svcdesk.words import Message


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of record of a tab, or a board of some: key, name, the kinds it shows, what makes its page."""

    key: str
    title: Message
    kinds: tuple[str, ...]
    page: Callable[[Context], Page]


def kinds_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return every kind a tab shows, once."""
    return tuple(dict.fromkeys(kind for part in parts for kind in part.kinds))


class KindsPage(Page):
    """Makes the page of a part when it is first asked for; opens with the part that was used last."""

    def __init__(self, context: Context, name: str, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._name = f"part:{name}"
        self._parts = {part.key: part for part in parts}
        self._pages: dict[str, Page] = {}
        self._switches: dict[str, Segments] = {}
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        for keys, slot in (("Ctrl+PgDown", self._next), ("Ctrl+PgUp", self._previous)):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        context.hub.listed.connect(self._list)
        last = remembered.recall(context.session, self._name, str)
        self._key = ""
        self.open_part(last if last in self._parts else next(iter(self._parts)))

    def open_part(self, key: str) -> Page:
        """Show a part and return its page."""
        if key not in self._pages:
            self._stack.addWidget(self._made(self._parts[key]))
        if key != self._key:
            self._key = key
            remembered.remember(self._context.session, self._name, key)
        self._stack.setCurrentIndex(list(self._pages).index(key))
        return self._pages[key]

    def part(self) -> str:
        """Return the key of the part that is shown."""
        return self._key

    def _made(self, part: Part) -> QWidget:
        page = part.page(self._context)
        self._pages[part.key] = page
        if len(self._parts) == 1:
            return page
        switch = Segments([Choice(one.key, one.title) for one in self._parts.values()], tight=True)
        switch.set_value(part.key)
        switch.name(self.tr("显示哪一类记录"))
        switch.chosen.connect(self._choose)
        self._switches[part.key] = switch
        return page if page.put_above(switch) else _under(switch, page)

    def _list(self, query: Query) -> None:
        """Show the list of a kind this tab has, with what a query finds in it."""
        key = next((key for key, part in self._parts.items() if set(query.kinds) & set(part.kinds)), "")
        if key:
            self.open_part(key).show_list(query)

    def _choose(self, key: object) -> None:
        self._switches[self._key].set_value(self._key)
        if key:
            self.open_part(str(key))
            self._switches[self._key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        self._step(1)

    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        keys = list(self._parts)
        self.open_part(keys[(keys.index(self._key) + by) % len(keys)])

    # what the window asks
    def open_record(self, kind: str, doc: str) -> None:
        for part in self._parts.values():
            if kind in part.kinds:
                self.open_part(part.key).open_record(kind, doc)
                return

    def shown_record(self) -> tuple[str, str]:
        return self._pages[self._key].shown_record()

    def keep(self) -> None:
        for page in self._pages.values():
            page.keep()


def _under(switch: QWidget, page: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(switch)
    column.addWidget(page, 1)
    return both
