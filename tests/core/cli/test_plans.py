from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pyodide_cache.base.quantities import plural
from pyodide_cache.cli import main
from pyodide_cache.cli.common import common
from pyodide_cache.cli.help import command
from pyodide_cache.cli.plans import confirm, consent_options, removal_action, removal_options
from support.cli import files_of
from support.patience import PATIENCE


class Terminal(io.BytesIO):
    """Standard input that is a terminal."""

    def isatty(self) -> bool:
        return True


@command("two-files", writes="TwoFiles")
@consent_options
def two_files() -> None:
    action = removal_action(plural(2, "file"), for_good=False)
    confirm(action, {"files": 2}, asks=True, columns=["File"], rows=[("a.whl",), ("b.whl",)])
    click.echo("done")


@click.command()
@removal_options
def for_good_of(for_good: bool | None) -> None:
    click.echo(f"{for_good} {common().dry_run} {common().yes}")


def call(*words: str, answer: str | None = None) -> Result:
    typed = Terminal(answer.encode()) if answer is not None else None
    return CliRunner().invoke(two_files, words, input=typed)


def test_a_dry_run_shows_the_table_and_the_action_and_does_nothing() -> None:
    result = call("--dry-run")
    assert result.exit_code == 0
    assert [line.strip() for line in result.stdout.splitlines()] == [
        "File",
        "a.whl",
        "b.whl",
        "Would move 2 files to the trash. Nothing was changed.",
    ]


def test_a_dry_run_as_json_writes_only_the_plan() -> None:
    result = call("--dry-run", "--json")
    assert json.loads(result.stdout) == {"schema": 1, "dry_run": True, "files": 2}
    assert result.stderr == ""


def test_with_yes_it_does_not_ask() -> None:
    assert call("--yes").stdout == "done\n"


def test_without_a_terminal_and_without_yes_it_refuses_with_status_2() -> None:
    result = call()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Nothing was changed. Use --yes to move 2 files to the trash")


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("", 1)])
def test_on_a_terminal_it_shows_the_plan_and_asks(answer: str, code: int) -> None:
    result = call(answer=answer)
    assert result.exit_code == code
    assert "a.whl" in result.stdout
    assert "Move 2 files to the trash? [y/N]" in result.stderr
    assert ("done" in result.stdout) == (code == 0)


@pytest.mark.parametrize("answer", ["n\n", ""], ids=["no", "Ctrl+D"])
def test_who_does_not_agree_hears_that_nothing_was_changed(answer: str, filled: Path) -> None:
    before = files_of(filled)
    words = ["--cache-dir", str(filled), "clear"]
    said = CliRunner().invoke(main, words, input=Terminal(answer.encode()))
    assert (said.exit_code, said.stderr.splitlines()[-1]) == (1, "Canceled. Nothing was changed.")
    written = CliRunner().invoke(main, [*words, "--json"], input=Terminal(answer.encode()))
    assert (written.exit_code, json.loads(written.stdout)["error"]["code"]) == (1, "interrupted")
    assert files_of(filled) == before


#: The command line at a terminal where Ctrl+C answers each question. A signal from here could come between the
#: question and the wait for its answer, where Python forgets it.
CTRL_C = """
import signal, sys

class Terminal:
    def isatty(self):
        return True

    def readline(self, *_):
        signal.raise_signal(signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.stdin = Terminal()
from pyodide_cache.__main__ import main
main()
"""


def test_ctrl_c_at_a_question_ends_the_command_with_130(filled: Path) -> None:
    command = [sys.executable, "-c", CTRL_C, "--cache-dir", str(filled), "clear"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 130
    assert done.stderr.endswith("[y/N]: \nCanceled. Nothing was changed.\n")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], "None False False"),
        (["--delete", "--yes"], "True False True"),
        (["--for-good"], "True False False"),
        (["--trash", "--dry-run"], "False True False"),
    ],
)
def test_a_removal_deletes_or_trashes_or_leaves_it_to_the_setting(words: list[str], expected: str) -> None:
    assert CliRunner().invoke(for_good_of, words).stdout.strip() == expected


def test_a_permanent_removal_says_so() -> None:
    assert removal_action("1 file", for_good=True) == "permanently delete 1 file"
