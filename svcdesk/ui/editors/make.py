"""Which editor stands behind which kind of field."""

from collections.abc import Mapping

from msgspec.structs import replace

from svcdesk.ui.editors.base import Clock, Editor
from svcdesk.ui.editors.choices import SegmentsEditor, YesNoEditor
from svcdesk.ui.editors.dates import DayEditor, MomentEditor
from svcdesk.ui.editors.lists import DropEditor, TicksEditor
from svcdesk.ui.editors.numbers import NumberEditor
from svcdesk.ui.editors.photos import PhotosEditor
from svcdesk.ui.editors.reference import ReferenceEditor
from svcdesk.ui.editors.text import LongTextEditor, PhoneEditor, TextEditor
from svcdesk.ui.fields import Choice, Field, PhotoStore, Source
from svcdesk.words import Message

_PLAIN = {
    "text": TextEditor, "phone": PhoneEditor, "long_text": LongTextEditor, "multi_choice": TicksEditor,
    "integer": NumberEditor, "decimal": NumberEditor, "money": NumberEditor,
}  # fmt: skip
_TIMED = {"date": DayEditor, "datetime": MomentEditor}
_YES_NO = (Choice("yes", Message("form.yes")), Choice("no", Message("form.no")))
_FEW = 3


def editor(field: Field, sources: Mapping[str, Source], clock: Clock, photos: PhotoStore | None = None) -> Editor:
    """Make the editor of a field; raises ``ValueError`` for photos without a place to keep them."""
    match field.kind:
        case "date" | "datetime":
            return _TIMED[field.kind](field, clock)
        case "reference":
            return ReferenceEditor(field, sources[field.source])
        case "photos":
            if photos is None:
                raise ValueError(field.key)
            return PhotosEditor(field, photos)
        case "yes_no":
            return YesNoEditor(field if field.choices else replace(field, choices=_YES_NO))
        case "choice":
            return SegmentsEditor(field) if field.buttons or len(field.choices) <= _FEW else DropEditor(field)
    return _PLAIN[field.kind](field)
