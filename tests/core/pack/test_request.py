from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.base.events import StepStarted
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.export.staging import Staging
from pyodide_cache.messages import step_sentence
from pyodide_cache.messages.jobs import STEPS
from pyodide_cache.pack.request import (
    PackRequest,
    PackStep,
    check_target,
    find_runtime_folder,
    is_pack,
    options_for_runtime,
    read_setup,
    release_of,
)
from pyodide_cache.pack.settings import Form
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.source_options import SourceOptions
from support.packs import write_runtime
from support.wheels import INFO


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


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    return write_runtime(tmp_path / "project" / "node_modules" / "pyodide")


def test_the_nearest_runtime_above_the_script_is_found(runtime: Path, tmp_path: Path) -> None:
    assert find_runtime_folder(tmp_path / "project" / "deep" / "app.py") == runtime
    nearer = write_runtime(tmp_path / "project" / "deep" / "node_modules" / "pyodide")
    assert find_runtime_folder(tmp_path / "project" / "deep" / "app.py") == nearer


def test_else_the_one_above_the_current_folder_is_found(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_runtime_folder(tmp_path / "app.py") is None
    monkeypatch.chdir(tmp_path / "project")
    assert find_runtime_folder(tmp_path / "app.py") == runtime


def test_an_official_lock_file_gives_the_release(runtime: Path) -> None:
    assert release_of(runtime) is None
    (runtime / "pyodide-lock.json").write_text(json.dumps(dict(shipped_lock("314.0.7").document)))
    assert release_of(runtime) == "314.0.7"
    assert options_for_runtime(SourceOptions(), runtime) == SourceOptions(pyodide="314.0.7")


def test_another_lock_file_makes_the_runtime_the_distribution(runtime: Path) -> None:
    (runtime / "pyodide-lock.json").write_text(json.dumps({"info": INFO, "packages": {}}))
    assert options_for_runtime(SourceOptions(), runtime) == SourceOptions(distribution=str(runtime))


def test_a_chosen_release_or_distribution_is_not_replaced(runtime: Path) -> None:
    for options in (SourceOptions(pyodide="0.29.5"), SourceOptions(distribution="x")):
        assert options_for_runtime(options, runtime) == options
    assert options_for_runtime(SourceOptions(), None) == SourceOptions()


def publish(target: Path) -> None:
    with Staging(target, 0) as folder:
        folder.add("pyodide-lock.json", b'{"tool": {"pyodide-cache-pack": {}}}')
        check_target(target)
        folder.publish(is_pack)


def test_an_older_pack_is_replaced_and_goes_to_the_trash(tmp_path: Path, trash: Path) -> None:
    target = tmp_path / "pack"
    for _ in range(2):
        check_target(target)
        publish(target)
        assert is_pack(target)
    assert len(list(trash.iterdir())) == 1


def test_an_empty_folder_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    publish(tmp_path / "pack")
    assert is_pack(tmp_path / "pack")


def test_any_other_folder_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    with pytest.raises(Problem) as raised:
        publish(other)
    assert raised.value == Problem(Code.NOT_A_PACK, path=str(other))
    assert (other / "mine.txt").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


@pytest.mark.parametrize("text", ["", "[]", '{"tool": 1}', '{"tool": {"pyodide-cache-export": {}}}'])
def test_a_folder_with_another_lock_file_is_not_a_pack(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyodide-lock.json").write_text(text)
    assert not is_pack(tmp_path)


def test_neither_a_file_nor_a_link_to_a_pack_is_a_pack(tmp_path: Path) -> None:
    publish(tmp_path / "pack")
    (tmp_path / "link").symlink_to("pack")
    (tmp_path / "file").write_text("mine")
    assert [is_pack(tmp_path / name) for name in ("pack", "link", "file")] == [True, False, False]
