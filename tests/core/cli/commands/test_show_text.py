from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.cli.commands.show import details_json, details_lines, problem_lines
from pyodide_cache.details.dependencies import DependencyLink, Dependent
from pyodide_cache.details.details import Details, LockSummary, Origin, Provenance, Published
from pyodide_cache.details.snippets import Snippet, Way
from pyodide_cache.formats.archive import ArchiveMember, Contents
from pyodide_cache.formats.file_type import FileType
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.inventory.copies import Copy
from pyodide_cache.inventory.inventory import Entry, Status
from support.entries import entry

SIX = entry("six-1.17.0-py3-none-any.whl", 11_000)


def details(of: Entry = SIX, **values: object) -> Details:
    return Details(of, "six", "1.17.0", "314.0.7", **{"dependents_complete": True, **values})  # type: ignore[arg-type]


def lines(found: Details, *, files: bool = False, way: str = "none") -> list[str]:
    return [line.strip() for line in details_lines(found, files=files, way=way)]


def value(found: Details, label: str) -> str:
    (line,) = [line for line in lines(found) if line.startswith(f"{label} ")]
    return line.removeprefix(label).strip()


def test_empty_facts_are_left_out() -> None:
    assert [line.split()[0] for line in lines(details())] == ["six", "File", "Kind", "Status", "sha256"]


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_meaning(status: Status) -> None:
    assert value(details(entry(SIX.file_name, status=status)), "Status").startswith(f"{status.word}: ")


def test_dependencies_say_whether_they_are_cached() -> None:
    links = (
        DependencyLink("a", "a>=1", cached=("a.whl",)),
        DependencyLink("b", "b>=1", other_versions=("b.whl",)),
        DependencyLink("c", "c", ("extra",)),
        DependencyLink("d", "d", applies=False),
    )
    found = details(dependencies=links)
    assert value(found, "Requires") == "a>=1 (cached), b>=1 (another version is cached)"
    assert value(found, "Optional") == "c (not cached)"


def test_many_dependents_are_counted() -> None:
    cached = Dependent("mine", "1.0", "six>=1", "mine.whl")
    others = [Dependent(f"p{number}", "1.0", "six", None) for number in range(14)]
    found = details(dependents=(cached, *others), dependents_complete=False)
    text = value(found, "Required by")
    assert text.startswith("mine (six>=1); p0, p1, ")
    assert "p11 and 2 more (not cached); perhaps others: " in text


def test_publishers_hashes_and_copies_are_listed() -> None:
    found = details(
        provenance=(Provenance(Origin.RELEASE, "314.0.7"), Provenance(Origin.INDEX, "index")),
        published=(
            Published("ab", ("314.0.0",), False),
            Published("cd", ("314.0.1",), None),
            Published("ef", (), True),
        ),
        copies=(
            Copy(Path("/a"), 10, True, True),
            Copy(Path("/b"), 10, False),
            Copy(Path("/c"), 10, quarantine=True),
        ),
    )
    assert value(found, "Published by") == "Pyodide 314.0.7, the package index"
    assert value(found, "Other build") == "ab by 314.0.0"
    assert value(found, "Expected") == "cd by 314.0.1"
    assert [line.split(maxsplit=1)[1] for line in lines(found) if line.startswith("Copy")] == [
        "/a (10 B, the same file, as a hard link)",
        "/b (10 B, other bytes)",
        "/c (10 B, in quarantine, not compared: verify both directories)",
    ]


def test_a_lock_file_is_summed_up_with_plurals() -> None:
    runtime = Runtime("3.14.2", "emscripten_5_0_3", "2026_0")
    found = details(lock=LockSummary(runtime, "314.0.7", 1, 2, 0, 1))
    assert value(found, "Lock file") == (
        "Pyodide 314.0.7, Python 3.14.2: 1 package, 0 cached; written by this program, with 1 package from the "
        "index; 2 entries cannot be used"
    )


def test_the_files_of_an_archive_are_counted_and_listed_on_request() -> None:
    member = ArchiveMember("six\x1b.py", 10, 5)
    one, many = Contents((member,), 0, 10), Contents((member,), None, 10)
    assert value(details(contents=one), "Contents") == "1 file, 10 B unpacked"
    assert value(details(contents=many), "Contents") == "more than 1 file, 10 B unpacked"
    assert lines(details(contents=one), files=True)[-1] == "10 B  six\\x1b.py"
    assert lines(details(contents=many), files=True)[-1] == "and an unknown number more"
    assert value(details(file_type=FileType.HTML), "Contents") == "HTML page, by its first bytes"


def test_only_the_wanted_snippets_are_shown() -> None:
    found = details(
        snippets=(Snippet(Way.NODE, "Node", "node\n", "a"), Snippet(Way.BROWSER, "Browser", "page\n", "b"))
    )
    assert "node" in lines(found, way="node")
    assert "page" not in lines(found, way="node")
    assert {"node", "page"} <= set(lines(found, way="all"))
    assert "node" not in lines(found, way="none")


def test_problems_have_the_name_of_the_file() -> None:
    assert list(problem_lines(details())) == []


def test_json_has_the_members_only_on_request() -> None:
    found = details(contents=Contents((ArchiveMember("six.py", 10, 5),), 0, 10))
    assert details_json(found, Path("/cache"), files=False)["contents"] == {"files": 1, "bytes": 10}
    members = details_json(found, Path("/cache"), files=True)["contents"]["members"]
    assert [*members] == [ArchiveMember("six.py", 10, 5)]
