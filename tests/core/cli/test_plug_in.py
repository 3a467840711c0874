"""Tests with the real pyodide-cli are in tests/runtime/test_pyodide_command.py."""

from __future__ import annotations

import json
from pathlib import Path

import click
from click.testing import CliRunner

from pyodide_cache.cli.plug_in import command


def test_the_plug_in_behaves_like_the_command(filled: Path) -> None:
    assert isinstance(command, click.Command)
    outer = click.Group("pyodide", commands={"cache": command})
    runner = CliRunner()
    listed = runner.invoke(outer, ["cache", "--cache-dir", str(filled), "list", "--json"])
    assert json.loads(listed.stdout)["totals"]["files"] == 5
    failed = runner.invoke(outer, ["cache", "warm-up", "--preset", "ghost", "--cache-dir", str(filled)])
    assert failed.exit_code == 2
    assert failed.stderr.startswith("Error: ")
