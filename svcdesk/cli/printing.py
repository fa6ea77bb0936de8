"""``svcdesk print``: the sheets of a record as PDF."""

from pathlib import Path
from typing import get_args

import click

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD
from svcdesk.cli.entrance import entered
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import file, one_of
from svcdesk.domain.sheets import Form, SheetLanguage
from svcdesk.errors import KnownError
from svcdesk.reports.catalog import render
from svcdesk.reports.names import file_name
from svcdesk.services import paper
from svcdesk.services.desk import Session, find_number, load
from svcdesk.services.labels import kind_label
from svcdesk.words import Message

_FIRST_CHOICE = {"delivery": Form.PACKET, "feedback": Form.FEEDBACK, "payment_notice": Form.PAYMENT_NOTICE}
_LANGUAGES: tuple[SheetLanguage, ...] = get_args(SheetLanguage)


def _print(
    context: click.Context, number: str, out: Path | None, sheet_lang: SheetLanguage, form: str | None, blank: bool
) -> int:
    with entered(context) as session:
        doc, chosen = _sheet_of(session, number.strip().upper(), form)
        data = paper.gather(session, doc, chosen)
        sheet = render(chosen, data, sheet_lang, blank=blank)
    target = out or Path()
    if target.is_dir():
        target /= file_name(chosen, data, sheet_lang)
    output.write_file(target, sheet.pdf)
    if sheet.missing:
        output.complain(Message("cli.missing_signs", {"signs": " ".join(sheet.missing)}))
    output.tell("printed", file=str(target), pages=sheet.pages)
    return GOOD


def _sheet_of(session: Session, number: str, form: str | None) -> tuple[str, Form]:
    """Return the record and the form to print; raises ``KnownError`` where the record has no such sheet."""
    with session.read() as connection:
        doc = find_number(connection, number)
        kind = load(connection, doc, object).kind
    chosen = Form(form) if form else _FIRST_CHOICE.get(kind)
    if chosen is None or (kind != "delivery" and chosen is not _FIRST_CHOICE.get(kind)):
        params: dict[str, str | int | Message] = {"number": number, "kind": kind_label(kind), "form": form or "PDF"}
        raise KnownError(Message("cli.no_such_sheet", params))
    return doc, chosen


command = Command(
    "print",
    callback=click.pass_context(_print),
    params=[
        click.Argument(["number"], metavar="NUMBER"),
        Option(["--out"], callback=file, metavar="FILE|FOLDER"),
        Option(
            ["--lang", "sheet_lang"],
            callback=one_of(_LANGUAGES),
            metavar="|".join(_LANGUAGES),
            default="zh",
            text="sheet_lang",
        ),
        Option(["--form"], callback=one_of(Form), metavar="|".join(Form)),
        Option(["--blank"], is_flag=True),
    ],
)
