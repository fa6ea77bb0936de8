"""Calls the program inside the test's own process."""

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from svcdesk.cli.root import program
from svcdesk.services.demo.masters import PASSWORD

Call = Callable[..., Result]


def called(
    *arguments: str | Path, who: str = "", password: str = PASSWORD, lang: str = "zh_CN", **options: object
) -> Result:
    """Call the program, in Chinese unless ``lang`` says otherwise; ``who`` brings the password."""
    before = ["--lang", lang] if lang else []
    before += ["--as", who] if who else []
    env = {"SVCDESK_PASSWORD": password if who else None, "LC_ALL": "C.UTF-8"}
    return CliRunner().invoke(program, [*before, *map(str, arguments)], env=env, catch_exceptions=False, **options)
