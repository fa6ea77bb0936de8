"""Two companies do not mix: whose package this is, and a desk that gives up its own company for the package's.

A laptop that was set up as if it were its company's first computer has a company record of its own. Its packages and
the office's are refused on both sides until it gives that record up; then it belongs to the company of the others.
"""

from svcdesk.domain.exchange import Firm, Manifest, Scope
from svcdesk.domain.masters import State
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError
from svcdesk.services import own_company, rights
from svcdesk.services.desk import Changes, Session
from svcdesk.words import Message

OTHER_COMPANY = "exchange.other_company"


def other_company(session: Session, manifest: Manifest) -> Firm | None:
    """Return the company of this desk where the package is another's; none where they go together."""
    with session.read() as connection:
        own = own_company.firm(connection)
    return own if own.doc and manifest.company.doc not in {"", own.doc} else None


def require_one_company(session: Session, manifest: Manifest) -> None:
    """Raise ``KnownError`` for a package of another company than this desk's."""
    own = other_company(session, manifest)
    if own is not None:
        said = {"theirs": manifest.company.name, "ours": own.name, "code": manifest.sending.code}
        raise KnownError(Message(OTHER_COMPANY, said))


def require_adoptable(session: Session, manifest: Manifest) -> None:
    """Raise ``KnownError`` where this desk may not, or by this package cannot, go over to the package's company."""
    rights.require(session, Right.COMPANY)
    if manifest.scope is not Scope.ALL:
        raise KnownError(Message("exchange.adopt_needs_all", {"code": manifest.sending.code}))


def company_given_up(session: Session, manifest: Manifest, *, adopting: bool) -> str:
    """Make sure that package and desk are one company's; returns the name of the company the desk gives up."""
    own = other_company(session, manifest)
    if own is None:
        return ""
    if not adopting:
        require_one_company(session, manifest)
    require_adoptable(session, manifest)
    return own.name


def adopt(session: Session, theirs: Firm) -> Changes:
    """Give up the desk's own company once the package's is here; what was printed with it stays readable."""
    with session.work() as work:
        own = own_company.record(work.connection)
        here = own_company.by_document(work.connection, theirs.doc)
        if own is None or own.doc == theirs.doc or here is None:
            return work.changes
        why = f"{own.body.name} → {here.body.name}（{here.number}）"
        blobs = (own.body.logo,) if own.body.logo else ()
        work.revise(own, own.body, state=State.RETIRED, reason=why, blobs=blobs)
    return work.changes
