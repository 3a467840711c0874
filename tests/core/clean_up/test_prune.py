"""Plans select the right files; runs check each file again before they remove it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import FileIO
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished, Run
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.clean_up.prune import PruneReport, dependents_of, file_names_of, plan_prune, plan_remove, run_prune
from pyodide_cache.clean_up.rules import older_than, parse_rule
from pyodide_cache.files.reader import open_file
from pyodide_cache.files.trash import delete, move_to_trash
from pyodide_cache.formats.filenames import identify
from pyodide_cache.formats.lockfile import LockFile, parse_lock
from pyodide_cache.inventory import needs
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from support.cli import files_of, run
from support.entries import entry
from support.layers import state
from support.old_files import FOREIGN, NEW, OLD, OLD_FILES, fill, put
from support.wheels import build_lock, build_wheel, small_distribution


@pytest.fixture
def filled(cache_dir: Path) -> Path:
    """Return a directory with old and new package files, and files that are not packages."""
    return fill(cache_dir)


def inventory_of(directory: Path) -> Inventory:
    ledger = open_ledger()
    try:
        return read_inventory(directory, ledger=ledger)
    finally:
        ledger.close()


def report_of(run: Run[PruneReport]) -> PruneReport:
    *_, last = run
    assert isinstance(last, Finished)
    return last.report


def names(items: Iterable[object]) -> list[str]:
    return [item.entry.file_name for item in items]  # type: ignore[attr-defined]


def test_a_plan_is_sorted_by_age_and_counts_what_it_keeps(filled: Path) -> None:
    put(filled / "oldest-1.0-py3-none-any.whl", 300)
    plan = plan_prune(inventory_of(filled), [older_than(0)])
    assert names(plan.items)[0] == "oldest-1.0-py3-none-any.whl"
    assert names(plan.items)[-1] == NEW.file_name
    assert plan.kept_foreign == len(FOREIGN) - 1, "a lock file goes with its packages"
    assert plan.bytes == 300 + len(OLD.data) + len(NEW.data)


def test_a_file_that_changed_since_the_scan_is_kept_and_reported(filled: Path) -> None:
    plan = plan_prune(inventory_of(filled), [older_than(30)])
    put(filled / OLD.file_name, 0, b"downloaded again just now")
    (filled / "old-tests.tar").unlink()
    report = report_of(run_prune(plan, remove=delete, cancel=Cancel()))
    assert {name: problem.code for name, problem in report.failed} == {
        OLD.file_name: Code.CHANGED,
        "old-tests.tar": Code.GONE,
    }
    assert [entry.file_name for entry in report.removed] == ["libold-1.0.zip"]
    assert (filled / OLD.file_name).read_bytes() == b"downloaded again just now"


def test_a_file_that_got_another_hard_link_is_removed(filled: Path, tmp_path: Path) -> None:
    plan = plan_remove(inventory_of(filled), [OLD.file_name])
    (tmp_path / "link").hardlink_to(filled / OLD.file_name)
    assert report_of(run_prune(plan, remove=delete, cancel=Cancel())).failed == ()
    assert not (filled / OLD.file_name).exists()


def test_a_clock_in_the_past_selects_nothing_by_age(filled: Path) -> None:
    assert not plan_prune(inventory_of(filled), [older_than(30)], now=0.0).items


def test_a_plan_without_some_files_keeps_them(filled: Path) -> None:
    plan = plan_prune(inventory_of(filled), [older_than(30)]).without([OLD.file_name])
    list(run_prune(plan, remove=move_to_trash, cancel=Cancel()))
    assert files_of(filled) == {OLD.file_name, NEW.file_name, *FOREIGN}


def test_a_canceled_run_says_so_and_keeps_the_rest(filled: Path) -> None:
    cancel = Cancel()
    run = run_prune(plan_prune(inventory_of(filled), [parse_rule("all")]), remove=delete, cancel=cancel)
    next(run)
    cancel.set()
    report = report_of(run)
    assert report.cancelled
    assert not report.removed
    assert files_of(filled) >= OLD_FILES


def test_the_rest_of_a_plan_is_what_a_run_did_not_remove(filled: Path) -> None:
    plan = plan_prune(inventory_of(filled), [older_than(30)])
    put(filled / OLD.file_name, 0, b"downloaded again just now")
    report = report_of(run_prune(plan, remove=delete, cancel=Cancel()))
    assert names(plan.rest(report).items) == [OLD.file_name]


def test_named_files_are_removed_whatever_they_are_but_no_folders(filled: Path) -> None:
    plan = plan_remove(inventory_of(filled), ["notes.txt", NEW.file_name, "sub", "missing"])
    assert set(names(plan.items)) == {"notes.txt", NEW.file_name}
    assert all(item.reasons == () for item in plan.items)
    assert plan.kept_foreign == len(FOREIGN) - 2
    report_of(run_prune(plan, remove=delete, cancel=Cancel()))
    assert files_of(filled) == {*OLD_FILES, *FOREIGN} - {"notes.txt"}


@pytest.mark.parametrize(
    "words",
    [("clear",), ("cleanup", "--max-age", 0), ("prune", "--rule", "older-than=0d"), ("prune", "--rule", "budget=0")],
    ids=lambda words: str(words[0]),
)
@pytest.mark.parametrize("mode", [(), ("--delete",)], ids=["trash", "for good"])
def test_no_removal_touches_a_layer(layered: Path, share: Path, words: tuple[object, ...], mode: tuple[str]) -> None:
    build_wheel("mine").write_to(layered)
    before = state(share)
    assert run("--cache-dir", layered, *words, "--yes", *mode).code == 0
    assert files_of(layered) == set()
    assert state(share) == before


def test_of_many_files_those_that_changed_stay_and_a_cancel_stops_the_rest(cache_dir: Path) -> None:
    cache_dir.mkdir(exist_ok=True)
    for number in range(1000):
        (cache_dir / f"many{number}-1.0-py3-none-any.whl").write_bytes(b"x")
    plan = plan_prune(inventory_of(cache_dir), [parse_rule("all")])
    changed = cache_dir / "many0-1.0-py3-none-any.whl"
    changed.write_bytes(b"new bytes")
    cancel = Cancel()
    run = run_prune(plan, remove=delete, cancel=cancel)
    next(run)
    next(run)
    cancel.set()
    first = report_of(run)
    assert first.cancelled
    left = {path.name for path in cache_dir.iterdir()}
    assert 0 < len(first.removed) < 1000
    assert left == {item.entry.file_name for item in plan.items} - {entry.file_name for entry in first.removed}
    second = report_of(run_prune(plan.rest(first), remove=delete, cancel=Cancel()))
    assert [(name, problem.code) for name, problem in (*first.failed, *second.failed)][-1:] == [
        (changed.name, Code.CHANGED)
    ]
    assert [path.name for path in cache_dir.iterdir()] == [changed.name]


@pytest.mark.parametrize(
    ("rules", "reads"), [(["older-than=0d"], 0), (["older-than=400d"], 0), (["unused-for=30d"], 1)]
)
def test_only_wheels_that_stay_are_read_for_what_they_need(
    rules: list[str], reads: int, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def opening(path: Path) -> FileIO:
        opened.append(path.name)
        return open_file(path)

    monkeypatch.setattr(needs, "open_file", opening)
    plan_prune(inventory_of(filled), [*map(parse_rule, rules)], locks=[_lock(tmp_path)])
    assert opened == [NEW.file_name] * reads


def _entry(name: str) -> Entry:
    return Entry(name, identify(name))


def _lock(tmp_path: Path) -> LockFile:
    from pyodide_cache.formats.lockfile import parse_lock

    distribution = small_distribution(tmp_path)
    return parse_lock(distribution.lock_path.read_bytes(), str(distribution.lock_path))


SIX = "six-1.17.0-py3-none-any.whl"
OLD_SIX = "six-1.16.0-py3-none-any.whl"
DATEUTIL = "python_dateutil-2.9.0-py3-none-any.whl"


def test_a_removed_file_names_the_remaining_packages_that_depend_on_it(tmp_path: Path) -> None:
    inventory = Inventory(tmp_path, tuple(map(_entry, (SIX, DATEUTIL, "rich-15.0.0-py3-none-any.whl"))))
    assert dependents_of(inventory, [SIX], [_lock(tmp_path)]) == {SIX: ("python-dateutil",)}


def test_a_package_that_keeps_another_version_is_not_missed(tmp_path: Path) -> None:
    inventory = Inventory(tmp_path, tuple(map(_entry, (SIX, OLD_SIX, DATEUTIL))))
    assert dependents_of(inventory, [OLD_SIX], [_lock(tmp_path)]) == {}
    assert set(dependents_of(inventory, [SIX, OLD_SIX], [_lock(tmp_path)])) == {SIX, OLD_SIX}


def test_dependents_that_are_removed_too_do_not_count(tmp_path: Path) -> None:
    inventory = Inventory(tmp_path, tuple(map(_entry, (SIX, DATEUTIL))))
    assert dependents_of(inventory, [SIX, DATEUTIL], [_lock(tmp_path)]) == {}
    assert dependents_of(inventory, [SIX], []) == {}


@pytest.mark.parametrize(
    ("versions", "old"),
    [
        ((), {"app-1.0", "app-2.0"}),
        (("1.0",), {"app-2.0"}),
        (("2.0", "1.0"), {"app-1.0"}),  # the own lock, which replaces what the release has
    ],
)
def test_a_version_that_a_lock_file_names_is_not_old(versions: tuple[str, ...], old: set[str]) -> None:
    inventory = Inventory(
        Path("/somewhere"), tuple(_entry(f"app-{version}-py3-none-any.whl") for version in ("1.0", "2.0", "3.0"))
    )
    documents = (json.dumps(build_lock([build_wheel("app", version)])) for version in versions)
    locks = [parse_lock(document.encode(), "test") for document in documents]
    plan = plan_prune(inventory, [parse_rule("superseded")], locks=locks)
    assert {name.removesuffix("-py3-none-any.whl") for name in names(plan.items)} == old


def test_what_only_a_removed_version_needs_is_not_missed_by_the_version_that_stays(tmp_path: Path) -> None:
    newer = "python_dateutil-3.0.0-py3-none-any.whl"
    inventory = Inventory(tmp_path, tuple(map(_entry, (SIX, DATEUTIL, newer))))
    assert plan_remove(inventory, [SIX, DATEUTIL], locks=[_lock(tmp_path)]).missed_by == {}


def test_where_wheels_are_not_read_another_version_needs_what_the_lock_file_says(tmp_path: Path) -> None:
    newer = "python_dateutil-3.0.0-py3-none-any.whl"
    inventory = Inventory(tmp_path, tuple(map(_entry, (SIX, newer))))
    assert dependents_of(inventory, [SIX], [_lock(tmp_path)]) == {SIX: ("python-dateutil",)}


SIX_16, SIX_17, NOTES = "six-1.16.0-py2.py3-none-any.whl", "six-1.17.0-py2.py3-none-any.whl", "my notes.txt"
FOUND = Inventory(Path("/somewhere"), tuple(entry(name, 1, 1) for name in (NOTES, SIX_16, SIX_17)))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["six"], (SIX_16, SIX_17)),
        (["Six==1.16.0"], (SIX_16,)),
        (["six>1.16", NOTES], (NOTES, SIX_17)),
        ([SIX_17], (SIX_17,)),
    ],
)
def test_c9_files_are_found_by_name_version_or_file_name(names: list[str], expected: tuple[str, ...]) -> None:
    assert file_names_of(FOUND, names, ()) == expected


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
        file_names_of(FOUND, ["six", name], ())
    assert caught.value.code is code
