from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.details.dependencies import DependencyLink, Dependent
from pyodide_cache.details.details import Details, LockSummary, Origin, Provenance, Published
from pyodide_cache.formats.file_type import FileType
from pyodide_cache.formats.filenames import identify
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.inventory.copies import Copy
from pyodide_cache.inventory.inventory import Entry, Status
from pyodide_cache_gui.details.details_text import (
    copy_line,
    dependency_line,
    dependent_lines,
    file_type_text,
    kinds_lines,
    lock_text,
    provenance_lines,
    status_meaning,
)

SIX = Entry("six-1.17.0-py3-none-any.whl", identify("six-1.17.0-py3-none-any.whl"))


def details(**values: object) -> Details:
    return Details(SIX, "six", "1.17.0", "314.0.7", **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_meaning_that_names_no_command(status: Status) -> None:
    text = status_meaning(Entry(SIX.file_name, SIX.identity, status=status))
    assert text.endswith(".")
    assert "pyodide-cache" not in text
    assert "--" not in text


def test_files_that_are_no_packages_have_a_meaning_too() -> None:
    assert "lock file" in status_meaning(Entry("pyodide-lock.json"))
    assert "unfinished" in status_meaning(Entry("a.whl.part", identify("six-1.0-py3-none-any.whl.part")))
    assert "Not a package" in status_meaning(Entry("notes.txt"))


@pytest.mark.parametrize(
    ("link", "shape", "target", "note"),
    [
        (DependencyLink("six", "six>=1", cached=("six.whl",)), "✓", "six", ""),
        (DependencyLink("six", "six>=9", other_versions=("six.whl",)), "⚠", "six", "another version is cached"),
        (DependencyLink("tqdm", "tqdm", ("bar",)), "○", "", "for [bar] · not cached"),
    ],
)
def test_a_dependency_links_to_its_package_if_it_is_cached(
    link: DependencyLink, shape: str, target: str, note: str
) -> None:
    line = dependency_line(link)
    assert (line.shape, line.link, line.note) == (shape, target, note)


def test_dependents_that_were_not_all_read_are_said_to_be_incomplete() -> None:
    found = (
        Dependent("pandas", "2.0", "six>=1", "pandas.whl"),
        Dependent("old", "1.0", "six", None, optional=True),
    )
    lines = dependent_lines(details(dependents=found))
    assert [line.text for line in lines] == ["pandas", "old", ""]
    assert [line.note for line in lines][:2] == ["six>=1", "optional · not cached"]
    assert "too many wheels" in lines[-1].note
    assert len(dependent_lines(details(dependents=found, dependents_complete=True))) == 2


def test_many_releases_are_counted() -> None:
    releases = [Provenance(Origin.RELEASE, f"0.{number}") for number in range(8)]
    (line,) = provenance_lines(details(provenance=tuple(releases)))
    assert line.text == "Pyodide 0.0, 0.1, 0.2, 0.3, 0.4, 0.5 and 2 more"


def test_publishers_of_other_bytes_are_told_from_those_of_these_bytes() -> None:
    lines = provenance_lines(
        details(
            provenance=(Provenance(Origin.INDEX, "index"), Provenance(Origin.LOCK_HERE, "pyodide-lock.json")),
            published=(Published("ab" * 32, ("314.0.7",), False), Published("cd" * 32, ("pyodide-lock.json",), None)),
        )
    )
    assert [(line.shape, line.text) for line in lines] == [
        ("✓", "The package index"),
        ("✓", "pyodide-lock.json in this directory"),
        ("◇", "Pyodide 314.0.7"),
        ("○", "pyodide-lock.json"),
    ]
    assert lines[2].note == "different file · sha256 abababababab…"


@pytest.mark.parametrize(
    ("copy", "text", "note"),
    [
        (Copy(Path("/a/six.whl"), 10, quarantine=True), "Quarantine", "replaced by a repair · 10 B"),
        (Copy(Path("/a/six.whl"), 10, True, True), "/a", "hard link, takes no more space"),
        (Copy(Path("/a/six.whl"), 10), "/a", "not compared yet"),
        (Copy(Path("/a/six.whl"), 10, True), "/a", "same file"),
        (Copy(Path("/a/other.whl"), 10, False), "/a/other.whl", "different file · 10 B"),
    ],
)
def test_a_copy_has_its_folder_and_how_it_compares(copy: Copy, text: str, note: str) -> None:
    line = copy_line(copy, "six.whl")
    assert (line.text, line.note) == (text, note)


def test_a_lock_file_is_summed_up_with_plurals() -> None:
    runtime = Runtime("3.14.2", "emscripten_5_0_3", "2026_0")
    text = lock_text(LockSummary(runtime, "314.0.7", 300, 1, 2, 1))
    assert text.splitlines() == [
        "Pyodide 314.0.7, Python 3.14.2",
        "300 packages, 2 cached",
        "Written by this app, with 1 package from the index",
        "1 entry cannot be used",
    ]


def test_every_file_type_has_a_name() -> None:
    assert all(file_type_text(item) for item in FileType)


def test_kinds_are_counted_most_frequent_first() -> None:
    lines = kinds_lines([Entry("notes.txt"), SIX, SIX])
    assert [(line.text, line.note) for line in lines] == [("pure wheel", "2 files"), ("not a package", "1 file")]
