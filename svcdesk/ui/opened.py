"""What is said above a record somebody opens: signed, void, being amended, brought back from its draft."""

from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from svcdesk.domain.record import Record
from svcdesk.domain.times import SHANGHAI
from svcdesk.ui.notice import Sort

translate = QCoreApplication.translate


class Opened(Protocol):
    """A record as it was left, with what was typed since then on this machine."""

    @property
    def record(self) -> Record[Any]:
        """The record as it stands."""

    @property
    def draft_at(self) -> datetime | None:
        """When the draft was kept, if there is one."""

    @property
    def stale(self) -> bool:
        """Whether the record has changed since the draft was begun."""

    @property
    def reason(self) -> str:
        """Why a signed record is being amended."""


def void_words(why: str) -> str:
    """Say of a record that it is out of use."""
    return translate("Opened", "已作废：{why}。单号保留，不再使用。").format(why=why.rstrip("。."))


def told_opened(opened: Opened, signed_words: str) -> tuple[str, Sort]:
    """Return what a person has to know, empty where there is nothing; ``signed_words`` say how it was signed."""
    record = opened.record
    if record.state == "signed" and not opened.reason:
        return signed_words, "notice-ok"
    if record.state == "void":
        return void_words(record.body.void_reason), "notice-bad"
    if opened.reason:
        words = translate("Opened", "正在修订（原因：{why}）。重新签字后才生效，原签字版本仍可查看。")
        return words.format(why=opened.reason), "notice-warn"
    if opened.draft_at is None:
        return "", "notice-ok"
    at = f"{opened.draft_at.astimezone(SHANGHAI):%m-%d %H:%M:%S}"
    if opened.stale:
        words = translate("Opened", "已恢复 {at} 尚未提交的内容；此后这张单据另有新版本，请核对。")
        return words.format(at=at), "notice-warn"
    return translate("Opened", "已恢复 {at} 填写的内容，接着做即可。").format(at=at), "notice-ok"
