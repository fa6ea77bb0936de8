"""Deliveries as they happen, made up in full, for the tests of what is printed."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from math import sin

from PIL import Image as Pillow
from PIL import ImageDraw

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import (
    Answer,
    Defect,
    Delivery,
    Effect,
    LineKind,
    Need,
    Packing,
    PackingLine,
    Photo,
    Remedy,
    Result,
    SiteWork,
    Source,
    Trainee,
    Training,
    UnitCheck,
    Verdict,
)
from svcdesk.domain.masters import BankAccount, CheckItem, Company, FormCode, ItemKind, Tracking
from svcdesk.domain.settlement import Feedback, PaymentNotice
from svcdesk.domain.sheets import DeliverySheet, FeedbackSheet, Image, NoticeSheet, Stamp
from svcdesk.domain.signature import Method, Party, Signature, Stroke

CHINA = timezone(timedelta(hours=8))
REV = sha256(b"revision").hexdigest()
PRINTED = datetime(2026, 11, 23, 15, 6, tzinfo=CHINA)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=CHINA)


COMPANY = Company(
    name="宏宇压缩机设备有限公司",
    name_en="HONGYU COMPRESSOR EQUIPMENT CO., LTD.",
    bank=BankAccount(
        "宏宇压缩机设备有限公司", "中国工商银行苏州吴中支行", "1102 0212 0920 0123 456", "91320506MA1MXXXX0K"
    ),
    forms=(
        FormCode("F15", "QR-6.5-00", "A/0", 2),
        FormCode("F16", "QR-6.5-01", "A/0", 2),
        FormCode("F17", "QR-6.5-02", "A/1", 2),
        FormCode("F18", "QR-6.5-03", "A/0", 2),
        FormCode("F19", "QR-6.5-04", "A/0", 1),
        FormCode("F20", "QR-6.5-05", "A/0", 2),
    ),
)


def stamp(state: str = "signed", **changes: object) -> Stamp:
    fields = {
        "number": "YS-261123-A1-0007",
        "rev": REV,
        "state": state,
        "printed_at": PRINTED,
        "printed_by": "王建国",
    }
    return Stamp(**{**fields, **changes})


def strokes(seed: int = 0) -> tuple[Stroke, ...]:
    """Return something that looks written: two strokes with changing pressure."""
    first = tuple(
        (
            120 + i * 9,
            int(220 + 60 * sin(i / 2.3 + seed) + 25 * sin(i * 1.7)),
            350 + int(280 * sin(i / 5) ** 2),
            i * 12,
        )
        for i in range(46)
    )
    second = tuple(
        (300 + i * 6, int(300 - i * 5 + 20 * sin(i + seed)), 600 - i * 15, 700 + i * 11) for i in range(24)
    )
    return (Stroke(first), Stroke(second))


def signature(party: Party, name: str, **changes: object) -> Signature:
    fields = {
        "party": party,
        "name": name,
        "method": Method.DRAWN,
        "signed_at": at(15, 4),
        "strokes": strokes(len(name)),
    }
    return Signature(**{**fields, **changes})


def picture(number: int, size: tuple[int, int] = (800, 600)) -> Image:
    canvas = Pillow.new("RGB", size, (60 + number * 13 % 120, 90, 130))
    draw = ImageDraw.Draw(canvas)
    for band in range(0, size[0], 40):
        draw.line((band, 0, size[0] - band, size[1]), fill=(200, 210, 220 - number * 7 % 90), width=5)
    stream = BytesIO()
    canvas.save(stream, "JPEG", quality=80)
    return Image(stream.getvalue(), "image/jpeg", *size)


def photo(number: int, caption: str = "") -> Photo:
    return Photo(sha256(str(number).encode()).hexdigest(), caption, at(10, number % 60))


def reading(
    number: int,
    name: str,
    value: str | None,
    unit: str,
    low: str | None = None,
    high: str | None = None,
    **more: object,
) -> Answer:
    item = CheckItem(
        f"i{number}",
        name,
        ItemKind.READING,
        unit,
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
        safety=bool(more.pop("safety", False)),
    )
    return Answer(item=item, value=None if value is None else Decimal(value), **more)


def yes_no(number: int, name: str, requirement: str = "", verdict: Verdict = Verdict.PASS, **more: object) -> Answer:
    safety = bool(more.pop("safety", False))
    item = CheckItem(f"i{number}", name, ItemKind.YES_NO, requirement=requirement, safety=safety)
    return Answer(item=item, verdict=verdict, **more)


def compressor_answers(temperature: str = "87") -> tuple[Answer, ...]:
    return (
        yes_no(1, "设备就位、找平", "水平度 ≤ 1 mm/m"),
        yes_no(2, "冷却风道与进排气口", "无阻挡，间距 ≥ 1 m"),
        reading(3, "电源电压", "382", "V", "342", "418"),
        reading(4, "空载运行 30 min 电流", "21.4", "A", None, "24.0"),
        reading(5, "加载排气压力", "0.77", "MPa", "0.75", None),
        reading(6, "排气温度", temperature, "℃", None, "95", photos=(photo(3, "排气温度表"),)),
        yes_no(7, "安全阀动作试验", "0.88 MPa 起跳", safety=True),
        yes_no(8, "急停按钮", "按下即停机", safety=True),
        reading(9, "接地电阻", "1.8", "Ω", None, "4", safety=True),
    )


def unit(number: int, serial: str, **changes: object) -> UnitCheck:
    fields = {
        "id": f"u{number}",
        "line": "l1",
        "product": "p1",
        "name": "螺杆空压机",
        "spec": "GA37-8.5　37 kW　8.5 bar",
        "uom": "台",
        "serial": serial,
        "tracking": Tracking.SERIAL,
        "counted": True,
        "appearance": Verdict.PASS,
        "answers": compressor_answers(),
        "checklist_name": "螺杆空压机调试检查表",
    }
    return UnitCheck(**{**fields, **changes})


def line(number: int, name: str, spec: str, uom: str, quantity: int, **changes: object) -> PackingLine:
    fields = {
        "id": f"l{number}",
        "name": name,
        "spec": spec,
        "uom": uom,
        "quantity": Decimal(quantity),
        "counted": Decimal(quantity),
        "box": "1/2",
    }
    return PackingLine(**{**fields, **changes})


SERIAL = {"tracking": Tracking.SERIAL, "serials": ("SN-88213",), "seen": ("SN-88213",)}


def training() -> Training:
    signed = [signature(Party.CUSTOMER, name) for name in ("陈伟", "刘䶮")]
    return Training(
        need=Need.YES,
        topic="螺杆空压机日常操作、保养与报警处理",
        held_on=date(2026, 11, 23),
        place="空压站现场",
        hours=Decimal("1.5"),
        trainer="王建国",
        materials="操作维护手册 2 份、保养周期表 1 份",
        assessment="现场操作考核，2 人均合格",
        evaluation=Effect.GOOD,
        evaluation_note="讲解清楚，能独立开停机",
        trainees=(
            Trainee(
                name="陈伟",
                department="设备科 / 机修",
                phone="139 0000 8213",
                effect=Effect.GOOD,
                signature=signed[0],
            ),
            Trainee(name="刘䶮", department="生产部 / 操作工", effect=Effect.FAIR, signature=signed[1]),
        ),
    )


def delivery(**changes: object) -> Delivery:
    """Return an acceptance with everything in it: one unit replaced, two people trained, signed by two."""
    fields = {
        "contract": "c1",
        "contract_number": "HT-2026-118",
        "customer": "k1",
        "customer_name": "宏达纺织有限公司",
        "site_name": "空压站",
        "address": "江苏省苏州市吴中区某某路 18 号",
        "contact": "陈伟（生产部）",
        "phone": "0512-6600 8213",
        "technician_name": "王建国",
        "packing": Packing(
            number="ZX-261123-A1-0007",
            boxes=2,
            packer="李敏",
            packed_on=date(2026, 11, 20),
            checker="赵倩",
            checked_on=date(2026, 11, 20),
            carrier="顺达物流",
            waybill="SD 8842 1177 03",
            shipped_on=date(2026, 11, 21),
            net_weight="820 kg",
            gross_weight="905 kg",
            dimensions="1650 × 1050 × 1480 mm",
        ),
        "lines": (
            line(1, "螺杆空压机", "GA37-8.5　37 kW　8.5 bar", "台", 1, **SERIAL),
            line(2, "油气分离芯", "2901-0778", "只", 2, kind=LineKind.SPARE, box="2/2"),
            line(3, "空气滤芯", "1613-9503", "只", 2, kind=LineKind.SPARE, box="2/2"),
            line(4, "产品合格证", "", "份", 1, kind=LineKind.DOCUMENT),
            line(5, "使用说明书", "GA30–GA75", "份", 1, kind=LineKind.DOCUMENT),
        ),
        "units": (
            unit(1, "SN-88213", answers=compressor_answers("97"), photos=(photo(1, "铭牌"), photo(2, "到货外观"))),
            unit(2, "SN-88231", replaces="u1", supplied=True, store="苏州库"),
        ),
        "site_work": SiteWork(
            power="380 V　50 Hz　三相五线",
            grounding="独立接地，1.8 Ω",
            environment="21 ℃　58 % RH　室内，通风良好",
            arrived_at=at(9, 20),
            started_at=at(9, 40),
            finished_at=at(15, 0),
            trial_minutes=120,
            trial_result=Verdict.PASS,
            protected=True,
            asked_before_use=True,
            cleaned=True,
            photos=(photo(4, "安装前"), photo(5, "安装后")),
        ),
        "defects": (
            Defect(
                id="d1",
                key="check:u1:i6",
                source=Source.CHECK,
                unit="u1",
                description="螺杆空压机 SN-88213: 排气温度 97 ℃ ≤ 95 ℃",
                remedy=Remedy.REPLACE,
                replacement="u2",
                store="苏州库",
            ),
            Defect(
                id="d2",
                source=Source.OTHER,
                description="冷凝水排放管未引到地沟",
                remedy=Remedy.PUNCH,
                owner="王建国",
                due=date(2026, 11, 30),
            ),
        ),
        "training": training(),
        "result": Result.PARTIAL,
        "result_reason": "除排水管外均合格，排水管整改后复验",
        "opinion": "服务及时，讲解清楚。请按期完成排水管整改。",
        "accepted_at": at(15, 5),
        "warranty_start": date(2026, 11, 23),
        "warranty_end": date(2027, 11, 22),
        "signatures": (
            signature(Party.CUSTOMER, "陈伟", role="设备科 负责人", phone="139 0000 8213", signed_at=at(15, 5)),
            signature(Party.STAFF, "王建国", role="生产服务部 技术员"),
        ),
    }
    return Delivery(**{**fields, **changes})


def sheet(subject: Delivery | None = None, **changes: object) -> DeliverySheet:
    images = {photo(number).sha: picture(number) for number in range(1, 6)}
    fields = {
        "company": COMPANY,
        "stamp": stamp(),
        "delivery": subject or delivery(),
        "contract": Contract("k1", "宏达纺织有限公司", signed_on=date(2026, 10, 8)),
        "images": images,
    }
    return DeliverySheet(**{**fields, **changes})


def feedback(**changes: object) -> FeedbackSheet:
    told = Feedback(
        delivery="d",
        delivery_number="YS-261123-A1-0007",
        customer="k1",
        customer_name="宏达纺织有限公司",
        contract_number="HT-2026-118",
        delivered_at=at(15, 5),
        due_at=at(18),
        result=Result.PARTIAL,
        quantity=Decimal(1),
        complete=True,
        intact=True,
        functional=True,
        trained=2,
        replaced=("SN-88213 → SN-88231",),
        issues=(("冷凝水排放管未引到地沟", "王建国", "2026-11-30"),),
        opinion="服务及时，讲解清楚。请按期完成排水管整改。",
        sent_by="王建国",
        sent_at=at(15, 40),
        received_by="孙莉（销售部）",
        received_at=at(16, 2),
        next_step="开具收款通知，第二期 60 %",
    )
    fields = {
        "company": COMPANY,
        "stamp": stamp("acknowledged", number="FK-261123-A1-0003"),
        "feedback": told,
    }
    return FeedbackSheet(**{**fields, **changes})


def notice(**changes: object) -> NoticeSheet:
    asked = PaymentNotice(
        delivery="d",
        delivery_number="YS-261123-A1-0007",
        contract="c1",
        contract_number="HT-2026-118",
        contract_external="HD-CG-2026-0457",
        contract_signed_on=date(2026, 10, 8),
        customer="k1",
        customer_name="宏达纺织有限公司",
        contact="财务部　李会计　0512-6600 8200",
        term="第二期　验收款 60 %",
        total=Decimal("268000.00"),
        paid=Decimal("53600.00"),
        due=Decimal("160800.50"),
        due_on=date(2026, 12, 3),
        bank=COMPANY.bank,
        invoice="增值税专用发票 No. 26327700，已随寄",
        handler="孙莉",
        signed_at=at(16, 30),
    )
    fields = {"company": COMPANY, "stamp": stamp("ready", number="SK-261123-A1-0002"), "notice": asked}
    return NoticeSheet(**{**fields, **changes})
