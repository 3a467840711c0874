"""The run of all tests ends, fails and says why, whatever a test does to its process."""

from __future__ import annotations

import os
import re
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType

import pytest

from support import ROOT
from support.scripts import maintainer_tool
from support.times import listed

pytestmark = pytest.mark.slow

NUMBER = 24
CRASH = "os.kill(os.getpid(), 9)"


@pytest.fixture
def run_tests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the tool for a project of its own, without the plugins that are slow to import."""
    (tmp_path / "build").mkdir()
    (tmp_path / "pytest.ini").write_text(
        f"[pytest]\npythonpath = {ROOT / 'tests'}\n"
        "addopts = -p no:pytest-qt -p no:hypothesispytest -p no:cacheprovider\n"
    )
    tool = maintainer_tool("run_tests")
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "BUILD", tmp_path / "build")
    for name in [name for name in os.environ if name.startswith("PYTEST_")]:  # they say that this is a worker
        monkeypatch.delenv(name)
    return tool


def write_tests(folder: Path, action: str, *, but_only: str = "True") -> None:
    (folder / "test_it.py").write_text(
        "import os, time, pytest\n"
        f"@pytest.mark.parametrize('number', range({NUMBER}))\n"
        "def test_it(number):\n"
        f"    if {but_only}: {action}\n"
    )


def test_a_run_with_a_crash_ends_and_names_what_did_not_run(
    run_tests: ModuleType, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write_tests(tmp_path, CRASH, but_only="number == 12")
    assert run_tests._pytest("crash", ["test_it.py"]) not in {0, run_tests.NO_TESTS_RAN}
    output = capfd.readouterr().out
    assert "node down" in output
    # The other worker ends what it has; how much that is depends on when it hears of the crash.
    [passed], [missing] = re.findall(r"(\d+) passed", output), re.findall(r"Did not run to the end: (\d+)", output)
    assert int(passed) + len(["the crash"]) + int(missing) == NUMBER
    assert len(re.findall(r"^test_it.py::test_it\[\d+\]$", output, re.MULTILINE)) == int(missing) > 0


def test_a_run_in_which_all_workers_crash_names_what_did_not_run(
    run_tests: ModuleType, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write_tests(tmp_path, CRASH, but_only="number >= 12")
    assert run_tests._pytest("crash", ["test_it.py"]) not in {0, run_tests.NO_TESTS_RAN}
    output = capfd.readouterr().out
    assert "Did not run to the end: " in output
    assert f"\ntest_it.py::test_it[{NUMBER - 1}]\n" in output


def test_a_crash_without_workers_fails_too(run_tests: ModuleType, tmp_path: Path) -> None:
    write_tests(tmp_path, CRASH)
    with ExitStack() as stack:
        assert run_tests._worst({run_tests._Started.of(stack, "crash", ["test_it.py"]).finish(), 0}) > 0


def test_a_part_that_hangs_is_ended(
    run_tests: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run_tests, "LONGEST", 0)
    write_tests(tmp_path, "time.sleep(10_000)")
    assert run_tests._pytest("sleep", ["test_it.py"]) not in {0, run_tests.NO_TESTS_RAN}
    assert "this part hangs" in capfd.readouterr().out


def test_the_list_of_slow_tests_names_tests_that_exist() -> None:
    for node in filter(None, listed()):
        file, _, name = node.partition("::")
        assert f"def {name.partition('[')[0]}(" in (ROOT / file).read_text(encoding="utf-8"), node
