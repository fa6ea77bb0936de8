"""What is said of packages, in the window and on the command line: each sentence with how serious it is."""

from enum import StrEnum
from typing import NamedTuple

from svcdesk.domain.exchange import Device
from svcdesk.domain.times import SHANGHAI
from svcdesk.services.exchange.handing_over import HandedOver
from svcdesk.services.exchange.report import Report
from svcdesk.words import Message

_NAMED = 12
_KILO = 1024
_REASONS = 20


class Tone(StrEnum):
    """How serious a sentence is."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Told(NamedTuple):
    """One sentence."""

    message: Message
    tone: Tone = Tone.PLAIN


def name_of(device: Device) -> Message | str:
    """Return what people call a device."""
    return device.name or device.code if device.known else Message("exchange.unheard_of")


def head(report: Report) -> Message:
    """Return whose package it is, since when, and what it was asked to carry."""
    said: dict[str, str | int | Message] = {
        "name": name_of(report.sender),
        "code": report.sender.code,
        "who": report.created_by,
        "at": f"{report.created_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
        "scope": Message(f"exchange.scope.{report.scope}"),
    }
    return Message("exchange.sent", said)


def of_preview(report: Report) -> list[Told]:
    """Return what a package would bring."""
    coming = _conflicts("conflicts_coming", report)
    renewal = [Told(Message("exchange.will_renew"), Tone.WARN)] if report.renewed else []
    return [
        *_file(report),
        *_company("will_go_over", report),
        _counts("will_bring", report),
        *_rest(report),
        *renewal,
        *coming,
        *_tray(report),
    ]


def of_taking(report: Report) -> list[Told]:
    """Return what a package has brought."""
    renewal = [Told(Message("exchange.renewed", {"code": report.renewed}), Tone.WARN)] if report.renewed else []
    here = _conflicts("conflicts_here", report)
    return [
        *_file(report),
        *_company("went_over", report),
        _counts("brought", report),
        *_rest(report),
        *renewal,
        *here,
        *_tray(report),
    ]


def of_writing(written: HandedOver) -> Told:
    """Return what was written."""
    files = tuple(file.name for file in written.files)
    if not written.revisions and not written.attachments:
        return Told(Message("exchange.nothing_lacking", {"files": files}), Tone.GOOD)
    said: dict[str, str | int | Message | tuple[str, ...]] = {"files": files, "size": size(written.size)}
    said |= {"revisions": written.revisions, "attachments": written.attachments}
    return Told(Message(f"exchange.handed_over{'_sealed' if written.sealed else ''}", said), Tone.GOOD)


def size(count: int) -> str:
    """Return a number of bytes as people read it."""
    if count < _KILO * _KILO:
        return f"{max(1, round(count / _KILO))} KB"
    return f"{count / _KILO / _KILO:.1f} MB"


def _file(report: Report) -> list[Told]:
    told: list[Told] = []
    if not report.whole:
        told.append(Told(Message("exchange.cut"), Tone.WARN))
    if report.damaged + report.lost:
        told.append(Told(Message("exchange.damaged", {"count": report.damaged + report.lost}), Tone.BAD))
    if report.more_files or report.volume > 1:
        code = "volume" if report.more_files else "volume_last"
        told.append(Told(Message(f"exchange.{code}", {"volume": report.volume})))
    if report.missing:
        missing = tuple(map(str, report.missing))
        told.append(Told(Message("exchange.volumes_missing", {"volumes": missing}), Tone.WARN))
    if report.endless:
        told.append(Told(Message("exchange.volumes_follow", {"volume": report.volume}), Tone.WARN))
    return told


def _counts(code: str, report: Report) -> Told:
    if not report.new:
        return Told(_nothing(report))
    counts = {"new": report.new, "records": len(report.documents), "known": report.known}
    return Told(Message(f"exchange.{code}", counts), Tone.GOOD)


def _nothing(report: Report) -> Message:
    """Return why nothing new comes of a package."""
    stays_out = bool(report.refused or report.waiting or report.dropped)
    if report.stopped:
        return Message("exchange.nothing_yet")
    if report.known:
        return Message(f"exchange.nothing_{'else' if stays_out else 'new'}", {"known": report.known})
    return Message(f"exchange.{'only_says' if report.unharmed and not stays_out else 'nothing_whole'}")


def _company(code: str, report: Report) -> list[Told]:
    if not report.gives_up:
        return []
    return [Told(Message(f"exchange.{code}", {"ours": report.gives_up, "theirs": report.company}), Tone.WARN)]


def _rest(report: Report) -> list[Told]:
    told: list[Told] = []
    if report.attachments:
        told.append(Told(Message("exchange.with_attachments", {"count": report.attachments})))
    if report.awaited:
        told.append(Told(Message("exchange.attachments_missing", {"count": report.awaited}), Tone.WARN))
    return told


def _conflicts(code: str, report: Report) -> list[Told]:
    if not report.conflicts:
        return []
    named = tuple(report.conflicts[:_NAMED]) + (("…",) if len(report.conflicts) > _NAMED else ())
    return [Told(Message(f"exchange.{code}", {"count": len(report.conflicts), "numbers": named}), Tone.WARN)]


def _tray(report: Report) -> list[Told]:
    told: list[Told] = []
    if report.waiting:
        told.append(Told(Message("exchange.some_waiting", {"count": len(report.waiting)}), Tone.WARN))
    if report.dropped:
        told.append(Told(Message("exchange.some_dropped", {"count": report.dropped})))
    if report.refused:
        told.append(Told(Message("exchange.some_refused", {"count": len(report.refused)}), Tone.BAD))
        told += [Told(reason, Tone.BAD) for reason in list(report.refused.values())[:_REASONS]]
    return told
