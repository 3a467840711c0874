from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.clean_up.named import file_names_of
from pyodide_cache.formats.lockfile import parse_lock
from pyodide_cache.inventory.inventory import Inventory
from support.entries import entry
from support.wheels import build_lock, build_wheel

OLD, NEW, NOTES = "six-1.16.0-py2.py3-none-any.whl", "six-1.17.0-py2.py3-none-any.whl", "notes.txt"
FOUND = Inventory(Path("/somewhere"), tuple(entry(name, 1, 1) for name in (NOTES, OLD, NEW)))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["six"], (OLD, NEW)),
        (["Six==1.16.0"], (OLD,)),
        (["six>1.16", "notes.txt"], (NOTES, NEW)),
        ([NEW], (NEW,)),
    ],
)
def test_c9_files_are_found_by_name_version_or_file_name(names: list[str], expected: tuple[str, ...]) -> None:
    assert file_names_of(FOUND, names) == expected


@pytest.mark.parametrize(("name", "count"), [("app==1.0", 1), ("app", 3)])
def test_what_another_version_still_needs_stays(name: str, count: int) -> None:
    files = ("app-1.0-py3-none-any.whl", "app-2.0-py3-none-any.whl", "base-1.0-py3-none-any.whl")
    lock = build_lock([build_wheel("app", "2.0", requires=["base"]), build_wheel("base")])
    found = Inventory(Path("/somewhere"), tuple(entry(file, 1, 1) for file in files))
    assert file_names_of(found, [name], [parse_lock(json.dumps(lock).encode(), "test")]) == files[:count]


@pytest.mark.parametrize(
    ("name", "code"), [("numpy", Code.NO_SUCH_ENTRY), ("six==9", Code.NO_SUCH_ENTRY), ("notes", Code.NO_SUCH_ENTRY)]
)
def test_a_name_that_nothing_has_is_a_problem(name: str, code: Code) -> None:
    with pytest.raises(Problem) as caught:
        file_names_of(FOUND, ["six", name])
    assert caught.value.code is code
