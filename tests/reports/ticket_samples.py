"""A ticket made up in full: it went everywhere."""

from svcdesk.domain.clock import Rule, Stop
from svcdesk.domain.ticket import (
    Attempt,
    Channel,
    Due,
    Escalation,
    FollowUp,
    Hold,
    Kind,
    Pause,
    Reach,
    Reopening,
    Routing,
    Satisfaction,
    Severity,
    Ticket,
)
from tests.reports.samples import at
from tests.reports.service_people import CLERK, CUSTOMER, DEVICE, MANAGER, QUALITY, TECHNICIAN


def ticket(**changes: object) -> Ticket:
    """Return a ticket that went everywhere: two attempts, another department, upward, resolved and followed up."""
    fields = {
        "received_at": at(8, 2),
        "receiver": CLERK,
        "channel": Channel.HOTLINE,
        "kind": Kind.REPAIR,
        "customer": CUSTOMER,
        "device": DEVICE,
        "content": "早上开机后排气温度一直往上走，十分钟后报警停机，车间等着用气。",
        "severity": Severity.URGENT,
        "owner": TECHNICIAN,
        "rules": (
            Rule(id="contact", clause="6.6.2", stop=Stop.REACHED, target=7200),
            Rule(id="report_upward", clause="6.6.2", stop=Stop.HANDLED, target=86400),
            Rule(id="own", name="本公司：4 小时到场", stop=Stop.RESOLVED, target=14400),
        ),
        "dues": (
            Due(rule="contact", started_at=at(8, 2), due_at=at(10, 2), stopped_at=at(9, 41)),
            Due(rule="own", started_at=at(8, 2), due_at=at(12, 2), stopped_at=at(14, 50), certain=False),
            Due(rule="report_upward", started_at=at(8, 2), due_at=at(8, 2).replace(day=24), stopped_at=at(11, 15)),
            Due(rule="contact", cycle=1, started_at=at(14, 55), due_at=at(16, 55)),
        ),
        "attempts": (
            Attempt(id="a1", at=at(8, 30), recorded_at=at(8, 31), by=CLERK, result=Reach.NO_ANSWER),
            Attempt(
                id="a2",
                at=at(9, 5),
                recorded_at=at(9, 6),
                by=CLERK,
                channel=Channel.CHAT,
                result=Reach.CALL_BACK,
                content="微信回复正在开会",
                call_back_at=at(9, 40),
            ),
            Attempt(
                id="a3",
                at=at(9, 41),
                recorded_at=at(9, 45),
                by=TECHNICIAN,
                result=Reach.REACHED,
                spoke_with="陈伟",
                content="已问清报警代码，约今天 10:30 到场。",
            ),
        ),
        "routings": (
            Routing(
                id="r1",
                department="quality",
                to=QUALITY,
                at=at(9, 50),
                by=CLERK,
                note="同批第三台",
                acknowledged_at=at(10, 5),
                acknowledged_by=QUALITY,
                answered_at=at(13, 30),
                answered_by=QUALITY,
                answer="同批温控阀已查，建议一并更换。",
            ),
            Routing(
                id="r2",
                department="sales",
                at=at(10),
                by=CLERK,
                returned_at=at(10, 20),
                return_reason="不属于销售部职责",
            ),
        ),
        "escalations": (
            Escalation(
                id="e1", at=at(11, 15), recorded_at=at(11, 16), by=CLERK, to=MANAGER, reason="现场没有温控阀备件"
            ),
        ),
        "pauses": (Pause(id="w1", reason=Hold.PARTS, note="温控阀由总库调拨", since=at(11, 20), until=at(13, 40)),),
        "reopenings": (
            Reopening(
                at=at(14, 55),
                by=CLERK,
                reason="顾客来电：温度又偏高",
                result="电话指导后正常",
                resolved_at=at(10),
                resolved_by=CLERK,
            ),
        ),
        "linked": ("o1",),
        "cause": "fluid.valve",
        "serial_note": "原属东厂区，随设备转让",
        "result": "更换温控阀阀芯，排气温度由 104 ℃ 降至 86 ℃，运行一小时正常。",
        "resolved_at": at(14, 50),
        "resolved_by": TECHNICIAN,
        "follow_ups": (FollowUp(at=at(15, 2), by=CLERK, satisfied=Satisfaction.SATISFIED, note="温度正常，谢谢"),),
        "closed_at": at(15, 4),
        "closed_by": MANAGER,
    }
    return Ticket(**{**fields, **changes})
