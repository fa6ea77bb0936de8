"""``svcdesk print``: the sheets of a record, empty forms and the daily call list as PDF."""

from pathlib import Path
from typing import get_args

import click

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD
from svcdesk.cli.entrance import entered
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import file, one_of
from svcdesk.domain.sheet_numbers import form_of_number
from svcdesk.domain.sheets import FORMS_OF, Form, SheetData, SheetLanguage
from svcdesk.errors import KnownError
from svcdesk.reports.catalog import render
from svcdesk.reports.names import file_name
from svcdesk.services import call_list, paper
from svcdesk.services.desk import Session, find_number, load
from svcdesk.services.labels import kind_label
from svcdesk.words import Message

_LANGUAGES: tuple[SheetLanguage, ...] = get_args(SheetLanguage)


def _print(
    context: click.Context,
    number: str | None,
    out: Path | None,
    sheet_lang: SheetLanguage,
    form: str | None,
    blank: bool,
) -> int:
    with entered(context) as session:
        chosen, data, empty = _chosen(session, (number or "").strip().upper(), form, blank=blank)
        sheet = render(chosen, data, sheet_lang, blank=empty)
    target = out or Path()
    if target.is_dir():
        target /= file_name(chosen, data, sheet_lang)
    output.write_file(target, sheet.pdf)
    if sheet.missing:
        output.complain(Message("cli.missing_signs", {"signs": " ".join(sheet.missing)}))
    output.tell("printed", file=str(target), pages=sheet.pages)
    return GOOD


def _chosen(session: Session, number: str, form: str | None, *, blank: bool) -> tuple[Form, SheetData, bool]:
    """Return what to print (a record's sheet, today's calls, an empty form), and whether it is for the pen."""
    if form == Form.CALL_LIST and not number:
        return Form.CALL_LIST, call_list.gather(session), blank
    if not number:
        if not form:
            raise KnownError(Message("cli.nothing_to_print"))
        return Form(form), paper.empty(session, Form(form)), True
    doc, chosen = _sheet_of(session, number, form)
    return chosen, paper.gather(session, doc, chosen), blank


def _sheet_of(session: Session, number: str, form: str | None) -> tuple[str, Form]:
    """Return the record and the form to print; raises ``KnownError`` where the record has no such sheet.

    The number of a sheet (ZX, WX, QS) stands for that very sheet.
    """
    with session.read() as connection:
        doc = find_number(connection, number)
        kind = load(connection, doc, object).kind
    forms = FORMS_OF.get(kind, ())
    own = form_of_number(number)
    chosen = Form(form) if form else own or next(iter(forms), None)
    if chosen is None or chosen not in forms:
        params: dict[str, str | int | Message] = {"number": number, "kind": kind_label(kind), "form": form or "PDF"}
        raise KnownError(Message("cli.no_such_sheet", params))
    return doc, chosen


command = Command(
    "print",
    callback=click.pass_context(_print),
    params=[
        click.Argument(["number"], metavar="[NUMBER]", required=False),
        Option(["--out"], callback=file, metavar="FILE|FOLDER"),
        Option(
            ["--lang", "sheet_lang"],
            callback=one_of(_LANGUAGES),
            metavar="|".join(_LANGUAGES),
            default="zh",
            text="sheet_lang",
        ),
        Option(["--form"], callback=one_of(Form), metavar="FORM"),
        Option(["--blank"], is_flag=True),
    ],
)
