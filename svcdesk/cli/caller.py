"""What a call of the program says before its command: which desk, in which language, as whom."""

import locale
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from svcdesk.settings import Settings
from svcdesk.words import LANGUAGES, Lang

GOOD, BAD, WRONG = 0, 1, 2
"""Exit status: all is well; a check was red or no window can open; the call was refused, with the reason said."""


@dataclass(slots=True)
class Caller:
    """The answers to these questions, from the options before or after the command; empty where left out.

    ``lang`` is what is spoken, ``lang_said`` what the call asked for.
    """

    lang: Lang
    lang_said: str = ""
    desk: str = ""
    demo: bool = False
    who: str = ""
    password_stdin: bool = False


def caller(context: click.Context) -> Caller:
    """Return what the call said."""
    found = context.find_object(Caller)
    if found is None:
        raise LookupError(context.command_path)
    return found


def language(arguments: Sequence[str]) -> Lang:
    """Return the language to speak: that of ``--lang``, else as chosen in the window, else the machine's."""
    words = [part for argument in arguments for part in argument.split("=", 1)]
    said = words[words.index("--lang") + 1 :][:1] if "--lang" in words else []
    if said and said[0] in LANGUAGES:
        return LANGUAGES[LANGUAGES.index(said[0])]
    settings = Settings()
    return settings.now.language if settings.chosen else of_machine()


def of_machine(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Lang:
    """Return the language of the machine: English unless it is set to Chinese or to nothing at all."""
    named = [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, named), (locale.getlocale()[0] or "") if platform == "win32" else "").lower()
    return "zh_CN" if not name or name.startswith(("zh", "chinese", "c.", "posix")) or name == "c" else "en"


def keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Note an option's value, whether it stood before the command or after it."""
    if value not in (None, False):
        setattr(caller(context), "lang_said" if parameter.name == "lang" else str(parameter.name), value)
