"""A complaint, a return and a nonconformity made up in full."""

from datetime import date
from decimal import Decimal

from svcdesk.domain.complaint import Acceptance, Assessment, Category, Complaint, Level, Reply, Response
from svcdesk.domain.device import Device
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.return_case import Approval, Basis, Liability, Line, Reason, ReturnCase, Settlement
from svcdesk.domain.return_case import Type as ReturnType
from svcdesk.domain.signature import Party
from svcdesk.domain.supplier_claim import SupplierClaim
from svcdesk.domain.ticket import (
    Escalation,
    Satisfaction,
)
from tests.reports.samples import at, signature
from tests.reports.service_people import CLERK, CUSTOMER, DEVICE, MANAGER, QUALITY, SELLER, taken


def complaint(**changes: object) -> Complaint:
    """Return a complaint answered twice and accepted the second time."""
    fields = {
        "ticket": "t1",
        "ticket_number": "FW-261123-A1-0031",
        "customer": CUSTOMER,
        "agent": "苏州某某律师事务所 吴律师",
        "device": DEVICE,
        "quantity": Decimal(1),
        "occurred_at": at(7, 50),
        "place": "空压站",
        "category": Category.REPAIR,
        "description": "一个月内同一故障修了两次，停产半天。",
        "photos": (taken(8, "停机画面"),),
        "asked": (Response.COMPENSATION, Response.EXPLANATION),
        "received_at": at(8, 20),
        "receiver": CLERK,
        "due_at": at(10, 20),
        "acknowledged_at": at(8, 50),
        "acknowledged_by": CLERK,
        "assessment": Assessment(
            severity=Level.HIGH,
            complexity=Level.MEDIUM,
            impact=Level.HIGH,
            safety=False,
            immediate=True,
            note="停产影响当日发货",
        ),
        "assessed_at": at(9, 10),
        "assessed_by": QUALITY,
        "immediate_action": "当日派工，借出备用机一台。",
        "department": "quality",
        "owner": QUALITY,
        "cause": "fluid.valve",
        "investigation": "第一次维修只清洗未更换阀芯，未验证满载温升。",
        "investigated_at": at(13),
        "resolution": "免费更换阀芯，免除本次费用，补偿一次保养。",
        "cost": Decimal("1409.50"),
        "offered": (Response.REPAIR, Response.COMPENSATION),
        "approved_by": MANAGER,
        "approved_at": at(13, 30),
        "approval_note": "同意免除费用",
        "acknowledged_how": "phone",
        "investigated_by": QUALITY,
        "verified_at": at(15),
        "approval": signature(Party.STAFF, "赵国强", role="总经理", signed_at=at(13, 30)),
        "replies": (
            Reply(
                id="y1",
                at=at(10),
                by=CLERK,
                channel="phone",
                content="说明原因并致歉。",
                offered=(Response.APOLOGY, Response.EXPLANATION),
                verdict=Acceptance.REJECTED,
                verdict_note="要求减免费用",
            ),
            Reply(
                id="y2",
                at=at(14),
                by=SELLER,
                channel="visit",
                content="上门答复处理方案。",
                offered=(Response.REPAIR, Response.COMPENSATION),
                verdict=Acceptance.ACCEPTED,
            ),
        ),
        "escalations": (
            Escalation(id="e1", at=at(10, 5), recorded_at=at(10, 6), by=CLERK, to=MANAGER, reason="顾客不接受答复"),
        ),
        "corrective_needed": True,
        "corrective_note": "JZ-261123-A1-0001",
        "verification": "复查三台同批设备，满载温升正常。",
        "verified_by": QUALITY,
        "satisfied": Satisfaction.SATISFIED.value,
        "closed_at": at(15, 6),
        "closed_by": MANAGER,
    }
    return Complaint(**{**fields, **changes})


def case(**changes: object) -> ReturnCase:
    """Return a settled return of two lines: one exchanged with its lineage, one refunded."""
    fields = {
        "ticket": "t1",
        "ticket_number": "FW-261123-A1-0031",
        "customer": CUSTOMER,
        "type": ReturnType.EXCHANGE,
        "reason": Reason.PERFORMANCE,
        "reason_note": "排气温度超限，两次维修未解决",
        "requested_at": at(8, 40),
        "requested_by": CLERK,
        "fault_on": date(2026, 11, 23),
        "lines": (
            Line(
                id="l1",
                device=DEVICE,
                unit_price=Decimal(268000),
                description="排气温度 104 ℃ 报警停机",
                photos=(taken(9, "铭牌"),),
                received=Decimal(1),
                received_at=at(10),
                found="温控阀及主机轴承磨损",
                found_defective=True,
                inspected_at=at(11),
                inspected_by=QUALITY,
                liability=Liability.PRODUCT,
                settlement=Settlement.REPLACED,
                settled_at=at(14),
                replacement="SN-88240",
                replacement_name="螺杆空压机",
                store="苏州库",
                warranty_start=date(2026, 11, 23),
                warranty_end=date(2027, 11, 22),
            ),
            Line(
                id="l2",
                device=Device(product="p2", name="油气分离芯", spec="2901-0778"),
                quantity=Decimal(2),
                uom="只",
                unit_price=Decimal("704.75"),
                received=Decimal(2),
                received_at=at(10),
                found="滤纸破裂",
                found_defective=True,
                liability=Liability.TRANSPORT,
                settlement=Settlement.REFUNDED,
                settled_at=at(14, 10),
                refund=Decimal("1389.50"),
                charge=Decimal(20),
            ),
        ),
        "basis": Basis.CONTRACT,
        "basis_note": "合同第 9 条",
        "right": "exchange,repair",
        "approvals": (
            Approval(
                node="department",
                by=MANAGER,
                agreed=True,
                opinion="同意换货",
                signature=signature(Party.STAFF, "赵国强", signed_at=at(9)),
                at=at(9),
            ),
            Approval(node="finance", by=SELLER, agreed=True, at=at(9, 20)),
        ),
        "quality_by": QUALITY,
        "quality_at": at(11),
        "quality_note": "确属产品质量问题",
        "quality_signature": signature(Party.STAFF, "周倩", role="质量部", signed_at=at(11)),
        "freight": Decimal(600),
        "freight_payer": "us",
        "waybill": "SD 8842 1177 09",
        "store": "苏州库",
        "owner": CLERK,
        "signatures": (
            signature(Party.STAFF, "王建国", role="技术员", signed_at=at(15)),
            signature(Party.CUSTOMER, "陈伟", role="设备科 负责人", signed_at=at(15, 2)),
        ),
        "settled_at": at(15, 2),
        "refund_paid_on": date(2026, 11, 23),
        "closed_at": at(15, 5),
        "closed_by": MANAGER,
    }
    return ReturnCase(**{**fields, **changes})


def nonconformity(**changes: object) -> Nonconformity:
    fields = {
        "product": "p1",
        "name": "螺杆空压机",
        "spec": "GA37-8.5　37 kW　8.5 bar",
        "serial": "SN-88213",
        "description": "排气温度 97 ℃，超过 95 ℃",
        "found_at": "d1",
        "found_number": "YS-261123-A1-0007",
        "found_on": at(11, 20),
        "customer_name": "宏达纺织有限公司",
        "replaced_by": "SN-88231",
    }
    return Nonconformity(**{**fields, **changes})


def claim(**changes: object) -> SupplierClaim:
    """Return a claim that the supplier settled."""
    fields = {
        "origin": "r1",
        "origin_number": "TH-261123-A1-0001",
        "supplier": "恒力动力机械有限公司",
        "name": "螺杆空压机",
        "spec": "GA37-8.5　37 kW　8.5 bar",
        "serial": "SN-88231",
        "description": "温控阀及主机轴承磨损",
        "asked": "换货一台并承担往返运费",
        "amount": Decimal("1409.50"),
        "sent_at": at(15),
        "answer": "同意换货，运费各半",
        "answered_at": at(15, 2),
        "settled_amount": Decimal("1389.50"),
        "settled_at": at(15, 4),
        "settlement_note": "新机下月随货发出",
        "owner": QUALITY,
    }
    return SupplierClaim(**{**fields, **changes})
