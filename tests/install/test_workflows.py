"""The workflows run what the Makefile has, on the systems and Pythons that are promised. No runner has run them."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
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


@pytest.mark.parametrize(("name", "job"), [*jobs()], ids=lambda value: value if isinstance(value, str) else "")
def test_what_a_job_refers_to_is_defined(name: str, job: dict[str, Any]) -> None:
    matrix = job.get("strategy", {}).get("matrix", {})
    known = {*(f"matrix.{key}" for key in matrix), "github.workflow", "github.ref", "runner.os"}
    assert set(re.findall(r"\$\{\{ *(.+?) *\}\}", yaml.safe_dump(job))) <= known
    for step in job["steps"]:
        assert ("run" in step) != ("uses" in step)
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", step.get("uses", "actions/x@v1")), "only GitHub's own actions"


def test_the_fast_tests_run_on_each_system_with_each_python_of_the_classifiers() -> None:
    matrix = dict(jobs())["ci.yml: fast"]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["os"]} == {"ubuntu", "windows", "macos"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [text.rpartition(" ")[2] for text in project["classifiers"] if re.search(r":: 3\.\d+$", text)]
    assert matrix["python"] == named


def test_the_workflows_may_change_nothing() -> None:
    assert [read(path)["permissions"] for path in WORKFLOWS] == [{"contents": "read"}] * len(WORKFLOWS)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_can_be_read(path: Path) -> None:
    form = read(path)
    if path.name != "config.yml":
        assert form["name"]
        assert form["body"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
def test_the_script_of_ci_can_be_parsed() -> None:
    subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=True)
