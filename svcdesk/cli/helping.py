"""Commands, options and help pages that speak the language of the call."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from svcdesk.cli.caller import Caller, caller, keep, language
from svcdesk.cli.output import width, wrapped
from svcdesk.cli.values import one_of
from svcdesk.words import LANGUAGES, Lang, codes, label

_EDGE = 78


class Formatter(click.HelpFormatter):
    """A help page whose lines and columns fit Chinese too."""

    def __init__(self, lang: Lang) -> None:
        super().__init__(width=_EDGE)
        self._lang = lang

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{label('cli.help.usage', self._lang)} ")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{heading}\n")

    def write_text(self, text: str) -> None:
        for paragraph in text.split("\n"):
            for line in wrapped(paragraph, _EDGE - self.current_indent) if paragraph else [""]:
                self.write(f"{'':>{self.current_indent if line else 0}}{line}\n")

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        listed = list(rows)
        first = min(max((width(name) for name, _ in listed), default=0), col_max) + col_spacing
        margin = " " * (first + self.current_indent)
        for name, text in listed:
            lines = wrapped(text, _EDGE - len(margin)) or [""]
            if width(name) > first - col_spacing:
                self.write(f"{'':>{self.current_indent}}{name}\n{margin}{lines[0]}\n")
            else:
                self.write(f"{'':>{self.current_indent}}{name}{' ' * (first - width(name))}{lines[0]}\n")
            for line in lines[1:]:
                self.write(f"{margin}{line}\n")


class Option(click.Option):
    """An option whose help stands in ``words/cli.toml`` under ``option``, by its own name or by ``text``."""

    def __init__(self, *args: Any, text: str = "", **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self._text = text or str(self.name)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        lang = caller(ctx).lang
        names = ", ".join((*self.opts, *self.secondary_opts))
        value = "" if self.is_flag else f" {self.make_metavar(ctx)}"
        return f"{names}{value}", label(f"cli.option.{self._text}", lang)


class Spoken(click.Command):
    """What a command and the program itself have in common."""

    def get_help(self, ctx: click.Context) -> str:
        formatter = Formatter(caller(ctx).lang)
        self.format_help(ctx, formatter)
        return formatter.getvalue().rstrip("\n")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text("\n\n".join(filter(None, (self._told(ctx, "help"), self._told(ctx, "more")))))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        own = [one for one in self.get_params(ctx) if one.expose_value and isinstance(one, Option)]
        common = [one for one in self.get_params(ctx) if not one.expose_value]
        for heading, parameters in (("options", own), ("common", common)):
            rows = [row for one in parameters if (row := one.get_help_record(ctx))]
            if rows:
                with _section(ctx, formatter, heading):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with _section(ctx, formatter, "status"):
            formatter.write_text(label("cli.help.exit_codes", caller(ctx).lang))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002
        return Option(["--help"], text="help", is_flag=True, is_eager=True, expose_value=False, callback=_show_help)

    def _told(self, ctx: click.Context, section: str) -> str:
        """Return what ``words/cli.toml`` says of a command; ``more`` is there for some only."""
        name = "svcdesk" if ctx.parent is None else str(ctx.info_name).replace("-", "_")
        both = codes("cli").get(f"{section}.{name}")
        return label(f"cli.{section}.{name}", caller(ctx).lang) if both else ""


def _show_help(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


@contextmanager
def _section(ctx: click.Context, formatter: click.HelpFormatter, heading: str) -> Iterator[None]:
    with formatter.section(label(f"cli.help.{heading}", caller(ctx).lang)):
        yield


def _keep_language(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    keep(ctx, parameter, one_of(LANGUAGES)(ctx, parameter, value))


class Command(Spoken):
    """A command of the program; what may stand before it may stand after it too."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        own = {name for one in self.params for name in one.opts}
        self.params += [one for one in common_options() if own.isdisjoint(one.opts)]


def common_options() -> list[click.Parameter]:
    """Return the options that say which desk, in which language, as whom."""
    return [
        Option(["--desk"], metavar="FILE|URL", expose_value=False, callback=keep),
        Option(["--demo", "demo"], is_flag=True, text="on_demo", expose_value=False, callback=keep),
        Option(["--lang"], metavar="|".join(LANGUAGES), expose_value=False, callback=_keep_language),
        Option(["--as", "who"], metavar="LOGIN", expose_value=False, callback=keep),
        Option(["--password-stdin"], is_flag=True, expose_value=False, callback=keep),
    ]


class Group(Spoken, click.Group):
    """The program itself, with the language found before anything is parsed, so that help speaks it too."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        extra.setdefault("obj", Caller(language(args)))
        return super().make_context(info_name, args, parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        Spoken.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, self._short(ctx, name)) for name in self.list_commands(ctx)]
        with _section(ctx, formatter, "commands"):
            formatter.write_dl(rows)

    def _short(self, ctx: click.Context, name: str) -> str:
        return label(f"cli.help.{name.replace('-', '_')}", caller(ctx).lang)
