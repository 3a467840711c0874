from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from support.cli import Answer, files_of, run
from support.json_schema import written
from support.packs import (
    NEEDED,
    SITE,
    SimulatedNode,
    simulate_node,
    write_app,
    write_runtime,
    write_star_distribution,
)


@pytest.fixture
def node(monkeypatch: pytest.MonkeyPatch) -> SimulatedNode:
    return simulate_node(monkeypatch)


@pytest.fixture
def app(tmp_path: Path) -> Path:
    write_star_distribution(tmp_path / "distribution")
    write_runtime(tmp_path / "runtime")
    return write_app(tmp_path / "app")


def pack(app: Path, cache_dir: Path, *words: object) -> Answer:
    folder = app.parent.parent
    options = ("--distribution", folder / "distribution", "--source", "distribution", "--runtime", folder / "runtime")
    return run("--cache-dir", cache_dir, "pack", app, *options, *words)


def test_a_pack_is_made_beside_the_app_with_a_table_of_what_it_saves(
    app: Path, cache_dir: Path, node: SimulatedNode
) -> None:
    answer = pack(app, cache_dir)
    assert answer.code == 0, answer.err
    target = app.with_name("sky-pack")
    assert f"Proven: the app ran from {target} alone" in answer.out
    assert "star" in answer.out
    assert "total" in answer.out
    assert "Watching the app run" in answer.err
    assert "Proof 1: running the app from the pack alone" in answer.err
    assert "run.mjs" in files_of(target)


def test_json_is_the_report_and_progress_is_on_standard_error(
    app: Path, cache_dir: Path, node: SimulatedNode
) -> None:
    node.needs, node.unseen = (*NEEDED, f"{SITE}/star/late.py"), frozenset({f"{SITE}/star/late.py"})
    answer = pack(app, cache_dir, "--json", "--as", "bundle")
    target = app.with_name("sky-pack")
    assert answer.json == {
        "schema": 1,
        "dry_run": False,
        **json.loads((target / "report.json").read_text()),
        "target": str(target),
        "problem": None,
        "start_image": None,
    }
    assert answer.json["form"] == "bundle"
    assert [proof["ok"] for proof in answer.json["proofs"]] == [False, True]
    assert "star: star/late.py" in answer.err


def test_a_dry_run_shows_the_plan_and_the_risks_and_makes_nothing(
    app: Path, cache_dir: Path, node: SimulatedNode
) -> None:
    answer = pack(app, cache_dir, "--dry-run", "--without", "tests", "--with", "compile")
    assert answer.code == 0, answer.err
    assert "compile: replaces sources by .pyc files" in answer.out
    assert "tests:" not in answer.out
    assert "No pack was written" in answer.out
    assert not app.with_name("sky-pack").exists()
    document = pack(app, cache_dir, "--dry-run", "--json", "--strategy", "tests").json
    assert (document["dry_run"], document["strategies"]) == (True, ["tests"])


def test_options_add_to_the_settings_of_the_project(app: Path, cache_dir: Path, node: SimulatedNode) -> None:
    (app.parent / "pyproject.toml").write_text(
        '[tool.pyodide-cache.pack]\ninclude = ["star/late.py"]\narguments = ["--demo"]\nrequirements = ["star"]\n'
    )
    (app.parent / "a.txt").touch()
    words = ("--include", "star/unused.py", "--file", "*.txt", "--argument", "x", "--no-imports", "--json")
    answer = pack(app, cache_dir, *words)
    assert answer.json["include"] == ["star/late.py", "star/unused.py"]
    assert node.requests[0]["args"] == ["--demo", "x"]
    with zipfile.ZipFile(next(app.with_name("sky-pack").glob("app-*.zip"))) as archive:
        assert "app/a.txt" in archive.namelist()
    assert {item["name"] for item in answer.json["packages"]} == {"star", "dust", "python_stdlib"}


def test_a_saved_trace_replaces_the_watched_run(
    app: Path, cache_dir: Path, node: SimulatedNode, tmp_path: Path
) -> None:
    trace = tmp_path / "trace.json"
    assert pack(app, cache_dir, "--dry-run", "--save-trace", trace).code == 0
    node.tasks.clear()
    assert pack(app, cache_dir, "--trace", trace).code == 0
    assert node.tasks == ["prove"]
    trace.write_text("{}")
    answer = pack(app, cache_dir, "--trace", trace)
    assert answer.code == 2
    assert "is not a valid trace" in answer.err
    trace.write_text("mine")
    answer = pack(app, cache_dir, "--dry-run", "--save-trace", trace)
    assert answer.code == 2
    assert "is not a saved trace; it was not changed" in answer.err
    assert trace.read_text() == "mine"


def test_an_app_that_fails_is_shown_with_its_output(app: Path, cache_dir: Path, node: SimulatedNode) -> None:
    node.error = '  File "/app/sky.py", line 1\nValueError: no stars'
    answer = pack(app, cache_dir, "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "app-failed"
    assert "ValueError: no stars" in answer.json["error"]["message"]
    assert '  File "/app/sky.py", line 1\n  ValueError: no stars\nError: sky.py fails' in answer.err


def test_a_pack_that_fails_names_its_strategies_and_the_error_of_the_app(
    app: Path, cache_dir: Path, node: SimulatedNode, tmp_path: Path
) -> None:
    trace = tmp_path / "trace.json"
    pack(app, cache_dir, "--dry-run", "--save-trace", trace)
    node.error = '  File "/app/sky.py", line 1\nValueError: no stars'
    answer = pack(app, cache_dir, "--trace", trace, "--json")
    assert answer.code == 1
    assert answer.json["problem"]["code"] == "pack-failed"
    assert "sky.py, line 1: ValueError: no stars" in answer.json["problem"]["reason"]
    assert "unused-files" in answer.json["problem"]["reason"]


def test_a_package_that_is_not_available_is_named(app: Path, cache_dir: Path, node: SimulatedNode) -> None:
    answer = pack(app, cache_dir, "-r", "moon")
    assert answer.code == 1
    assert "moon is not in the lock file" in answer.err
    assert "The app was not run" in answer.err
    assert node.tasks == []
    malformed = pack(app, cache_dir, "-r", "moon!", "--json")
    assert (malformed.code, malformed.json["failed"][0]["code"]) == (2, "bad-requirement")
    assert node.tasks == []


def test_a_missing_or_old_node_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache_dir: Path
) -> None:
    (tmp_path / "app.py").write_text("print(1)\n")
    tools = tmp_path / "tools"
    tools.mkdir()
    monkeypatch.setenv("PATH", str(tools))
    answer = run("--cache-dir", cache_dir, "pack", tmp_path / "app.py")
    assert answer.code == 1
    assert "Node 18 or newer is needed" in answer.err
    old = tools / "node"
    old.write_text("#!/bin/sh\necho v16.1.0\n")
    old.chmod(0o755)
    answer = run("--cache-dir", cache_dir, "pack", tmp_path / "app.py")
    assert answer.code == 1
    assert "v16.1.0" in answer.err


def test_without_the_files_of_the_runtime_the_command_says_how_to_get_them(
    tmp_path: Path, cache_dir: Path, node: SimulatedNode
) -> None:
    (tmp_path / "app.py").write_text("print(1)\n")
    (tmp_path / "empty").mkdir()
    answer = run(
        "--cache-dir", cache_dir, "pack", tmp_path / "app.py", "--runtime", tmp_path / "empty", "--pyodide", "314.0.7"
    )
    assert answer.code == 1
    assert "npm pack pyodide@314.0.7" in answer.err


@pytest.mark.parametrize("more", [[], ["--dry-run"]], ids=["pack", "plan"])
def test_packages_that_are_not_available_are_in_the_json(
    tmp_path: Path, cache_dir: Path, node: SimulatedNode, more: list[str]
) -> None:
    (tmp_path / "app.py").write_text("import six, numpy\n")
    found = written("pack", tmp_path / "app.py", "--cache-dir", cache_dir, "--offline", *more, code=1)
    assert found["ok"] is False
    assert {(item["requirement"], item["code"]) for item in found["failed"]} == {
        ("numpy", "offline"),
        ("six", "offline"),
    }


@pytest.mark.parametrize(
    ("name", "reason"), [("gone.py", "gone.py"), ("folder", "name the script that starts the app")]
)
def test_an_app_that_is_not_a_script_is_named(
    tmp_path: Path, cache_dir: Path, node: SimulatedNode, name: str, reason: str
) -> None:
    (tmp_path / "folder").mkdir()
    answer = run("--cache-dir", cache_dir, "pack", tmp_path / name, "--pyodide", "314.0.7")
    assert answer.code == 2
    assert reason in answer.err


def test_a_folder_that_is_not_a_pack_is_refused_before_anything_runs(
    tmp_path: Path, cache_dir: Path, node: SimulatedNode
) -> None:
    (tmp_path / "app.py").write_text("print(1)\n")
    answer = run("--cache-dir", cache_dir, "pack", tmp_path / "app.py", "--output", tmp_path)
    assert answer.code == 2
    assert "exists and is not a pack" in answer.err
    assert node.tasks == []


def test_invalid_settings_of_the_project_are_named(tmp_path: Path, cache_dir: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.pyodide-cache.pack]\nsmaller = true\n")
    (tmp_path / "app.py").write_text("print(1)\n")
    answer = run("--cache-dir", cache_dir, "pack", tmp_path / "app.py")
    assert answer.code == 2
    assert "“smaller” is not a setting" in answer.err
