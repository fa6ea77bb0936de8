"""What goes out of a list is what it shows: the rows, the columns and the words, of every list, in both languages."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from svcdesk.services import exporting, lists
from svcdesk.settings import Settings
from svcdesk.ui import language
from svcdesk.ui.context import Context, Place
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.lines_delegate import DETAIL, MARK
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.memory import Memory
from svcdesk.ui.record_filters import preset
from svcdesk.words import LANGUAGES
from tests.demos import filled
from tests.gui.test_empty_lists import lists_of


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Give the session of the demo desk: records in every state, late ones, unowned ones, reviewed ones."""
    session = filled(str(tmp_path_factory.mktemp("told") / "told.svcdesk"))
    yield session
    session.store.close()


@pytest.fixture
def shown(told, tmp_path, qtbot, answers):
    """Give the window on the demo desk."""
    settings = Settings(tmp_path / "settings.json")
    jobs = Jobs()
    window = MainWindow(Context(told, Hub(), jobs, settings, Memory(settings), Place("/desks/told.svcdesk")))
    yield window
    window.close()
    window.deleteLater()
    jobs.drain()


def written(value):
    """Return what a spreadsheet shows of a cell: days as days, money as money."""
    if isinstance(value, datetime):
        return {f"{value:%Y-%m-%d}", f"{value:%Y-%m-%d %H:%M}"}
    if isinstance(value, date):
        return {f"{value:%Y-%m-%d}"}
    if isinstance(value, (float, int, Decimal)):
        return {f"¥{Decimal(str(value)):,.2f}", str(value)}
    return {str(value), *str(value).split(" · ")}


def shown_words(model, at):
    """Return every word of a row on the screen, a cell of several parts taken apart."""
    roles = (Qt.ItemDataRole.DisplayRole, DETAIL, MARK)
    cells = [model.index(at, column).data(role) for column in range(model.columnCount()) for role in roles]
    return {part for words in cells if words for part in str(words).split(" · ")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_goes_out_of_every_list_is_what_it_shows(told, shown, tmp_path, lang, qtbot):
    language.switch(lang)
    shown._renew()
    looked_at = 0
    for page in lists_of(shown):
        bar, model = page.list.bar, page.list.table.model()
        for columns in (page._spec.columns, page._spec.choices):
            page.list.load()
            bar.set_query(preset(page._spec, "all"))
            model.set_columns(columns)
            path = tmp_path / f"{page._kind}-{len(columns)}-{lang}.xlsx"
            exporting.export_shown(told, lists.order(told, bar.query), columns, path, page._kind, lang)
            head, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
            assert len(head) == len(set(head))
            assert len(rows) == model.rowCount() == page.list.count()
            for at, row in enumerate(rows):
                missing = shown_words(model, at) - {words for value in row for words in written(value)}
                assert not missing, f"{page._kind}: {missing} not in {row}"
                looked_at += 1
    assert looked_at > 100
