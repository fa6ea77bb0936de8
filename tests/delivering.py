"""Goods, contracts and filled-in acceptances for tests: a compressor with a checklist, filters that are counted."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from svcdesk.domain import contract, planning
from svcdesk.domain.contract import Contract, Instalment, Trigger
from svcdesk.domain.delivery import Delivery, Effect, Need, Result, SiteWork, Trainee, Training, Verdict
from svcdesk.domain.masters import CheckItem, Checklist, Customer, ItemKind, Product, Tracking
from svcdesk.domain.planning import Goods, Piece
from svcdesk.domain.record import Record
from svcdesk.domain.signature import Method, Party, Signature, Stroke
from svcdesk.domain.stock import Opening, OpeningLine
from svcdesk.domain.times import SHANGHAI
from svcdesk.services.desk import Session

ARRIVED = datetime(2026, 11, 23, 9, 20, tzinfo=SHANGHAI)
FINISHED = datetime(2026, 11, 23, 15, 0, tzinfo=SHANGHAI)
SIGNED = datetime(2026, 11, 23, 15, 4, tzinfo=SHANGHAI)

CHECKLIST = Checklist(
    "空压机调试",
    "A/1",
    (
        CheckItem("volt", "电源电压", ItemKind.READING, "V", Decimal(342), Decimal(418)),
        CheckItem("temp", "排气温度", ItemKind.READING, "℃", high=Decimal(95)),
        CheckItem("valve", "安全阀动作试验", ItemKind.YES_NO, safety=True),
    ),
)
COMPRESSOR = Product("螺杆空压机", "GA37", "GA37-8.5", "37 kW", tracking=Tracking.SERIAL, warranty_months=12)
FILTER = Product("油气分离芯", "2901", uom="个", tracking=Tracking.COUNT, warranty_months=12)


def goods_contract(compressor: str = "c" * 32, filters: str = "f" * 32, customer: str = "k" * 32) -> Contract:
    """Return a contract of three compressors and ten filters, 30 % at signing, 60 % at acceptance, 10 % later."""
    return Contract(
        customer=customer,
        customer_name="宏达纺织有限公司",
        external="HD-2026-118",
        address="苏州市吴中区 18 号",
        contact="李工",
        phone="13900008213",
        signed_on=date(2026, 11, 1),
        lines=(
            contract.Line("1", compressor, "螺杆空压机", "GA37-8.5 37 kW", "台", Decimal(3), Decimal(60000)),
            contract.Line("2", filters, "油气分离芯", "2901", "个", Decimal(10), Decimal("450.50")),
        ),
        plan=(
            Instalment("定金", Decimal("0.3"), Trigger.SIGNING, 0, Decimal("55351.50")),
            Instalment("验收款", Decimal("0.6"), Trigger.ACCEPTANCE, 30),
            Instalment("质保金", Decimal("0.1"), Trigger.WARRANTY_END),
        ),
    )


def planned(compressors: int = 2, filters: int = 3, serials: tuple[str, ...] = ("SN-1", "SN-2")) -> Delivery:
    """Return a delivery as planning makes it, without a desk."""
    sold = goods_contract()
    asked = {"1": Decimal(compressors), "2": Decimal(filters)}
    asked = {line: quantity for line, quantity in asked.items() if quantity}
    pieces = [Piece(product="c" * 32, serial=serial) for serial in serials]
    goods = {"1": Goods(COMPRESSOR, CHECKLIST, pieces), "2": Goods(FILTER)}
    number = "YS-261123-A1-0001"
    return planning.planned("d" * 32, "HT-1", sold, asked, goods, number=number, planned_on=date(2026, 11, 23))


def signature(party: Party, name: str, at: datetime = SIGNED, **more: Any) -> Signature:
    stroke = Stroke(((0, 0, 500, 0), (100, 50, 700, 30)))
    values: dict[str, Any] = {"method": Method.DRAWN, "strokes": (stroke,), **more}
    return Signature(party=party, name=name, signed_at=at, **values)


def both_signatures(at: datetime = SIGNED) -> tuple[Signature, ...]:
    return (signature(Party.STAFF, "王工", at), signature(Party.CUSTOMER, "李工", at + timedelta(minutes=1)))


def filled_in(delivery: Delivery, result: Result = Result.FULL) -> Delivery:
    """Return the delivery with everything counted, checked, trained and signed, nothing wrong."""
    units = tuple(msgspec.structs.replace(passed(unit), counted=True) for unit in delivery.units)
    lines = tuple(
        msgspec.structs.replace(
            line,
            counted=line.quantity,
            seen=tuple(unit.serial for unit in units if unit.line == line.id and unit.tracking is Tracking.SERIAL),
        )
        for line in delivery.lines
    )
    return msgspec.structs.replace(
        delivery,
        units=units,
        lines=lines,
        site_work=SiteWork(
            arrived_at=ARRIVED, finished_at=FINISHED, protected=True, asked_before_use=True, cleaned=True
        ),
        training=trained(),
        result=result,
        signatures=both_signatures(),
    )


def passed(unit: Any) -> Any:
    """Return a unit that looks and works as it should."""
    answers = tuple(
        msgspec.structs.replace(answer, value=Decimal(90 if answer.item.id == "temp" else 380))
        if answer.item.kind is ItemKind.READING
        else msgspec.structs.replace(answer, verdict=Verdict.PASS)
        for answer in unit.answers
    )
    return msgspec.structs.replace(unit, appearance=Verdict.PASS, answers=answers)


def trained() -> Training:
    return Training(
        need=Need.YES,
        topic="日常保养",
        held_on=date(2026, 11, 23),
        hours=Decimal("1.5"),
        trainer="王工",
        evaluation=Effect.GOOD,
        trainees=(Trainee(name="张师傅", signature=signature(Party.CUSTOMER, "张师傅")),),
    )


def in_desk(session: Session, serials: tuple[str, ...] = ("SN-1", "SN-2", "SN-3", "SN-4")) -> Record[Contract]:
    """Put customer, products, opening stock and a signed contract into a desk and return the contract."""
    with session.work() as work:
        customer = work.create("customer", Customer("宏达纺织有限公司"), "active").doc
        checklist = work.create("checklist", CHECKLIST, "active").doc
        product = msgspec.structs.replace(COMPRESSOR, checklist=checklist)
        compressor = work.create("product", product, "active").doc
        filters = work.create("product", FILTER, "active").doc
        stock = [OpeningLine(compressor, "螺杆空压机", Decimal(1), serial, "一号库") for serial in serials]
        work.create("opening", Opening((*stock, OpeningLine(filters, "油气分离芯", Decimal(20)))), "booked")
        return work.create("contract", goods_contract(compressor, filters, customer), "signed")
