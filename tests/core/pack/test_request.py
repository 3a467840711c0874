from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import StepStarted
from pyodide_cache.base.job_sentences import STEPS
from pyodide_cache.base.problems import Code
from pyodide_cache.messages import step_sentence
from pyodide_cache.pack.request import PackRequest, PackStep, read_setup
from pyodide_cache.pack.settings import Form
from support.packs import write_runtime


def test_the_setup_has_node_the_runtime_and_the_settings_of_the_project(tmp_path: Path) -> None:
    runtime = write_runtime(tmp_path / "node_modules" / "pyodide")
    (tmp_path / "pyproject.toml").write_text('[tool.pyodide-cache.pack]\nform = "bundle"\n')
    setup = read_setup(tmp_path / "app.py")
    assert (setup.settings.form, setup.source) == (Form.BUNDLE, tmp_path / "pyproject.toml")
    assert (setup.runtime, setup.release, setup.problem) == (runtime, None, None)


def test_problems_do_not_hide_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.pyodide-cache.pack]\nsmaller = true\n")
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    setup = read_setup(tmp_path / "app.py")
    assert setup.node is None
    assert setup.node_problem
    assert setup.node_problem.code is Code.NO_NODE
    assert setup.problem
    assert setup.problem.code is Code.BAD_PACK_SETTING


def test_without_a_script_only_node_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_runtime(tmp_path / "node_modules" / "pyodide")
    monkeypatch.chdir(tmp_path)
    setup = read_setup(None)
    assert (setup.script, setup.runtime, setup.source) == (None, None, None)


def test_a_pack_is_placed_beside_its_script(tmp_path: Path) -> None:
    assert PackRequest.default_target(tmp_path / "night sky.py") == tmp_path / "night sky-pack"


def test_every_step_has_a_sentence_and_a_proof_has_its_number() -> None:
    assert {*PackStep} <= set(STEPS)
    assert step_sentence(StepStarted(PackStep.PROVE, 2)).startswith("Proof 2: ")
