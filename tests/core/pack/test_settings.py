from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages.jobs import STRATEGIES
from pyodide_cache.pack.settings import DEFAULT, Form, Keep, PackSettings, Strategy, read_settings, settings_of


def test_settings_are_read_from_the_nearest_project(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.pyodide-cache.pack]\nstrategies = ["tests", "compile"]\nkeep = ["data"]\ninclude = ["x/*"]\n'
        'form = "bundle"\nalso-run = ["import x"]\ntimeout = 5\ncompress = false\n'
    )
    settings, path = read_settings(tmp_path / "app.py")
    assert path == tmp_path / "pyproject.toml"
    assert settings == PackSettings(
        frozenset({Strategy.TESTS, Strategy.COMPILE}),
        frozenset({Keep.DATA}),
        ("x/*",),
        also_run=("import x",),
        form=Form.BUNDLE,
        compress=False,
        timeout=5.0,
    )


def test_a_project_without_the_table_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n')
    assert read_settings(tmp_path / "app.py") == (PackSettings(), None)


def test_a_project_that_is_not_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool")
    with pytest.raises(Problem) as raised:
        read_settings(tmp_path / "app.py")
    assert raised.value.facts["path"] == str(tmp_path / "pyproject.toml")


def test_every_strategy_says_what_it_may_break_and_risky_ones_are_off_by_default() -> None:
    assert set(STRATEGIES) == {*Strategy}
    assert {Strategy.COMPILE, Strategy.DOCSTRINGS} == {*Strategy} - DEFAULT


@pytest.mark.parametrize(
    "table",
    [
        {"unknown": 1},
        {"strategies": ["smaller"]},
        {"strategies": "tests"},
        {"include": "x"},
        {"timeout": 0},
        {"timeout": "60"},
        {"attempts": True},
        {"compress": "yes"},
        {"form": 3},
        [],
    ],
)
def test_an_invalid_setting_is_named(table: object) -> None:
    with pytest.raises(Problem) as raised:
        settings_of(table, "pyproject.toml")
    assert raised.value.code is Code.BAD_PACK_SETTING
    if isinstance(table, dict):
        assert raised.value.facts["key"] == next(iter(table))
