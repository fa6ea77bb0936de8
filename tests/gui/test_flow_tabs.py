from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from svcdesk.ui import colours, language
from svcdesk.ui.flow_tabs import Count, FlowTabs
from svcdesk.ui.wrapping import two_lines

STAGES = {
    "today": "工作台", "supplier": "供方评价", "purchase": "采购", "inspection": "进货检验", "contract": "需求与合同",
    "delivery": "交付验收", "service": "售后服务", "returns": "不合格退换", "survey": "满意度", "action": "改进",
}  # fmt: skip


def shown(qtbot, width=1338):
    page = QWidget()
    qtbot.addWidget(page)
    tabs = FlowTabs(list(STAGES.items()))
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(tabs)
    page.line = QLineEdit()
    layout.addWidget(page.line)
    page.resize(width, 200)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page, tabs


def spoken(tabs, index):
    return QAccessible.queryAccessibleInterface(tabs).child(index).text(QAccessible.Text.Name)


def test_a_click_opens_the_stage_under_the_mouse(qtbot):
    _, tabs = shown(qtbot)
    with qtbot.waitSignal(tabs.currentChanged):
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(5).center())
    assert tabs.key() == "delivery"


def test_the_keys_work_from_anywhere_in_the_window(qtbot):
    page, tabs = shown(qtbot)
    page.line.setFocus()
    qtbot.keyClick(page.line, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert tabs.key() == "delivery"
    qtbot.keyClick(page.line, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert tabs.key() == "action"
    qtbot.keyClick(page.line, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert tabs.key() == "today"
    qtbot.keyClick(
        page.line,
        Qt.Key.Key_Backtab,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert tabs.key() == "action"


def test_arrows_walk_along_the_flow(qtbot):
    _, tabs = shown(qtbot)
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert tabs.key() == "supplier"


def test_a_screen_reader_hears_what_waits(qtbot):
    _, tabs = shown(qtbot)
    tabs.set_counts({"delivery": Count(5, 1), "service": Count(3)})
    assert spoken(tabs, 5) == "交付验收，5 项，1 项超期"
    assert spoken(tabs, 6) == "售后服务，3 项"
    assert spoken(tabs, 7) == "不合格退换"


def test_a_badge_is_grey_and_red_where_something_is_overdue(qtbot):
    _, tabs = shown(qtbot)
    tabs.set_counts({"delivery": Count(5), "service": Count(3, 1)})
    assert badge_colour(tabs, 5) == QColor(colours.BADGE)
    assert badge_colour(tabs, 6) == QColor(colours.BADGE_LATE)
    tabs.set_counts({})
    assert badge_colour(tabs, 6) not in (QColor(colours.BADGE), QColor(colours.BADGE_LATE))


def badge_colour(tabs, index):
    right = tabs.tabRect(index).right()
    image = tabs.grab().toImage()
    seen = [image.pixelColor(QPoint(x, 5)) for x in range(right - 40, right)]
    return next((c for c in seen if c in (QColor(colours.BADGE), QColor(colours.BADGE_LATE))), seen[0])


def test_the_tabs_fill_any_width_and_never_need_scroll_buttons(qtbot):
    page, tabs = shown(qtbot)
    for width in (700, 1338, 2400):
        page.resize(width, 200)
        qtbot.waitUntil(lambda: tabs.width() == width)  # noqa: B023
        edges = [tabs.tabRect(index) for index in range(tabs.count())]
        assert edges[0].left() == 0
        assert abs(edges[-1].right() - width) <= 1
        assert max(e.width() for e in edges) - min(e.width() for e in edges) <= 1


def test_long_english_breaks_into_two_lines_before_it_is_cut(qtbot):
    _, tabs = shown(qtbot)
    metrics = QFontMetrics(tabs.font())
    assert two_lines("Delivery", metrics, 105) == ["Delivery"]
    assert two_lines("Delivery & acceptance", metrics, 105) == ["Delivery &", "acceptance"]
    cut = two_lines("Incomprehensibilities", metrics, 60)
    assert len(cut) == 1
    assert cut[0].endswith("…")
    assert metrics.horizontalAdvance(cut[0]) <= 60


def test_counts_are_said_in_the_language_of_the_window(qtbot):
    _, tabs = shown(qtbot)
    tabs.set_counts({"delivery": Count(5, 1)})
    language.switch("en")
    qtbot.waitUntil(lambda: spoken(tabs, 5) == "交付验收, 5 open, 1 overdue")
