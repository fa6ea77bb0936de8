"""The command line: opens the window."""

import argparse
import sys

from svcdesk import preflight
from svcdesk.paths import default_desk
from svcdesk.words import LANGUAGES


def main(arguments: list[str] | None = None) -> int:
    """Open the window on a desk; the exit status is 1 where no window can open here."""
    parser = argparse.ArgumentParser(prog="svcdesk")
    parser.add_argument("--desk", default="", metavar="FILE|URL")
    parser.add_argument("--lang", choices=LANGUAGES)
    options = parser.parse_args(arguments)
    problem = preflight.problem()
    if problem is not None:
        print(preflight.both_languages(problem), file=sys.stderr)  # noqa: T201
        return 1
    from svcdesk import app  # noqa: PLC0415 - Qt only once it is known that a window can open

    return app.run(options.desk or str(default_desk()), options.lang)
