"""Records of many deliveries and the list that shows them, for the tests of the list."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester

from svcdesk.domain.delivery import Delivery, LineKind, PackingLine
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.record_list import RecordList
from svcdesk.words import Message

SPEC = ListSpec(
    name="delivery",
    kinds=("delivery",),
    empty=Message("stages.delivery.full"),
    action=Message("lists.kind.delivery"),
)
STATES = ("planned", "checking", "signed", "void")


def delivery(n, customer=""):
    return Delivery(
        contract="c",
        contract_number="HT-2026-1",
        customer="k",
        customer_name=customer or ("宏达纺织", "江南制药")[n % 2],
        planned_on=date(2026, 11, 20) + timedelta(days=n % 7),
        technician="0" * 31 + "a",
        technician_name="王工",
        lines=(PackingLine(id="1", kind=LineKind.GOODS, name=f"空压机 GA{n}", quantity=Decimal(1)),),
    )


def create(desk, n=0, state="planned", **fields):
    with desk.work() as work:
        record = work.create("delivery", delivery(n, **fields), state)
    return record, work.changes


@pytest.fixture
def desk(sqlite_desk):
    return sqlite_desk


@pytest.fixture
def records(desk):
    with desk.work() as work:
        return [work.create("delivery", delivery(n), STATES[n % 4]) for n in range(200)]


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.drain()
    made.deleteLater()


@pytest.fixture
def make(desk, jobs, qtbot):
    def build(spec=SPEC):
        made = RecordList(desk, jobs, spec)
        QAbstractItemModelTester(made.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, made)
        qtbot.addWidget(made)
        made.resize(390, 600)
        made.show()
        return made

    return build


@pytest.fixture
def shown(records, make):
    return make()


def cells(view, at):
    model = view.table.model()
    return [model.index(at, column).data() for column in range(model.columnCount())]


def docs(view):
    model = view.table.model()
    return [model.row_at(at).doc for at in range(model.rowCount())]


def press(qtbot, view, key):
    qtbot.keyClick(view.table, key)
    return view.table.currentIndex().row()


def choose(view, field, value):
    """Press an entry of the menu of conditions as a person does."""
    action = QAction(view)
    action.setData((field, value))
    view.bar._condition(action)
