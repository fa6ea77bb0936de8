"""The way to the first signed acceptance: what of it is done on this desk."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from svcdesk.domain import contract, delivery
from svcdesk.models.docview import docview
from svcdesk.services.desk import Session
from svcdesk.services.masters import company


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step of the way, named as in ``words/guide.toml``."""

    key: str
    done: bool


def steps(session: Session) -> list[GuideStep]:
    """Return the steps in the order they are best taken."""
    own = company(session)
    with session.read() as connection:
        done = {
            "company": bool(own and (own.body.address or own.body.phone)),
            "people": _any(connection, "person", least=2),
            "customers": _any(connection, "customer"),
            "products": _any(connection, "product"),
            "contract": _any(connection, "contract", contract.State.SIGNED),
            "delivery": _any(connection, "delivery"),
            "acceptance": _any(connection, "delivery", delivery.State.SIGNED),
        }
    return [GuideStep(key, is_done) for key, is_done in done.items()]


def _any(connection: Connection, kind: str, state: str = "", least: int = 1) -> bool:
    """Whether there are so many records; looks at no more than that, however many there are."""
    wanted = [docview.c.kind == kind, *([docview.c.state == state] if state else [])]
    some = select(docview.c.id).where(*wanted).limit(least).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) >= least
