"""Opens the window, once it is known that one can open here."""

import sys
from collections.abc import Callable
from typing import Any

from svcdesk import preflight
from svcdesk.cli.caller import BAD, Caller
from svcdesk.words import LANGUAGES, Lang


def show(call: Caller, desk: str, sign_in: Callable[[Any], Any] | None = None) -> int:
    """Open the window on a desk and return the exit status; 1 where no window can open here."""
    if not _can_open():
        return BAD
    from svcdesk import app  # noqa: PLC0415 - Qt only once it is known that a window can open

    return app.run(desk, _language(call), sign_in=sign_in)


def show_demo(call: Caller, *, fresh: bool = False) -> int:
    """Open the window on the demo desk, which is made where it is not there yet, or anew with ``fresh``."""
    if not _can_open():
        return BAD
    from svcdesk.services.demo import desk  # noqa: PLC0415 - the window on a desk of one's own never needs it

    return show(call, str(desk.ready(fresh=fresh)), desk.sign_in)


def _can_open() -> bool:
    """Say why no window can open here, where that is so, in every language."""
    problem = preflight.problem()
    if problem is not None:
        print(preflight.both_languages(problem), file=sys.stderr)  # noqa: T201
    return problem is None


def _language(call: Caller) -> Lang | None:
    return next((lang for lang in LANGUAGES if lang == call.lang_said), None)
