from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.pack.node import Node
from pyodide_cache.pack.request import AppSetup
from pyodide_cache.pack.settings import Form, PackSettings, Strategy
from pyodide_cache_gui.pack.pack_app_form import PackAppForm, is_script

NODE = Node(Path("node"), (22, 13, 1))


@pytest.fixture
def form(qtbot: QtBot) -> PackAppForm:
    found = PackAppForm("314.0.7")
    qtbot.addWidget(found)
    found.show()
    return found


def setup_of(script: Path | None, **other: object) -> AppSetup:
    return replace(AppSetup(script, PackSettings(), None, None, None, None, NODE, None), **other)


def test_there_is_no_request_until_an_app_is_chosen(form: PackAppForm, tmp_path: Path) -> None:
    assert form.request() is None
    form.script.edit.setText(str(tmp_path / "sky.py"))
    request = form.request()
    assert request
    assert (request.script, request.imports, request.runtime) == (tmp_path / "sky.py", True, None)
    assert form.target(request.script) == tmp_path / "sky-pack"
    form.folder.edit.setText(str(tmp_path / "other"))
    assert form.target(request.script) == tmp_path / "other"


def test_the_settings_of_the_project_are_filled_in_and_can_be_changed(form: PackAppForm, tmp_path: Path) -> None:
    settings = PackSettings(
        frozenset({Strategy.TESTS}),
        requirements=("star>=1",),
        arguments=("--clear", "a b"),
        form=Form.BUNDLE,
        timeout=5.0,
    )
    script = tmp_path / "sky.py"
    form.script.edit.setText(str(script))
    form.show_setup(setup_of(script, settings=settings, source=tmp_path / "pyproject.toml"))
    request = form.request()
    assert request
    assert request.settings == settings
    assert "pyproject.toml" in form.source_note.text()
    form.arguments.setText("it's \"half")
    form.wheels_button.click()
    request = form.request()
    assert request
    assert (request.settings.arguments, request.settings.form) == (("it's", '"half'), Form.WHEELS)


def test_the_setup_of_another_app_changes_nothing(form: PackAppForm, tmp_path: Path) -> None:
    form.script.edit.setText(str(tmp_path / "sky.py"))
    form.show_setup(setup_of(tmp_path / "older.py", settings=PackSettings(arguments=("x",))))
    assert form.arguments.text() == ""


def test_a_runtime_beside_the_app_is_named_until_another_is_chosen(form: PackAppForm, tmp_path: Path) -> None:
    form.show_setup(setup_of(tmp_path / "sky.py"))
    assert "npm install pyodide@314.0.7" in form.runtime_note.text()
    form.show_setup(setup_of(tmp_path / "sky.py", runtime=tmp_path / "pyodide", release="314.0.7"))
    assert form.runtime_note.text() == "Found beside the app: Pyodide 314.0.7"
    assert form.runtime_note.isVisible()
    form.runtime.edit.setText(str(tmp_path))
    assert not form.runtime_note.isVisible()


@pytest.mark.parametrize(
    ("version", "text"),
    [
        ((18, 0, 0), "⚠ Node 18.0.0 cannot restrict the app"),
        ((22, 13, 1), "The network is blocked by JavaScript"),
        ((26, 0, 0), "other programs, your environment and the network"),
    ],
)
def test_the_warning_says_what_this_node_blocks(form: PackAppForm, version: tuple[int, int, int], text: str) -> None:
    form.show_setup(setup_of(None, node=Node(Path("node"), version)))
    assert text in form.protection.text()


def test_settings_that_cannot_be_read_are_named(form: PackAppForm, tmp_path: Path) -> None:
    problem = Problem(Code.BAD_PACK_SETTING, path="pyproject.toml", key="smaller", known="form")
    form.show_setup(setup_of(tmp_path / "sky.py", problem=problem))
    assert "“smaller” is not a setting" in form.source_note.text()


def test_only_python_files_are_scripts() -> None:
    assert is_script(Path("app.py"))
    assert not is_script(Path("app.txt"))
