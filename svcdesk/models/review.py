"""Review marks among the view rows: found by the record they were given to, never by a search."""

from svcdesk.domain.review import ReviewMark
from svcdesk.models.docview import View


def view(mark: ReviewMark, state: str) -> View:  # noqa: ARG001 - as every view is called
    """Return the list row of a mark: whose record it is about, who gave it, and the verdict as result."""
    return View(
        title=mark.number,
        subject=mark.note,
        owner=mark.by.doc,
        owner_name=mark.by.name,
        department=mark.by.department,
        result=mark.verdict.value,
        origin=mark.about,
    )
