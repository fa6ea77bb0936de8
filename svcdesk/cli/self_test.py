"""``svcdesk self-test``: one delivery from import to signed PDF on a temporary desk, without a window."""

import time
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from svcdesk.cli import output
from svcdesk.cli.caller import BAD, GOOD
from svcdesk.cli.helping import Command
from svcdesk.cli.trial import Step, Trial
from svcdesk.services.desk import system_clock


def _self_test(_context: click.Context) -> int:
    with TemporaryDirectory(prefix="svcdesk-") as folder:
        trial = Trial(Path(folder), system_clock)
        try:
            good = all(map(_went_well, trial.steps()))
        finally:
            trial.close()
    output.tell("trial_good" if good else "trial_bad")
    return GOOD if good else BAD


def _went_well(step: Step) -> bool:
    """Run one step and say how it went; what went wrong is told in full, for whoever has to find it."""
    started = time.monotonic()
    what = output.words(f"trial.{step.key}")
    try:
        step.run()
    except Exception:  # noqa: BLE001 - whatever it is, this installation failed its test
        output.tell("trial_failed", what=what)
        click.echo(traceback.format_exc(), err=True)
        return False
    output.tell("trial_passed", what=what, seconds=f"{time.monotonic() - started:.1f}")
    return True


command = Command("self-test", callback=click.pass_context(_self_test))
