"""The values of shared options hold for the whole command line, and decide how it ends."""

from __future__ import annotations

import click
import pytest

from pyodide_cache.cli.common import EXIT_FAILED, Common, common, fail_if


def test_without_a_command_the_defaults_hold() -> None:
    assert vars(common()) == vars(Common())
    assert not common().names_packages


def test_commands_and_the_program_have_one_set_of_values() -> None:
    program = click.Context(click.Group("program"))
    with click.Context(click.Command("below"), parent=program):
        common().quiet = True
    with click.Context(click.Command("other"), parent=program):
        assert common().quiet


def test_constraints_alone_name_no_packages() -> None:
    shared = Common()
    shared.selection["constraints"] = ("constraints.txt",)
    assert not shared.names_packages
    shared.selection["presets"] = ("essential",)
    assert shared.names_packages


def test_a_failure_ends_the_command_with_its_status() -> None:
    fail_if(())
    with pytest.raises(SystemExit) as ended:
        fail_if(["one"])
    assert ended.value.code == EXIT_FAILED
