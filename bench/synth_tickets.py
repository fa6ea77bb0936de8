"""Made-up tickets: closed ones with cause and times, and of the newest a few thousand in all states of being open."""

import random
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from bench import words
from svcdesk.domain.causes import groups
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.policy import SHIPPED, rules_for
from svcdesk.domain.record import Actor
from svcdesk.domain.ticket import Attempt, Channel, Due, Hold, Kind, Pause, Reach, Ticket
from svcdesk.domain.times import SHANGHAI

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)
OPEN_SHARE = 0.02
RULES = rules_for(SHIPPED, "ticket")
CAUSES = [code for own in groups().values() for code in own]
DEPARTMENTS = ("service", "service", "service", "quality", "sales", "research")
MATTERS = ("停机报警 E07", "露点高", "漏油", "异响", "排气温度高", "不加载", "保养周期", "配件迟到")


def ticket(
    chance: random.Random, customers: list[str], people: list[str], row: int, count: int
) -> tuple[Ticket, str, datetime]:
    """Return one of so many tickets, the last of which came in now."""
    at = NOW - timedelta(minutes=(count - row) * 1.5)
    open_one = row > count * (1 - OPEN_SHARE) and chance.random() < 0.9
    body = _plain(chance, customers, people, row, at)
    body = _open(chance, body, at) if open_one else _closed(chance, body, at)
    return body, str(body.state), at


def _plain(chance: random.Random, customers: list[str], people: list[str], row: int, at: datetime) -> Ticket:
    who, whom = chance.randrange(len(people)), chance.randrange(len(customers))
    owner = NOBODY if chance.random() < 0.05 else Actor(f"{who:032x}", people[who], "service")
    product = whom % 300
    return Ticket(
        received_at=at,
        recorded_at=at,
        receiver=Actor("0" * 32, "王工", "service"),
        channel=chance.choice(list(Channel)),
        kind=Kind.REPAIR if chance.random() < 0.6 else chance.choice(list(Kind)),
        customer=CustomerRef(
            doc=f"{whom:032x}", name=customers[whom], caller=words.person(chance), phone=words.phone(chance)
        ),
        device=Device(
            product=f"{product:032x}", name=words.GOODS[product % len(words.GOODS)], serial=f"SN-{row + 10_000_000}"
        ),
        content=chance.choice(MATTERS),
        department=chance.choice(DEPARTMENTS),
        owner=owner,
        rules=RULES,
    )


def _closed(chance: random.Random, body: Ticket, at: datetime) -> Ticket:
    reached = at + timedelta(minutes=chance.randrange(1, 150))
    done = reached + timedelta(minutes=chance.randrange(30, 6000))
    fields: dict[str, Any] = {
        "attempts": (_reached(body, reached),),
        "dues": tuple(_due(rule.id, at, rule.target, reached) for rule in RULES),
        "cause": chance.choice(CAUSES) if body.kind is Kind.REPAIR else "",
        "result": "已解决",
        "resolved_at": done,
        "closed_at": done + timedelta(days=1),
    }
    return replace(body, **fields)


def _open(chance: random.Random, body: Ticket, at: datetime) -> Ticket:
    """Return one that is not reached yet, or reached and being dealt with, or held up."""
    late = NOW + timedelta(minutes=chance.randrange(-6000, 6000))
    running = tuple(_due(rule.id, at, int((late - at).total_seconds()), None) for rule in RULES)
    way = chance.randrange(4)
    if way < 2:
        return replace(body, dues=running)
    reached = at + timedelta(minutes=chance.randrange(1, 90))
    held = Pause(id="p", reason=chance.choice(list(Hold)), since=reached)
    dues = (_due("contact", at, 7200, reached), _due("reply", at, 7200, reached), running[2])
    pauses = (held,) if way == 3 else ()
    return replace(body, attempts=(_reached(body, reached),), dues=dues, pauses=pauses)


def _reached(body: Ticket, at: datetime) -> Attempt:
    return Attempt(id="a", at=at, recorded_at=at, by=body.receiver, result=Reach.REACHED, content="已说明")


def _due(rule: str, start: datetime, seconds: int, stop: datetime | None) -> Due:
    return Due(rule=rule, started_at=start, due_at=start + timedelta(seconds=seconds), stopped_at=stop)
