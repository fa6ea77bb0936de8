"""A service order made up in full: chargeable, confirmed before and signed after."""

from decimal import Decimal

from svcdesk.domain.delivery import Verdict
from svcdesk.domain.masters import CheckItem, ItemKind
from svcdesk.domain.service_order import (
    Aspect,
    Comparison,
    Condition,
    Conduct,
    Coverage,
    Observation,
    OldPart,
    Part,
    Payer,
    Quote,
    Rating,
    Relation,
    Result,
    ServiceOrder,
    Sight,
    SignOff,
    Visit,
    VisitResult,
)
from svcdesk.domain.signature import Party
from tests.reports.samples import at, signature
from tests.reports.service_people import CLERK, CUSTOMER, DEVICE, TECHNICIAN, taken


def _look(number: int, name: str, before: Sight, after: Sight) -> Observation:
    item = CheckItem(f"v{number}", name, ItemKind.YES_NO)
    return Observation(
        id=f"v{number}",
        aspect=Aspect.APPEARANCE,
        item=item,
        before=before,
        after=after,
        compared=Comparison.SAME,
    )


def _function(number: int, name: str, before: Sight, after: Sight) -> Observation:
    item = CheckItem(f"f{number}", name, ItemKind.YES_NO, requirement="按说明书试用")
    return Observation(id=f"f{number}", aspect=Aspect.FUNCTION, item=item, before=before, after=after)


def _reading(
    number: int, name: str, unit: str, high: str, before: str | None, after: str, **more: object
) -> Observation:
    item = CheckItem(f"m{number}", name, ItemKind.READING, unit, None, Decimal(high))
    first = Sight(value=Decimal(before)) if before else Sight(untested="开机 5 分钟即停机")
    last = Sight(value=Decimal(after), photos=more.pop("photos", ()))
    return Observation(
        id=f"m{number}",
        aspect=Aspect.PERFORMANCE,
        item=item,
        gauge="Fluke 62（LQ-07）",
        before=first,
        after=last,
        **more,
    )


OBSERVATIONS = (
    _look(
        1,
        "机壳与面板",
        Sight(verdict=Verdict.FAIL, text="右侧门板有旧划痕", photos=(taken(1, "右侧门板"),)),
        Sight(verdict=Verdict.FAIL, text="旧划痕未变", photos=(taken(2, "右侧门板"),)),
    ),
    _function(
        1,
        "启停与加载",
        Sight(verdict=Verdict.FAIL, text="加载后报警停机", photos=(taken(3, "报警画面"), taken(4))),
        Sight(verdict=Verdict.PASS, photos=(taken(5, "运行画面"),)),
    ),
    _function(2, "急停按钮", Sight(verdict=Verdict.PASS), Sight(verdict=Verdict.PASS)),
    _reading(1, "排气温度", "℃", "95", "104", "86"),
    _reading(2, "主机振动", "mm/s", "7.1", None, "4.2"),
    _reading(3, "运行噪声", "dB(A)", "72", "70", "73", accepted="知悉，风扇转速提高所致"),
)


def order(**changes: object) -> ServiceOrder:
    """Return a repair with everything in it, chargeable, confirmed before and signed after."""
    before = at(11)
    fields = {
        "ticket": "t1",
        "ticket_number": "FW-261123-A1-0031",
        "customer": CUSTOMER,
        "device": DEVICE,
        "fault": "排气温度高，报警停机",
        "fault_photos": (taken(6, "报警代码 E-07"),),
        "coverage": Coverage.CHARGEABLE,
        "coverage_basis": Coverage.WARRANTY,
        "coverage_reason": "冷却风道被纤维堵塞，属使用维护原因",
        "dispatched_at": at(9, 55),
        "dispatched_by": CLERK,
        "technician": TECHNICIAN,
        "visits": (
            Visit(
                id="b1",
                technician=TECHNICIAN,
                appointed_at=at(10, 30),
                appointed_until=at(12),
                departed_at=at(10),
                arrived_at=at(10, 35),
                started_at=at(11, 5),
                finished_at=at(14, 40),
                left_at=at(15, 10),
                result=VisitResult.DONE,
            ),
        ),
        "observations": OBSERVATIONS,
        "accessories": "钥匙 2 把、运行记录本；控制器数据已备份",
        "running_hours": Decimal(6120),
        "before_opinion": "情况属实",
        "before_signatures": (
            signature(Party.STAFF, "王建国", role="技术员", signed_at=before),
            signature(Party.CUSTOMER, "陈伟", role="设备科 负责人", signed_at=before),
        ),
        "before_confirmed_at": before,
        "cause": "fluid.valve",
        "diagnosis": "温控阀阀芯卡滞，冷却风道被纤维堵塞",
        "quote": Quote(
            text="更换温控阀阀芯并清洗冷却器",
            amount=Decimal("1409.50"),
            signature=signature(Party.CUSTOMER, "陈伟", role="设备科 负责人", signed_at=at(11, 4)),
        ),
        "work": "更换温控阀阀芯，清洗油冷却器与风道，补油 2 L，复位并试机。",
        "parts": (
            Part(
                id="x1",
                name="温控阀阀芯",
                spec="1202-5867 71 ℃",
                uom="只",
                serial="WK-0417",
                store="苏州库",
                quantity=Decimal(1),
                unit_price=Decimal(680),
                cost=Decimal(410),
                payer=Payer.CUSTOMER,
                old_serial="WK-0102",
                old_part=OldPart.TAKEN_BACK,
                warranty_months=6,
            ),
            Part(
                id="x2",
                name="空压机油",
                spec="2901-0522",
                uom="L",
                quantity=Decimal(2),
                unit_price=Decimal("64.75"),
                payer=Payer.CUSTOMER,
                old_part=OldPart.LEFT_WITH_CUSTOMER,
            ),
        ),
        "labour": Decimal(480),
        "travel": Decimal(120),
        "fee_payer": Payer.CUSTOMER,
        "trial_minutes": 60,
        "trial_result": Verdict.PASS,
        "conduct": Conduct(
            protected=True,
            asked_before_use=True,
            cleaned=True,
            note="使用了顾客的登高梯",
            photos=(taken(7, "完工后现场"),),
        ),
        "result": Result.SOLVED,
        "repair_warranty_days": 90,
        "rating": Rating.VERY_SATISFIED,
        "sign_off": SignOff(
            condition=Condition.OBJECTION,
            objection="噪声略高，下次保养复查",
            relation=Relation.AGENT,
            agent_note="负责人出差，电话委托刘䶮代签",
            opinion="来得快，讲得清楚。",
        ),
        "signatures": (
            signature(Party.STAFF, "王建国", role="技术员", signed_at=at(15)),
            signature(Party.CUSTOMER, "刘䶮", role="生产部 操作工", phone="138 0000 4477", signed_at=at(15, 3)),
        ),
        "finished_at": at(15, 3),
    }
    return ServiceOrder(**{**fields, **changes})
