"""Imports rows that tests write down, and says what came of it."""

from typing import Any

from sqlalchemy import func, select

from svcdesk.models.docview import docview
from svcdesk.services.desk import Session
from svcdesk.services.find import bodies
from svcdesk.services.importing.mapping import guess
from svcdesk.services.importing.report import Report
from svcdesk.services.importing.run import run
from svcdesk.services.importing.tables import Table
from svcdesk.store.frame import revision
from svcdesk.words import LANGUAGES, say


def bring(session: Session, kind: str, *rows: tuple[Any, ...]) -> Report:
    table = Table("表.xlsx", rows)
    return run(session, kind, table, guess(kind, table))[0]


def problems(report: Report) -> list[tuple[int, str, str]]:
    assert all(say(issue.message, lang) for issue in report.issues for lang in LANGUAGES)
    return [(one.row, one.column, one.message.code.partition(".")[2]) for one in report.issues if not one.warning]


def warnings(report: Report) -> list[tuple[int, str]]:
    return [(one.row, one.message.code.partition(".")[2]) for one in report.issues if one.warning]


def stored(session: Session, kind: str, body: type) -> list[Any]:
    with session.read() as connection:
        return list(bodies(connection, kind, body).values())


def states(session: Session, kind: str) -> dict[str, str]:
    with session.read() as connection:
        rows = connection.execute(select(docview.c.title, docview.c.state).where(docview.c.kind == kind))
        return {row.title: row.state for row in rows}


def revisions(session: Session) -> int:
    with session.read() as connection:
        return connection.scalar(select(func.count()).select_from(revision)) or 0
