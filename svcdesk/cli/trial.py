"""One delivery from import to signed paper on a temporary desk, each step proven before the next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from secrets import token_urlsafe
from typing import NamedTuple, TypeVar

import msgspec

from svcdesk.cli.trial_files import CUSTOMER, SERIALS, written
from svcdesk.cli.trial_paper import read_back
from svcdesk.domain import sheetcode
from svcdesk.domain.delivery import Delivery, Result
from svcdesk.domain.findings import with_found_defects
from svcdesk.domain.masters import BankAccount, Company, Department
from svcdesk.domain.record import Record
from svcdesk.domain.replacement import replace_from_stock
from svcdesk.domain.settlement import FeedbackState, NoticeState
from svcdesk.domain.sheets import FORMS_OF, SERVICE_FORMS, Form, SheetLanguage
from svcdesk.domain.signature import Party
from svcdesk.reports.catalog import render
from svcdesk.services import delivery as deliveries
from svcdesk.services import lists, masters, paper, people, settlement
from svcdesk.services.demo import walkthrough
from svcdesk.services.desk import Session
from svcdesk.services.importing import mapping, run
from svcdesk.services.importing.report import Action
from svcdesk.services.importing.tables import read_table
from svcdesk.services.lists import Query
from svcdesk.store import backup
from svcdesk.store.check import check
from svcdesk.store.device import forget
from svcdesk.store.store import Store, create_desk, open_desk

T = TypeVar("T")

_MINUTE = timedelta(minutes=1)
_LANGUAGES: tuple[SheetLanguage, ...] = ("zh", "en", "both")


class Failed(Exception):  # noqa: N818 - what the trial did
    """A step did not bring what it must."""


class Step(NamedTuple):
    """One step: its key in ``words/cli.toml`` under ``trial``, and what to do."""

    key: str
    run: Callable[[], None]


@dataclass(slots=True)
class Trial:
    """What one step leaves to the next; ``folder`` is empty at first and holds everything but the device slips."""

    folder: Path
    clock: Callable[[], datetime]
    _stores: list[Store] = field(default_factory=list)
    _session: Session | None = None
    _delivery: Record[Delivery] | None = None

    def steps(self) -> Iterator[Step]:
        """Yield the steps in their order."""
        yield Step("desk", self.make_desk)
        yield Step("import", self.import_tables)
        yield Step("deliver", self.deliver)
        yield Step("sign", self.sign)
        yield Step("settle", self.settle)
        yield Step("print", self.print_and_read)
        yield Step("check", self.check)
        yield Step("backup", self.back_up_and_restore)

    def close(self) -> None:
        """Let go of the desks and leave no trace of their devices."""
        for store in self._stores:
            store.close()
            forget(store.node)

    @property
    def session(self) -> Session:
        """The administrator of the trial desk."""
        return _there(self._session)

    @property
    def delivery(self) -> Record[Delivery]:
        """The delivery as it stands."""
        return _there(self._delivery)

    def make_desk(self) -> None:
        store = create_desk(str(self.folder / "trial.svcdesk"), "T1")
        self._stores.append(store)
        self._session = people.create_first_administrator(
            store, "自检员", token_urlsafe(12), department=Department.SERVICE, clock=self.clock
        )
        bank = BankAccount("自检压缩机设备有限公司", "自检银行", "1102 0206 0900 0000 018")
        masters.save_company(self.session, Company(bank.account_name, "Self-test Compressor Co., Ltd.", bank=bank))

    def import_tables(self) -> None:
        for kind, path, count in written(self.folder):
            table = read_table(path)
            report, _ = run.run(self.session, kind, table, mapping.guess(kind, table))
            problems = [one for one in report.issues if not one.warning]
            _require(report.written and report.count(Action.CREATE) == count, f"{path.name}: {problems or report}")

    def deliver(self) -> None:
        """Deliver a compressor that runs too hot, and replace it by another from stock."""
        (contract,) = lists.page(self.session, Query(kinds=("contract",)), 0, 2)
        asked = deliveries.remaining(self.session, contract.doc)
        planned, _ = deliveries.plan(self.session, contract.doc, asked, planned_on=self.clock().date())
        body = walkthrough.looked_over(walkthrough.counted(planned.body))
        body = walkthrough.tried_out(walkthrough.found(body, "排气温度", value=Decimal(97)))
        self._delivery, _ = deliveries.save(self.session, planned, body)
        (defect,) = self.delivery.body.defects
        piece = deliveries.replacement_pieces(self.session, self.delivery.body, defect.id)[0]
        body = replace_from_stock(self.delivery.body, defect.id, piece)
        body = walkthrough.tried_out(walkthrough.looked_over(body))
        self._delivery, _ = deliveries.save(self.session, self.delivery, with_found_defects(body))

    def sign(self) -> None:
        """Train, sign by both sides, and find the record frozen and the warranty begun."""
        now = self.clock()
        body = walkthrough.worked(self.delivery.body, now - 90 * _MINUTE, now - 10 * _MINUTE)
        body = walkthrough.trained(
            body, self.session.actor.name, ("张师傅", "周明"), now - 40 * _MINUTE, topic="日常保养", hours=Decimal(1)
        )
        signatures = (
            walkthrough.signature(Party.STAFF, self.session.actor.name, now - 2 * _MINUTE),
            walkthrough.signature(Party.CUSTOMER, "李工", now - _MINUTE),
        )
        body = msgspec.structs.replace(body, result=Result.FULL, signatures=signatures)
        self._delivery, _ = deliveries.sign(self.session, self.delivery, body)
        _require(self.delivery.body.warranty_start is not None, "warranty")

    def settle(self) -> None:
        """Find feedback, payment notice and the defective piece in quarantine; acknowledge and send."""
        found = settlement.followers(self.session, self.delivery.doc)
        _require(len(found.nonconformities) == 1, "F08")
        told, _ = settlement.acknowledge(self.session, _there(found.feedback), "寄付款通知")
        due_on = self.clock().date() + timedelta(days=30)
        notice = _there(found.notice)
        notice, _ = settlement.edit_notice(self.session, notice, msgspec.structs.replace(notice.body, due_on=due_on))
        sent, _ = settlement.send(self.session, notice)
        _require((told.state, sent.state) == (FeedbackState.ACKNOWLEDGED, NoticeState.SENT), "F19, F20")

    def print_and_read(self) -> None:
        """Print every sheet in every language, and read number, goods and QR code back from the pages."""
        for form in FORMS_OF["delivery"]:
            for language in _LANGUAGES:
                data = paper.gather(self.session, self.delivery.doc, form)
                sheet = render(form, data, language)
                _require(not sheet.missing, f"{form} {language}: {sheet.missing}")
                pages = read_back(sheet.pdf)
                words = "".join("".join(page.words.split()) for page in pages)
                code = sheetcode.encode(data.stamp.number, data.stamp.rev)
                _require(all(page.code == code for page in pages), f"{form} {language}: {code}")
                _require(CUSTOMER in words and data.stamp.number in words, f"{form} {language}: {words[:200]}")
                if form in {Form.ACCEPTANCE, Form.COMMISSIONING, Form.PACKET}:
                    _require(all(serial in words for serial in SERIALS[:2]), f"{form} {language}: {SERIALS[:2]}")
        self._print_empty_forms()

    def _print_empty_forms(self) -> None:
        """Print the forms of service and returns as they are filled in by pen."""
        for form in SERVICE_FORMS:
            for language in _LANGUAGES:
                sheet = render(form, paper.empty(self.session, form), language, blank=True)
                words = "".join("".join(page.words.split()) for page in read_back(sheet.pdf))
                _require(not sheet.missing and form.value in words, f"{form} {language}: {words[:200]}")

    def check(self) -> None:
        """Find nothing wrong, neither in the log nor in what is derived from it."""
        findings = check(self.session.store)
        _require(not findings, findings)

    def back_up_and_restore(self) -> None:
        """Restore a backup as another desk and find the same records there, unharmed."""
        made = backup.make(self.session.store, self.folder / "backups", self.clock())
        target = self.folder / "restored.svcdesk"
        backup.restore(made.path, target, self.clock())
        restored = open_desk(str(target))
        self._stores.append(restored)
        again = Session(restored, self.session.actor, self.session.roles, self.clock)
        _require(_revisions(again) == _revisions(self.session), "restored")


def _revisions(session: Session) -> list[tuple[str, str, str]]:
    rows = lists.page(session, Query(descending=False), 0, 1000)
    return [(row.doc, row.number, row.state) for row in rows]


def _require(good: bool, what: object) -> None:
    if not good:
        raise Failed(str(what))


def _there(found: T | None) -> T:
    if found is None:
        raise Failed("nothing")
    return found
