"""The workflows are valid, and run what the Makefile has, on the systems and Pythons that are promised."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))

pytestmark = pytest.mark.skipif(not WORKFLOWS, reason="an sdist has no workflows")


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in WORKFLOWS:
        yield from ((f"{path.name}: {name}", job) for name, job in read(path)["jobs"].items())


def commands(job: dict[str, Any]) -> Iterator[str]:
    for step in job["steps"]:
        yield from step.get("run", "").splitlines()


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


def classified() -> list[str]:
    """Return the minor versions of Python that the project names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [text.rpartition(" ")[2] for text in project["classifiers"] if re.search(r":: 3\.\d+$", text)]


@pytest.mark.parametrize(("name", "job"), [*jobs()], ids=lambda value: value if isinstance(value, str) else "")
def test_a_job_runs_make_targets_and_files_that_exist(name: str, job: dict[str, Any]) -> None:
    found = []
    for line in commands(job):
        words = shlex.split(line)
        if words[0] == "make":
            assert words[1] in targets(), line
            found.append(words[1])
        elif words[0] == ".ci/run":
            found.append(words[0])
        for word in words:
            if word.startswith("packaging/"):
                assert (ROOT / word).is_file(), line
    assert found, f"{name} runs none of our targets"
    assert job["timeout-minutes"] <= 90


HEAD = "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n"


def workflows() -> Iterator[tuple[str, str]]:
    """Yield each workflow, and the steps that the documents show as workflows."""
    yield from ((path.name, path.read_text(encoding="utf-8")) for path in WORKFLOWS)
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        for steps in re.findall(r"^```yaml\n(- uses:.*?)^```", text, re.MULTILINE | re.DOTALL):
            yield path.name, HEAD + textwrap.indent(steps, "      ")


@pytest.mark.skipif(sys.platform != "linux", reason="the wheel of actionlint is installed on Linux")
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in workflows()])
def test_actionlint_finds_nothing_wrong(text: str) -> None:
    command = [Path(sys.executable).with_name("actionlint"), "-no-color", "-shellcheck=", "-pyflakes=", "-"]
    done = subprocess.run(command, input=text, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_uses_github_s_own_actions_only_and_changes_nothing(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert not [action for action in used if not action.startswith("actions/")]
    checkouts = [
        step for job in workflow["jobs"].values() for step in job["steps"] if "checkout" in step.get("uses", "")
    ]
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)


def test_the_fast_tests_run_on_each_system_with_each_python_of_the_classifiers() -> None:
    matrix = dict(jobs())["ci.yml: fast"]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["os"]} == {"ubuntu", "windows", "macos"}
    assert matrix["python"] == classified()


def test_a_python_that_no_classifier_names_is_refused_before_anything_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging" / "tools")
    import system_check

    def refused(minor: int) -> list[str]:
        monkeypatch.setattr(system_check.sys, "version_info", (3, minor, 0, "final", 0))
        return [missing.what for missing in system_check.check_python()]

    minors = [int(name.partition(".")[2]) for name in classified()]
    assert [minor for minor in range(min(minors) - 1, max(minors) + 2) if not refused(minor)] == minors
    assert f"Python {classified()[0]} to {classified()[-1]} (" in refused(max(minors) + 1)[0]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_can_be_read(path: Path) -> None:
    form = read(path)
    if path.name != "config.yml":
        assert form["name"]
        assert form["body"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
def test_the_script_of_ci_can_be_parsed() -> None:
    subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=True)
