"""Packages that were requested and used are counted, by several processes at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.settings import usage
from pyodide_cache.settings.usage import UsageCount, UsageCounts


def test_counts_may_be_limited_to_recent_days(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = UsageCounts.open()
    counts.count("314", asked=["old"])
    day = usage.today()
    monkeypatch.setattr(usage, "today", lambda: day + 20)
    counts.count("314", asked=["new", "old"], needed=["base"], used=[("new", day + 19)])
    counts.count("0.27", asked=["elsewhere"])
    assert counts.wanted("314") == (
        UsageCount("new", 1, 0, 1),
        UsageCount("old", 2, 0, 0),
        UsageCount("base", 0, 1, 0),
    )
    assert counts.wanted("314", days=10) == (
        UsageCount("new", 1, 0, 1),
        UsageCount("old", 1, 0, 0),
        UsageCount("base", 0, 1, 0),
    )


def test_a_warm_up_of_very_many_packages_keeps_the_counts_before() -> None:
    counts = UsageCounts.open()
    counts.count("314", asked=["numpy"])
    counts.count("314", asked=["numpy", *(f"a-package-with-a-long-name-{number}" for number in range(40_000))])
    assert (counts.wanted("314")[0], len(counts.wanted("314"))) == (UsageCount("numpy", 2, 0, 0), 40_001)


def test_a_damaged_file_is_renamed_and_kept(home: Path) -> None:
    counts = UsageCounts.open()
    counts.count("314", asked=["a"])
    path = next(home.rglob("wishes.sqlite3"))
    path.write_bytes(b"no database" * 1000)
    counts.count("314", asked=["b"])
    assert [item.name for item in counts.wanted("314")] == ["b"]
    assert [item.read_bytes()[:11] for item in path.parent.glob("*.damaged-*")] == [b"no database"]


def test_a_file_is_renamed_too_where_only_its_tables_or_names_are_damaged(home: Path) -> None:
    counts = UsageCounts.open()
    counts.count("314", asked=["a"])
    path = next(home.rglob("wishes.sqlite3"))
    data = path.read_bytes()
    for damaged in (
        data[:4096] + b"\xff" * (len(data) - 4096),
        data.replace(b"tablewantedwanted", b"table\xffantedwante."),
    ):
        path.write_bytes(damaged)
        counts.count("314", asked=["b"])
        assert [item.name for item in counts.wanted("314")] == ["b"]
        (renamed,) = path.parent.glob("*.damaged-*")
        renamed.unlink()


def test_names_that_are_no_text_do_not_end_the_counting(home: Path) -> None:
    counts = UsageCounts.open()
    counts.count("314", asked=["numpy", "scipy"])
    path = next(home.rglob("wishes.sqlite3"))
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE wanted SET name = x'00' WHERE name = 'scipy'")  # bytes, which are passed over
    assert [item.name for item in counts.wanted("314")] == ["numpy"]
    path.write_bytes(path.read_bytes().replace(b"numpy", b"\xff\xffmpy"))
    assert counts.wanted("314") == ()
    counts.count("314", asked=["numpy"])
    assert [item.name for item in counts.wanted("314")] == ["numpy"]


def test_a_first_count_is_one_transaction(home: Path) -> None:
    UsageCounts.open().count("314", asked=["a"])
    assert next(home.rglob("wishes.sqlite3")).read_bytes()[24:28] == bytes(
        [0, 0, 0, 1]
    )  # how often SQLite wrote the file


def test_the_file_of_a_newer_program_is_not_changed(home: Path) -> None:
    counts = UsageCounts.open()
    counts.count("314", asked=["a"])
    path = next(home.rglob("wishes.sqlite3"))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    counts.count("314", asked=["b"])
    assert counts.wanted("314") == ()
    assert path.read_bytes() == before


@pytest.mark.slow
def test_counts_of_many_processes_add_up() -> None:
    code = (
        "from pyodide_cache.settings.usage import UsageCounts\n"
        "for _ in range(10): UsageCounts.open().count('314', asked=['a', 'b'])"
    )
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(8)]
    assert [child.wait() for child in running] == [0] * 8
    assert {item.name: item.asked for item in UsageCounts.open().wanted("314")} == {"a": 80, "b": 80}


def test_who_only_reads_does_not_wait_long_for_another_program(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = UsageCounts.open()
    counts.count("314", asked=["a"])
    monkeypatch.setattr(usage, "_READ_SECONDS", 0)
    monkeypatch.setattr(usage, "_WAIT_SECONDS", 3600)  # the time limit of a test is shorter
    with closing(sqlite3.connect(next(home.rglob("wishes.sqlite3")))) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert counts.wanted("314") == ()


def test_without_a_file_nothing_is_counted(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for counts in (UsageCounts(None), UsageCounts(tmp_path / "file" / "counts.sqlite3")):
        counts.count("314", asked=["a"])
        assert counts.wanted("314") == ()


def test_what_was_requested_together_is_remembered_and_can_be_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usage, "_MOST_WARM_UPS", 2)
    counts = UsageCounts.open()
    for asked in (["oldest"], ["b", "a"], [], ["c"]):
        counts.count("314", asked=asked, needed=["base"])
    assert counts.warm_ups() == (frozenset({"a", "b"}), frozenset({"c"}))
    UsageCounts.open(remembers_sets=False).count("314", asked=["d"])
    assert counts.warm_ups() == ()
    assert {item.name for item in counts.wanted("314")} >= {"a", "b", "c", "d"}
