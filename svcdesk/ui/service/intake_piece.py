"""Which piece a call is about, when a caller is found: what the person typed is kept, what came by itself is not."""

from svcdesk.domain.device import UNKNOWN, Device
from svcdesk.services import installed
from svcdesk.services.callers import Caller
from svcdesk.services.desk import Session


class IntakePiece:
    """Remembers the piece that came with a caller, and the one that nobody chose."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._brought = self._filled = UNKNOWN

    def forget(self) -> None:
        """Begin anew."""
        self._brought = self._filled = UNKNOWN

    def of(self, found: Caller, stands: Device) -> Device:
        """Return the piece found with a caller, else what stands there typed by hand, else the caller's only one."""
        by_hand = stands != UNKNOWN and _same(stands) != _same(self._brought)
        self._filled = UNKNOWN
        if found.device != UNKNOWN:
            self._brought = found.device
        elif by_hand:
            self._brought = UNKNOWN
            return stands
        else:
            self._brought = self._filled = installed.only_device(self._session, found.customer.doc)
        return self._brought

    def of_nobody(self, stands: Device) -> Device:
        """Return the piece of a caller nobody knows: what came with another caller is not theirs."""
        theirs = _same(stands) != _same(self._brought)
        self.forget()
        return stands if theirs else UNKNOWN

    def filled_in(self, device: Device) -> bool:
        """Whether nobody chose this piece: it was the caller's only one."""
        return device != UNKNOWN and device == self._filled


def _same(device: Device) -> tuple[str, str]:
    return device.product, device.serial
