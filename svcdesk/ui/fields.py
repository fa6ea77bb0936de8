"""A field of a form as data: what it is called, what kind it is, what may be chosen."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, Protocol

import msgspec
from PySide6.QtWidgets import QWidget

from svcdesk.domain.delivery import Photo
from svcdesk.ui.colours import Tone
from svcdesk.ui.language import Text
from svcdesk.ui.pictures import Added

Kind = Literal[
    "text", "long_text", "integer", "decimal", "money", "date", "datetime",
    "choice", "multi_choice", "yes_no", "reference", "phone", "photos",
]  # fmt: skip
"""What ``Form.values()`` gives for each kind; what is not filled in is ``None`` (or ``""``, or ``()``):

text, long_text, phone   str
integer                  int
decimal, money           Decimal
date                     datetime.date
datetime                 datetime.datetime with the zone of this machine
choice                   str, the value of the choice
multi_choice             tuple[str, ...] in the order of the choices
yes_no                   bool; nothing is chosen at first
reference                str, the id of what was picked from the source
photos                   tuple[Photo, ...]; a form with one is given where photos are kept
"""

WIDE: frozenset[Kind] = frozenset({"long_text", "multi_choice", "photos"})


class Choice(NamedTuple):
    """Something to choose: ``tone`` colours it once chosen (ok for 合格, bad for 不合格)."""

    value: str
    label: Text
    tone: Tone = "neutral"


class Field(msgspec.Struct, frozen=True):
    """One field; ``source`` names where a reference is looked up, ``wide`` gives it the whole row.

    ``buttons`` shows even many choices side by side; a digit then picks one.
    """

    key: str
    label: Text
    kind: Kind = "text"
    choices: tuple[Choice, ...] = ()
    read_only: bool = False
    required: bool = False
    unit: Text = ""
    hint: Text = ""
    placeholder: Text = ""
    source: str = ""
    wide: bool = False
    buttons: bool = False


class Option(NamedTuple):
    """Something found while typing: what it is, a second line that tells it apart, a short mark at the right."""

    id: str
    title: str
    detail: str = ""
    mark: str = ""
    tone: Tone = "muted"


class Source(Protocol):
    """Where a reference field finds what it refers to; must answer within a few milliseconds."""

    def search(self, words: str) -> Sequence[Option]:
        """Return the best matches, newest or likeliest first; for empty words the likeliest of all."""

    def title(self, id: str) -> str:  # noqa: A002 - the word of the records
        """Return what to show for an id, or an empty string if it is not known."""


class PhotoStore(Protocol):
    """Where the photos of a field are kept."""

    def add(self, picture: Added, owner: QWidget, done: Callable[[Photo], None]) -> None:
        """Keep a picture beside the window and give its ``Photo``; a refusal is told to the person."""

    def data(self, photo: Photo) -> bytes:
        """Return the bytes of a photo that is kept."""
