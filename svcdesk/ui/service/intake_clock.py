"""The running clock of an intake: how long it has been, and until when the customer has to be contacted."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from svcdesk.domain.intake import Intake
from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.services.desk import Session
from svcdesk.services.ticket_view import first_due
from svcdesk.ui import theme

_SECOND = 1000


class IntakeClock(QLabel):
    """Goes on every second while it is seen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._received: datetime | None = None
        self._asked: tuple[str, str, datetime | None] = ("", "", None)
        self._due = ""
        theme.look(self, "strong")
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self.tick)

    def show_intake(self, intake: Intake, kind: str) -> None:
        """Show the time of an intake as it stands."""
        self._received = intake.received
        asked = (kind, intake.device.contract, intake.received)
        if asked != self._asked:
            self._asked = asked
            self._due = self._until(*asked)
        self.tick()

    def tick(self) -> None:
        """Say how long it has been now."""
        if self._received is None:
            self.setText(self.tr("从第一个键开始计时"))
            theme.set_tone(self, "muted")
            return
        seconds = max(0, int((self._session.clock() - self._received).total_seconds()))
        hours, minutes = divmod(seconds // 60, 60)
        used = f"{hours}:{minutes:02d}:{seconds % 60:02d}" if hours else f"{minutes}:{seconds % 60:02d}"
        words = self.tr("已用 {used}").format(used=used)
        self.setText(" · ".join(part for part in (words, self._due) if part))
        theme.set_tone(self, "accent")

    def _until(self, kind: str, contract: str, received: datetime | None) -> str:
        found = first_due(self._session, received, kind, contract) if received else None
        if found is None:
            return ""
        rule, at = found
        local = at.astimezone(SHANGHAI)
        today = local_day(at) == local_day(self._session.clock())
        when = f"{local:%H:%M}" if today else f"{local:%m-%d %H:%M}"
        clause = f" ({rule.clause})" if rule.clause else ""
        return self.tr("须在 {when} 前联系").format(when=when) + clause

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
