"""Northwind goes in through the ordinary import: 91 customers, 77 products, 830 contracts, 2,155 lines."""

from decimal import Decimal

from sqlalchemy import func, select

from svcdesk.domain.contract import Contract
from svcdesk.domain.masters import Customer, Product
from svcdesk.models.contract import contract_line
from svcdesk.models.docview import docview
from svcdesk.services import stock
from svcdesk.services.desk import Session, load
from svcdesk.services.importing.mapping import guess
from svcdesk.services.importing.report import Action, Report
from svcdesk.services.importing.run import dry_run, run
from svcdesk.services.importing.tables import read_table
from svcdesk.store.frame import revision
from tests.services.tables import DATA

FILES = (
    ("customer", "customers"),
    ("product", "products"),
    ("contract", "orders"),
    ("contract_line", "order_details"),
)
NET = Decimal("1265793.04")


def northwind(session: Session, *, really: bool = True) -> dict[str, Report]:
    reports = {}
    for kind, name in FILES:
        table = read_table(DATA / f"northwind/{name}.csv")
        layout = guess(kind, table)
        reports[kind] = run(session, kind, table, layout)[0] if really else dry_run(session, kind, table, layout)
    return reports


def revisions(session: Session) -> int:
    with session.read() as connection:
        return connection.scalar(select(func.count()).select_from(revision)) or 0


def test_everything_is_there_adds_up_and_comes_only_once(desk: Session):
    reports = northwind(desk)
    assert [report.ok and report.written for report in reports.values()] == [True] * 4
    created = {kind: report.count(Action.CREATE) for kind, report in reports.items()}
    assert created == {"customer": 91, "product": 77, "contract": 830, "contract_line": 0}
    assert reports["contract_line"].rows == 2155
    assert reports["contract_line"].count(Action.UPDATE) == 830
    _check_sums(desk, reports)
    _check_records(desk)
    before = revisions(desk)
    again = northwind(desk)
    assert revisions(desk) == before
    unchanged = {kind: report.count(Action.UNCHANGED) for kind, report in again.items()}
    assert unchanged == {"customer": 91, "product": 77, "contract": 830, "contract_line": 830}
    assert all(report.ok for report in again.values())


def _check_sums(desk: Session, reports: dict[str, Report]) -> None:
    """The published net total rounds once at the end; a contract rounds every line to 分, as it is printed."""
    totals = reports["contract_line"].totals
    assert totals is not None
    assert totals.exact == NET
    with desk.read() as connection:
        lines = connection.execute(select(func.count(), func.sum(contract_line.c.amount))).one()
        amounts = connection.scalar(select(func.sum(docview.c.amount)).where(docview.c.kind == "contract"))
        states = connection.scalars(select(docview.c.state).where(docview.c.kind == "contract").distinct()).all()
    assert (lines[0], lines[1]) == (2155, totals.booked)
    assert amounts == totals.booked == Decimal("1265793.29")
    assert abs(totals.booked - totals.exact) < Decimal("0.005") * 2155
    assert states == ["signed"]
    assert sum(one.quantity for one in stock.on_hand(desk)) == 3119


def _check_records(desk: Session) -> None:
    with desk.read() as connection:
        found = {
            (kind, unit): doc
            for doc, kind, unit in connection.execute(select(docview.c.doc, docview.c.kind, docview.c.unit))
        }
        chai = load(connection, found["product", "1"], Product)
        antonio = load(connection, found["customer", "ANTON"], Customer).body
        title = select(docview.c.doc).where(
            docview.c.kind == "contract", docview.c.customer == found["customer", "VINET"]
        )
        vins = [load(connection, doc, Contract).body for doc in connection.scalars(title)]
    assert (chai.body.name, chai.body.price, chai.body.minimum_stock, chai.state) == ("Chai", 18, 10, "retired")
    assert (antonio.contacts[0].name, antonio.country) == ("Antonio Moreno", "Mexico")
    assert antonio.address == "Mataderos  2312, México D.F., 05023"
    first = next(one for one in vins if one.external == "10248")
    assert [(line.quantity, line.unit_price, line.amount) for line in first.lines] == [
        (12, Decimal(14), Decimal("168.00")),
        (10, Decimal("9.8"), Decimal("98.00")),
        (5, Decimal("34.8"), Decimal("174.00")),
    ]
    assert (first.freight, str(first.signed_on), first.site_name) == (
        Decimal("32.38"),
        "1996-07-04",
        "Vins et alcools Chevalier",
    )


def test_a_dry_run_tells_the_same_and_writes_nothing(sqlite_desk: Session):
    table = read_table(DATA / "northwind/customers.csv")
    before = revisions(sqlite_desk)
    told = dry_run(sqlite_desk, "customer", table, guess("customer", table))
    assert revisions(sqlite_desk) == before
    done, changes = run(sqlite_desk, "customer", table, guess("customer", table))
    assert (told.rows, told.issues, told.notes) == (done.rows, done.issues, done.notes)
    assert [one.title for one in told.outcomes] == [one.title for one in done.outcomes]
    assert not told.written
    assert done.written
    assert len(changes.docs) == 91
    assert {one.number for one in told.outcomes} == {""}
    assert all(one.number.startswith("KH-") for one in done.outcomes)


def test_noise_of_single_precision_is_told(sqlite_desk: Session):
    table = read_table(DATA / "northwind/products.csv")
    report = dry_run(sqlite_desk, "product", table, guess("product", table))
    notes = {note.code: note.params for note in report.notes}
    assert notes["importing.single_precision"] == {"n": 17, "before": "21.3500004", "after": "21.35"}
    assert notes["importing.columns_unused"] == {"columns": ("supplier_id", "category_id", "units_on_order")}
