from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from pyodide_cache.base.record import replace
from pyodide_cache.clean_up.trash_log import LockText, TrashedFile, TrashLog, UndoPlan, keep_only, undo_plans
from pyodide_cache.settings.paths import state_dir

HERE, THERE = Path("/caches/here"), Path("/caches/there")


def trashed(name: str) -> TrashedFile:
    return TrashedFile(name, Path("/trash") / name, 100, 1_700_000_000_000_000_001)


def logs() -> list[Path]:
    return sorted((state_dir() / "removals").glob("*"))


def test_a_log_gives_back_what_was_added() -> None:
    log = TrashLog(HERE)
    log.begin([replace(trashed("one.whl"), trashed=None)], {"pyodide-lock.json": LockText("before", None, 0o640, 5)})
    log.add(trashed("one.whl"))
    log.end({"pyodide-lock.json": "after"})
    (plan,) = undo_plans(HERE)
    assert plan.directory == HERE
    assert plan.items == (trashed("one.whl"),)
    assert plan.texts == {"pyodide-lock.json": LockText("before", "after", 0o640, 5)}
    assert plan.bytes == 100
    assert plan.when > 1_700_000_000


def test_a_name_with_undecodable_bytes_is_kept_as_it_is() -> None:
    TrashLog(HERE).add(trashed("caf\udce9.whl"))
    assert next(undo_plans(HERE)).items[0].file_name == "caf\udce9.whl"


def test_plans_are_of_one_directory_and_the_newest_comes_first() -> None:
    for directory, name in ((HERE, "one"), (THERE, "two"), (HERE, "three")):
        TrashLog(directory).add(trashed(name))
    assert [plan.items[0].file_name for plan in undo_plans(HERE)] == ["three", "one"]


def test_without_a_moved_file_there_is_no_log() -> None:
    log = TrashLog(HERE)
    log.begin([replace(trashed("one"), trashed=None)], {"pyodide-lock.json": LockText("before")})
    log.end({}, is_empty=True)
    assert logs() == []


def test_twenty_cleanups_are_remembered() -> None:
    for number in range(25):
        TrashLog(HERE).add(trashed(str(number)))
    assert [plan.items[0].file_name for plan in undo_plans(HERE)] == [str(number) for number in range(24, 4, -1)]


def test_a_partly_undone_cleanup_keeps_the_rest_and_an_undone_one_is_forgotten() -> None:
    log = TrashLog(HERE)
    log.add(trashed("one"))
    log.add(trashed("two"))
    (plan,) = undo_plans(HERE)
    keep_only(plan, plan.items[1:])
    (rest,) = undo_plans(HERE)
    assert [item.file_name for item in rest.items] == ["two"]
    keep_only(rest, ())
    assert logs() == []


def test_lines_that_are_cut_off_or_not_json_are_skipped() -> None:
    log = TrashLog(HERE)
    log.add(trashed("one"))
    log.add(trashed("two"))
    (path,) = logs()
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], "not json", json.dumps(["a list"]), lines[1], lines[2][:20]]))
    (plan,) = undo_plans(HERE)
    assert [item.file_name for item in plan.items] == ["one"]
    path.write_text("no log at all")
    assert not [*undo_plans(HERE)]


def plan_with(line: int, key: str, value: object) -> UndoPlan:
    """Return what can be undone by a log of two files in which a line has another value."""
    log = TrashLog(HERE)
    log.add(trashed("one"))
    log.add(trashed("two"))
    (path,) = logs()
    lines = [json.loads(text) for text in path.read_text().splitlines()]
    lines[line][key] = value
    path.write_text("".join(json.dumps(item) + "\n" for item in lines))
    (plan,) = undo_plans(HERE)
    return plan


@pytest.mark.parametrize(("key", "value"), [("when", 10**400), ("size", -1), ("size", 10**400), ("size", 1e400)])
def test_numbers_that_cannot_be_are_passed_over(key: str, value: float) -> None:
    plan = plan_with(0 if key == "when" else 2, key, value)
    assert plan.when == 0.0 if key == "when" else [item.file_name for item in plan.items] == ["one"]


@pytest.mark.parametrize("key", ["file_name", "trashed", "link"])
@pytest.mark.parametrize("value", ["a\0b", "\ud800", 5, None])
def test_what_no_path_can_be_is_passed_over(key: str, value: object) -> None:
    plan = plan_with(2, key, value)
    assert [item.file_name for item in plan.items] == ["one"]


def test_the_last_cleanup_comes_first_even_if_the_clock_was_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    TrashLog(HERE).add(trashed("one"))
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now - 3600 * 10**9)
    for name in ("two", "three"):
        TrashLog(HERE).add(trashed(name))
    assert [plan.items[0].file_name for plan in undo_plans(HERE)] == ["three", "two", "one"]
