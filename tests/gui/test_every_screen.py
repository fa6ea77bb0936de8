"""Every screen in both languages: English has no Chinese left, and every control a name a screen reader can say."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec
import pytest
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QSplitterHandle,
    QTabBar,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from svcdesk.domain.contract import Contract, Line
from svcdesk.domain.delivery import Defect, Remedy, Source
from svcdesk.domain.masters import CheckItem, Checklist, Contact, Customer, ItemKind, Product, Site, Tracking
from svcdesk.domain.problems import Step
from svcdesk.domain.signature import Party
from svcdesk.domain.stock import Opening, OpeningLine
from svcdesk.services import delivery as deliveries
from svcdesk.services.desk import Session
from svcdesk.ui import language
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.delivery.view import DeliveryView
from svcdesk.ui.edit_view import EditView
from svcdesk.ui.first_run import FirstRun
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.masters.sections import SECTIONS
from svcdesk.ui.sign_in import SignInDialog
from svcdesk.ui.stage_page import StagePage
from svcdesk.ui.stages import STAGES
from svcdesk.words import LANGUAGES, Lang
from tests.conftest import Clock
from tests.delivering import filled_in
from tests.gui.answers import Answers

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
DATA = {
    "中文",
    "语言",
    "王工",
    "李工",
    "张师傅",
    "日常保养",
    "台",
    "份",
    "功能正常",
    "合格证",
    "说明书",
    "保修卡",
    "密封圈松",
}
"""What records hold, and the names of the language switch."""


def fill(session: Session) -> tuple[str, str, str]:
    """Put records with English names into a desk; return the contract, a delivery begun and one signed."""
    with session.work() as work:
        sites = (Site("s1", "Hall 1", "1 Mill Road", "Ann Lee", "13862130001"),)
        contacts = (Contact("Ann Lee", "Plant manager", "13862138213"),)
        customer = work.create("customer", Customer("Northwind", "N-1", sites=sites, contacts=contacts), "active").doc
        items = (
            CheckItem("volt", "Voltage", ItemKind.READING, "V", Decimal(342), Decimal(418)),
            CheckItem("valve", "Safety valve", ItemKind.YES_NO, safety=True),
        )
        checklist = work.create("checklist", Checklist("Compressor", "A/1", items), "active").doc
        serial = Product("Compressor", "GA37", "GA37", uom="pc", tracking=Tracking.SERIAL, checklist=checklist)
        counted = Product("Filter", "2901", uom="pc", tracking=Tracking.COUNT)
        goods = [work.create("product", one, "active").doc for one in (serial, counted)]
        stock = [OpeningLine(goods[0], "Compressor", Decimal(1), f"SN-{n}") for n in range(4)]
        work.create("opening", Opening((*stock, OpeningLine(goods[1], "Filter", Decimal(9)))), "booked")
        lines = (
            Line("1", goods[0], "Compressor", "GA37", "pc", Decimal(3), Decimal(60000)),
            Line("2", goods[1], "Filter", "2901", "pc", Decimal(5), Decimal(450)),
        )
        body = Contract(customer, "Northwind", "N-118", contact="Ann Lee", signed_on=date(2026, 11, 1), lines=lines)
        contract = work.create("contract", body, "signed").doc
    made = [
        deliveries.plan(session, contract, {"1": Decimal(1), "2": Decimal(2)}, technician_name="Wang")[0]
        for _ in range(2)
    ]
    remedies = (Remedy.OPEN, Remedy.REPLACE, Remedy.REPAIR, Remedy.PUNCH)
    defects = tuple(
        Defect(id=f"d{n}", unit=made[0].body.units[0].id, source=Source.OTHER, description="Loose", remedy=remedy)
        for n, remedy in enumerate(remedies)
    )
    trained = msgspec.structs.replace(filled_in(made[0].body), defects=defects, signatures=())
    deliveries.save(session, made[0], trained)
    deliveries.sign(session, made[1], filled_in(made[1].body))
    return contract, made[0].doc, made[1].doc


def screens(window: MainWindow, context: Context) -> Iterator[tuple[str, QWidget]]:
    """Open every screen, one after the other."""
    contract, begun, signed = fill(context.session)
    for stage in STAGES:
        window.open_stage(stage.key)
        yield stage.key, window
    yield from delivery_steps(window, begun, "begun")
    yield from delivery_steps(window, signed, "signed")
    page = window.open_stage("contract")
    page.open_record("contract", contract)
    yield "contract signed", window
    page.open_record("contract", "")
    yield "contract new", window
    for section in SECTIONS:
        shown = window.open_masters(section.key).open_section(section.key)
        yield section.key, window
        if isinstance(shown, StagePage) and isinstance(shown.view, EditView):
            shown.start_new()
            shown.view.save()
            yield f"{section.key} refused", window
    yield from dialogs(context)


def delivery_steps(window: MainWindow, doc: str, name: str) -> Iterator[tuple[str, QWidget]]:
    page = window.open_stage("delivery")
    page.open_record("delivery", doc)
    assert isinstance(page, StagePage)
    assert isinstance(page.view, DeliveryView)
    for step in Step:
        page.view.open_step(step)
        yield f"{name}, step {int(step)}", window


def dialogs(context: Context) -> Iterator[tuple[str, QWidget]]:
    made: tuple[tuple[str, QWidget], ...] = (
        ("sign", SignDialog(Party.CUSTOMER, "", context.session.clock)),
        ("sign in", SignInDialog(lambda _name, _password: context.session, ["Wang"], "Acme", "/desk")),
        ("first run", FirstRun(lambda _start: context.session, "/desk")),
    )
    for name, dialog in made:
        dialog.show()
        yield name, dialog
        dialog.close()
        dialog.deleteLater()


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.jobs.running())
    QCoreApplication.processEvents()


def seen(screen: QWidget) -> list[QWidget]:
    return [one for one in screen.findChildren(QWidget) if one.isVisible()]


def words_of(widget: QWidget) -> Iterator[str]:
    """Give everything a widget says by itself; what a person types in it is theirs."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QAbstractButton) and isinstance(menu := getattr(widget, "menu", lambda: None)(), QMenu):
        yield from (action.text() for action in menu.actions())
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and (model := widget.model()):
        columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex()))
        yield from (str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns)
        yield from (
            str(model.index(row, at).data() or "")
            for row in range(min(9, model.rowCount(QModelIndex())))
            for at in columns
        )


def chinese_in(screen: QWidget) -> set[str]:
    """Return the Chinese words and signs of a screen; the specification is shown in its own language on purpose."""
    found: set[str] = set()
    for widget in seen(screen):
        if isinstance(widget, QTextBrowser) or isinstance(widget.parent(), QTextBrowser):
            continue
        for words in words_of(widget):
            found |= set(CHINESE.findall(words))
    return found - DATA


def nameless_in(screen: QWidget) -> list[str]:
    """Return what the keyboard reaches but a screen reader cannot name."""
    found = []
    for widget in seen(screen):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() or not widget.isEnabled():
            continue
        if isinstance(widget, QScrollArea | QSplitterHandle) or is_inner(widget):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            above = [type(one).__name__ for one in ancestors(widget)][:4]
            found.append(f"{type(widget).__name__} in {' in '.join(above)}")
    return found


def is_inner(widget: QWidget) -> bool:
    """Whether Qt made a widget inside another one, which speaks for both."""
    return isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QAbstractItemView)


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_speaks_one_language_and_every_control_has_a_name(
    context: Context, qtbot: QtBot, answers: Answers, clock: Clock, lang: Lang
):
    clock.forward(hours=7)
    language.switch(lang)
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    chinese: dict[str, set[str]] = {}
    nameless: dict[str, list[str]] = {}
    number = 0
    for number, (name, screen) in enumerate(screens(window, context), 1):  # noqa: B007 - counted
        settle(qtbot, context)
        chinese[name] = chinese_in(screen) if lang == "en" else set()
        nameless[name] = nameless_in(screen)
    assert number >= 40
    assert {name: words for name, words in chinese.items() if words} == {}
    assert {name: controls for name, controls in nameless.items() if controls} == {}
    assert answers.asked == []
