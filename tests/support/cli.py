"""Run the command line inside the test's process, and read what it says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from pyodide_cache.cli import main


@dataclass(frozen=True)
class Answer:
    """What a command wrote, and its exit status."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON; an error when there is anything else on it."""
        return json.loads(self.out)


def run(*words: object, stdin: str | None = None) -> Answer:
    """Run ``pyodide-cache`` with ``words``; an exception that it lets out is raised here."""
    result = CliRunner().invoke(main, [str(word) for word in words], input=stdin, catch_exceptions=False)
    return Answer(result.exit_code, result.stdout, result.stderr)


def files_of(directory: Path) -> set[str]:
    """Return all names in a directory, hidden ones too; none when it is not there."""
    return {path.name for path in directory.iterdir()} if directory.is_dir() else set()


def packages_of(directory: Path) -> set[str]:
    """Return all names in a directory besides this app's lock file."""
    return files_of(directory) - {"pyodide-lock.json"}


def warm(cache_dir: Path, *words: object, json_too: bool = True) -> Answer:
    """Run ``warm-up`` for ``cache_dir``, as JSON."""
    return run("--cache-dir", cache_dir, "warm-up", *words, *(["--json"] if json_too else []))


#: Options for a warm-up from the distribution alone.
ONLY = ("--source", "distribution")


def names_of(rows: list[dict[str, Any]]) -> set[str]:
    """Return the names of packages in JSON."""
    return {row["name"] for row in rows}


def reasons_of(answer: Answer) -> dict[str, str]:
    """Return the codes of the failures in JSON, by requirement."""
    return {row["requirement"]: row["code"] for row in answer.json["failed"]}


#: Commands that read a directory, for a package ``bad`` in it.
READING = ("list", "stats", "verify", "check bad", "show bad", "clear --dry-run", "repair --dry-run --offline")


def everything_answers(cache_dir: Path) -> None:
    """Run the commands that read a directory: each has a usual exit status, and short messages."""
    for words in READING:
        answer = run("--cache-dir", cache_dir, *words.split())
        assert answer.code in {0, 1}, (words, answer)
        assert max(map(len, answer.err.splitlines()), default=0) < 600, (words, answer.err)
