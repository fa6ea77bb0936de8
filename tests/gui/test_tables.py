import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester

from svcdesk.ui import language
from svcdesk.ui.colours import PAINTS
from svcdesk.ui.lines_delegate import DETAIL
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView
from svcdesk.words import Message

COLUMNS = [Column("who", "单号 / 客户"), Column("product", "产品", 90), Column("state", "状态", 80)]


def row(n, state="待交付", tone="muted"):
    return {
        "id": n,
        "who": Cell(f"YS-261123-A1-{n:04}", f"客户 {n}"),
        "product": "GA37",
        "state": Cell(state, tone=tone),
    }


@pytest.fixture
def model(qapp):
    made = RowsModel(COLUMNS)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    yield made
    made.deleteLater()


@pytest.fixture
def view(model, qtbot):
    made = RowsView(model)
    qtbot.addWidget(made)
    made.resize(390, 400)
    model.set_rows([row(n) for n in range(100)])
    made.show()
    qtbot.waitExposed(made)
    return made


def ids(model):
    return [model.id_at(at) for at in range(model.rowCount())]


@given(st.lists(st.lists(st.integers(0, 12), unique=True), max_size=6), st.randoms())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_rows_after_any_others_and_every_row_is_followed(model, steps, rng):
    for step in steps:
        held = {model.id_at(at): QPersistentModelIndex(model.index(at, 0)) for at in range(model.rowCount())}
        model.set_rows([row(n, state=str(rng.random())) for n in step])
        assert ids(model) == step
        for row_id, index in held.items():
            assert index.isValid() == (row_id in step)
            assert not index.isValid() or model.id_at(index.row()) == row_id


def test_selection_and_scroll_survive_new_rows(view, model, qtbot):
    seen = []
    view.choose(60)
    view.picked.connect(seen.append)
    top = view.rowAt(5)
    rows = [row(n) for n in range(100) if n != 70]
    random.Random(1).shuffle(rows)
    model.set_rows(rows)
    assert view.current_id() == 60
    model.set_rows([row(200), *(row(n, state="已验收", tone="ok") for n in range(100))])
    assert view.current_id() == 60
    assert seen == []
    assert abs(view.rowAt(5) - top) <= 2


def test_two_rows_of_one_id_are_a_bug(model):
    with pytest.raises(ValueError, match="one id"):
        model.set_rows([row(1), row(1)])


def test_going_to_a_row_and_opening_it_with_keys_and_mouse(view, qtbot):
    picked, opened = [], []
    view.picked.connect(picked.append)
    view.opened.connect(opened.append)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(2, 1)).center()
    )
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert picked == [2, 3]
    assert opened == [3]
    view.choose(50)
    assert picked == [2, 3]
    assert view.current_id() == 50


def test_a_row_is_two_lines_high_and_its_state_is_coloured(view, model):
    model.set_rows([row(1, state="待签字", tone="warn"), {"id": 2, "who": "一行", "product": None, "state": 7}])
    assert view.rowHeight(0) >= 48
    assert view.rowHeight(1) >= 40
    image = view.viewport().grab().toImage()
    box = view.visualRect(model.index(0, 2))
    seen = {QColor(image.pixel(x, y)).name() for x in range(box.left(), image.width()) for y in range(48)}
    assert PAINTS["warn"].ink in seen
    assert model.index(1, 2).data() == "7"
    assert model.index(1, 1).data() == ""


def test_a_screen_reader_hears_both_lines(model):
    model.set_rows([row(1)])
    index = model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "YS-261123-A1-0001，客户 1"
    assert index.data(DETAIL) == "客户 1"


def test_messages_and_headers_follow_the_language(qtbot):
    model = RowsModel([Column("a", Message("form.yes"))])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    view = RowsView(model)
    qtbot.addWidget(view)
    model.set_rows([{"id": 1, "a": Message("form.no")}])
    language.switch("en")
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Yes"
    assert model.index(0, 0).data() == "No"


def test_many_changed_rows_are_told_at_once(view, model, qtbot):
    told = []
    model.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    model.set_rows([row(n, state="已签字" if 10 <= n < 90 else "待交付") for n in range(100)])
    assert told == [(10, 89)], "each telling measures every row anew: hundreds of them would freeze the window"
    assert model.index(50, 2).data() == "已签字"
