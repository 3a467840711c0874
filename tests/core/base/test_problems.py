"""A problem is an exception that can be raised, and an immutable value that can be compared and kept."""

from __future__ import annotations

import copy
import errno
import os
import pickle
import sys
from collections.abc import Callable

import pytest

from pyodide_cache.base.problems import Code, Problem, disk_problem, disk_problems, reason


def test_facts_cannot_be_changed() -> None:
    problem = Problem(Code.GONE, path="a.whl")
    with pytest.raises(TypeError):
        problem.facts["path"] = "b.whl"  # type: ignore[index]
    with pytest.raises(AttributeError):
        problem.code = Code.EMPTY
    with pytest.raises(AttributeError):
        problem.facts = {}
    assert (problem.code, dict(problem.facts)) == (Code.GONE, {"path": "a.whl"})


def test_with_facts_returns_a_changed_copy() -> None:
    cause = Problem(Code.EMPTY)
    problem = Problem(Code.BAD_REQUIREMENT, text="x y", cause=cause)
    changed = problem.with_facts(line=3, text="z")
    assert changed == Problem(Code.BAD_REQUIREMENT, text="z", line=3, cause=cause)
    assert "line" not in problem.facts


def test_problems_are_compared_by_code_facts_and_cause() -> None:
    first = Problem(Code.GONE, path="a", count=1)
    assert first == Problem(Code.GONE, count=1, path="a")
    assert hash(first) == hash(Problem(Code.GONE, count=1, path="a"))
    assert first != Problem(Code.GONE, path="a", count=2)
    assert first != Problem(Code.EMPTY, path="a", count=1)
    assert first != Problem(Code.GONE, path="a", count=1, cause=Problem(Code.EMPTY))
    assert first != "gone"


def test_a_problem_can_be_raised_with_notes_and_a_chain() -> None:
    with pytest.raises(Problem) as caught:  # noqa: PT012 -- the chain is what is tested
        try:
            raise ValueError("first")
        except ValueError as error:
            error.add_note("seen")
            problem = Problem(Code.GONE, path="a")
            problem.add_note("note")
            raise problem from error
    assert isinstance(caught.value.__cause__, ValueError)
    assert caught.value.__notes__ == ["note"]


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda item: pickle.loads(pickle.dumps(item))])
def test_copies_are_equal(duplicate: Callable[[Problem], Problem]) -> None:
    problem = Problem(Code.UNKNOWN_RELEASE, version="9", cause=Problem(Code.UNREACHABLE, host="h"))
    assert duplicate(problem) == problem


def test_the_text_names_code_facts_and_cause() -> None:
    problem = Problem(Code.UNKNOWN_RELEASE, version="9", cause=Problem(Code.EMPTY))
    assert str(problem) == "unknown-release (version=9): empty"
    assert "cause=Problem('empty'" in repr(problem)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.NO_SPACE),
        (errno.EACCES, Code.NO_PERMISSION),
        (errno.EROFS, Code.READ_ONLY),
        (errno.ENOENT, Code.GONE),
        (errno.EIO, Code.DISK_ERROR),
    ],
)
def test_an_error_of_the_system_becomes_a_problem_about_the_path(number: int, code: Code) -> None:
    problem = disk_problem(OSError(number, "text of the system"), "/x")
    assert (problem.code, problem.facts["path"], problem.facts["error"]) == (code, "/x", "text of the system")


def test_an_error_without_a_number_is_one_of_the_disk() -> None:
    problem = disk_problem(OSError("no number"), "/x")
    assert (problem.code, problem.facts["error"]) == (Code.DISK_ERROR, "no number")


def test_the_reason_of_an_error_has_no_number_and_no_path() -> None:
    assert reason(OSError(errno.EIO, "input/output error", "/secret/path")) == "input/output error"
    assert reason(ValueError("odd")) == "odd"


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        (("caches", ".numpy.whl.1a2b3c4d.pyodide-cache-part"), "caches"),
        (("snapshots", ".building-1a2b3c4d.pyodide-cache-part", "six.whl"), "snapshots"),
        (("numpy.whl",), "numpy.whl"),
    ],
)
def test_what_is_incomplete_is_named_by_its_folder(parts: tuple[str, ...], named: str) -> None:
    assert disk_problem(OSError(errno.EROFS, "Read-only file system"), os.path.join(*parts)).facts["path"] == named


def test_an_error_inside_a_folder_names_the_file_if_it_says_which() -> None:
    for error, path in ((OSError(errno.EIO, "broken", "/x/file"), "/x/file"), (OSError(errno.EIO, "broken"), "/x")):
        with pytest.raises(Problem) as caught, disk_problems("/x", inside=True):
            raise error
        assert caught.value.facts["path"] == path
    with pytest.raises(Problem) as caught, disk_problems("/x"):
        raise OSError(errno.EIO, "broken", "/x/file")
    assert caught.value.facts["path"] == "/x"


def test_a_problem_is_no_error_of_the_disk() -> None:
    problem = Problem(Code.BAD_RULE, rule="x")
    assert disk_problem(problem, "/x") is problem


def test_a_path_that_is_too_long_for_windows_is_named_and_not_called_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    final = "x" * 255
    for used, code in ((final, Code.GONE), (f"{final}-part", Code.DISK_ERROR)):
        problem = disk_problem(FileNotFoundError(errno.ENOENT, "No such file or directory", used), final)
        assert (problem.code, problem.facts["path"]) == (code, final)
    assert problem.facts["error"] == "longer than 259 characters; use a shorter path, or enable long paths"
