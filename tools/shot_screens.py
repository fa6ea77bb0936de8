"""The screens that ``shots.py`` draws: add one by adding a function to ``SCREENS``."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import shot_service
from shot_studio import Studio, demo_studio, dressed, new_studio

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.problems import Step
from svcdesk.domain.sheets import FORMS_OF, Form, SheetLanguage
from svcdesk.errors import KnownError
from svcdesk.reports.catalog import render
from svcdesk.reports.raster import Pages
from svcdesk.services import call_list, paper, people, records
from svcdesk.services.first_look import look
from svcdesk.settings import FontSize
from svcdesk.words import Lang, Message

# isort: split
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from svcdesk.ui import looked_at
from svcdesk.ui.contract.plan_dialog import PlanDialog
from svcdesk.ui.delivery.commissioning import CommissioningStep
from svcdesk.ui.delivery.view import DeliveryView
from svcdesk.ui.edit_view import EditView
from svcdesk.ui.exchange.packing import PackingDialog
from svcdesk.ui.first_look import FirstLook
from svcdesk.ui.first_run import FirstRun
from svcdesk.ui.flow_tabs import FlowTabs
from svcdesk.ui.help import KeysDialog
from svcdesk.ui.importing.page import ImportPage
from svcdesk.ui.masters.sections import SECTIONS
from svcdesk.ui.masters.stock_dialogs import OpeningDialog
from svcdesk.ui.sign_in import SignInDialog
from svcdesk.ui.stage_page import StagePage
from svcdesk.ui.stages import STAGES

Screen = Callable[[Studio], QWidget]
IMPORTED = Path(__file__).resolve().parent.parent / "tests" / "data" / "northwind" / "customers.csv"
_DOTS = 110 / 72


def _stage(key: str) -> Screen:
    def arrange(studio: Studio) -> QWidget:
        studio.window.open_stage(key)
        return studio.window

    return arrange


def _record(kind: str, state: str = "", side: str = "") -> Screen:
    def arrange(studio: Studio) -> QWidget:
        found = studio.find(kind, state)
        studio.window.open_record(kind, found.doc)
        page = studio.window.shown_page()
        if side and isinstance(page, StagePage):
            page.show_side(side)
        return studio.window

    return arrange


def _step(step: Step, state: str) -> Screen:
    def arrange(studio: Studio) -> QWidget:
        page = studio.window.open_stage("delivery")
        page.open_record("delivery", studio.find("delivery", state).doc)
        if isinstance(page, StagePage) and isinstance(page.view, DeliveryView):
            page.view.open_step(step)
        return studio.window

    return arrange


def _readings(studio: Studio) -> QWidget:
    """Arrange what the README shows: the readings of one piece."""
    shown = _step(Step.COMMISSIONING, "checking")(studio)
    step = studio.window.findChild(CommissioningStep)
    body = records.record(studio.session, studio.find("delivery", "checking").doc, Delivery).body
    if step is not None:
        step.choose(next(unit.id for unit in body.units if unit.answers))
        step.focus("")
    return shown


def _section(key: str) -> Screen:
    def arrange(studio: Studio) -> QWidget:
        page = studio.window.open_masters(key).open_section(key)
        studio.settle()
        if isinstance(page, StagePage) and page.list.count():
            page.list.table.choose(0)
            page.list.selected.emit(page.list.table.current_doc())
        return studio.window

    return arrange


def _refused(key: str) -> Screen:
    def arrange(studio: Studio) -> QWidget:
        page = studio.window.open_masters(key).open_section(key)
        if isinstance(page, StagePage) and isinstance(page.view, EditView):
            page.start_new()
            page.view.save()
        return studio.window

    return arrange


def _import(step: str) -> Screen:
    def arrange(studio: Studio) -> QWidget:
        page = studio.window.open_masters("importing").open_section("importing")
        if isinstance(page, ImportPage) and step != "choose":
            page.read("customer", IMPORTED)
            studio.settle()
        if isinstance(page, ImportPage) and step == "report":
            page.mapping.checked.emit(page.mapping.layout_now())
        return studio.window

    return arrange


def _dialog(make: Callable[[Studio], QDialog]) -> Screen:
    def arrange(studio: Studio) -> QWidget:
        dialog = make(studio)
        dialog.show()
        return dialog

    return arrange


def _plan(studio: Studio) -> QDialog:
    found = studio.find("contract", "signed", "明远")
    return PlanDialog(studio.context, records.record(studio.session, found.doc, Contract))


def _nobody(*_: object) -> None:
    raise KnownError(Message("masters.sign_in_failed"))


def _packing(_studio: Studio) -> QDialog:
    dialog = PackingDialog(QCoreApplication.translate("ExchangePage", "怎样写交接包"))
    dialog.form.set_values({"sealed": "sealed", "password": "short", "most": "20"})
    dialog.form.changed.emit({})
    dialog.attempt()
    return dialog


def _sign_in(_studio: Studio) -> QDialog:
    dialog = SignInDialog(_nobody, ["王建国", "李敏"], "宏达机电设备销售有限公司", "/home/wang/main.svcdesk")  # type: ignore[arg-type]
    dialog.attempt()
    return dialog


def _first_run(_studio: Studio) -> QDialog:
    return FirstRun(_nobody, "/home/wang/.local/share/svcdesk/main.svcdesk")  # type: ignore[arg-type]


def _first_look(studio: Studio) -> QWidget:
    """What the next start shows of the window as it stands on the register."""
    page = studio.window.open_stage("service")
    studio.settle()
    looked_at.note(studio.session, studio.window, studio.window.findChildren(FlowTabs)[0], page)
    path, token = str(studio.session.store.path), people.stay_signed_in(studio.session)
    found = look(path, token, studio.session.clock())
    if found is None:
        raise RuntimeError(path)
    shown = FirstLook(found, studio.session.clock(), studio.context.memory)
    shown.resize(studio.window.size())
    shown.show()
    return shown


SCREENS: dict[str, Screen] = {
    **{f"tab-{stage.key}": _stage(stage.key) for stage in STAGES},
    **{section.key: _section(section.key) for section in SECTIONS},
    **{f"step-{step}-{step.name.lower()}": _step(step, "checking") for step in Step},
    "window": _readings,
    "signed": _step(Step.SIGNING, "signed"),
    "contract-signed": _record("contract", "signed"),
    "contract-draft": _record("contract", "draft"),
    "contract-history": _record("contract", "signed", "history"),
    "delivery-clauses": _record("delivery", "checking", "clauses"),
    "nonconformity": _record("nonconformity"),
    "customer-refused": _refused("customers"),
    **{f"import-{step}": _import(step) for step in ("choose", "mapping", "report")},
    **shot_service.SCREENS,
    "dialog-plan": _dialog(_plan),
    "dialog-opening": _dialog(lambda studio: OpeningDialog(studio.context)),
    "dialog-keys": _dialog(lambda _studio: KeysDialog()),
    "dialog-packing": _dialog(_packing),
    "dialog-sign-in": _dialog(_sign_in),
    "dialog-first-run": _dialog(_first_run),
    "first-look": _first_look,
}
EMPTY: dict[str, Screen] = {
    **{
        f"empty-tab-{key}": _stage(key)
        for key in ("today", "inspection", "contract", "delivery", "service", "returns")
    },
    **{f"empty-{section.key}": _section(section.key) for section in SECTIONS},
    **{f"empty-{name}": screen for name, screen in shot_service.PARTS.items()},
}
PRINTED = "printed"
PAPERS = {
    "delivery": ("signed", ""),
    "ticket": ("closed", ""),
    "service_order": ("signed", "新华"),
    "complaint": ("closed", ""),
    "return_case": ("closed", "冷冻式干燥机"),
    "nonconformity": ("", ""),
}
"""Of which record the forms of a kind are drawn: the newest in a state that holds a text."""


def names() -> list[str]:
    """Return everything that can be drawn."""
    return [*SCREENS, *EMPTY, PRINTED]


def draw(out: Path, lang: Lang, scale: str, font: FontSize, wanted: list[str]) -> int:
    """Draw the wanted screens, or all."""
    app = dressed(lang, font)
    mark = f"{lang[:2]}{'' if scale == '1' else f'-{scale}x'}{'' if font == 'normal' else f'-{font}'}"
    with TemporaryDirectory() as folder:
        for studio_of, screens in ((demo_studio, SCREENS), (new_studio, EMPTY)):
            chosen = [name for name in screens if not wanted or name in wanted]
            forms = (
                studio_of is demo_studio and scale == "1" and font == "normal" and (not wanted or PRINTED in wanted)
            )
            if not chosen and not forms:
                continue
            studio = studio_of(Path(folder))
            for name in chosen:
                _shoot(studio, screens[name], out / f"{name}-{mark}.png")
            if forms:
                _print(studio, out, "en" if lang == "en" else "zh")
            studio.close()
    app.quit()
    return 0


def _shoot(studio: Studio, screen: Screen, path: Path) -> None:
    shown = screen(studio)
    studio.settle()
    shown.grab().save(str(path))
    if shown is not studio.window:
        shown.close()
        shown.deleteLater()


def _print(studio: Studio, out: Path, language: SheetLanguage) -> None:
    for kind, (state, text) in PAPERS.items():
        doc = studio.find(kind, state, text).doc
        for form in FORMS_OF[kind]:
            _draw(render(form, paper.gather(studio.session, doc, form), language).pdf, out, form, language)
    calls = render(Form.CALL_LIST, call_list.gather(studio.session), language)
    _draw(calls.pdf, out, Form.CALL_LIST, language)


def _draw(pdf: bytes, out: Path, form: Form, language: SheetLanguage) -> None:
    pages = Pages(pdf)
    for at in range(len(pages)):
        drawn = pages.draw(at, _DOTS)
        image = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        image.save(str(out / f"{PRINTED}-{form.value}-{at + 1}-{language}.png"))
    pages.close()
