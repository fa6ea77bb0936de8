"""A delivery as it looks before anybody has been on site: what a form for pen and paper is printed from."""

from msgspec.structs import replace

from svcdesk.domain.delivery import Answer, Delivery, PackingLine, Result, SiteWork, Training, UnitCheck, Verdict


def emptied(delivery: Delivery) -> Delivery:
    """Return a delivery with its plan (who, where, what, which checks) and nothing that was found or said."""
    return replace(
        delivery,
        lines=tuple(map(_line, delivery.lines)),
        units=tuple(_unit(unit) for unit in delivery.units if not unit.supplied),
        site_work=SiteWork(),
        defects=(),
        training=Training(),
        result=Result.OPEN,
        result_reason="",
        witness="",
        opinion="",
        accepted_at=None,
        warranty_start=None,
        warranty_end=None,
        signatures=(),
    )


def _line(line: PackingLine) -> PackingLine:
    return replace(line, counted=None, seen=(), wrong=False)


def _unit(unit: UnitCheck) -> UnitCheck:
    answers = tuple(map(_answer, unit.answers))
    return replace(unit, counted=False, appearance=Verdict.OPEN, damage="", photos=(), answers=answers)


def _answer(answer: Answer) -> Answer:
    return Answer(item=answer.item)
