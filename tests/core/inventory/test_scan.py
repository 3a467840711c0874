"""A scan lists every name in a directory, whatever it is."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code
from pyodide_cache.formats.filenames import FOREIGN, Kind
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.inventory.scan import scan
from support import other_user
from support.cli import run
from support.other_user import Nobody
from support.stores import inventory_of
from support.wheels import WASM_TAG, build_wheel

tmp_path = other_user.tmp_path

WHEEL = "six-1.17.0-py3-none-any.whl"


def one(inventory: Inventory) -> Entry:
    assert len(inventory.entries) == 1
    return inventory.entries[0]


def test_a_wheel_has_everything_that_its_name_and_the_disk_say(cache_dir: Path) -> None:
    wheel = build_wheel("numpy", "9.9", tag=WASM_TAG)
    path = wheel.write_to(cache_dir)
    os.utime(path, (1_700_000_500, 1_700_000_000))
    inventory = inventory_of(cache_dir)
    entry = one(inventory)
    assert (entry.identity.name, entry.identity.version, entry.identity.runtime) == ("numpy", "9.9", "314")
    assert (entry.size, entry.modified, entry.links) == (len(wheel.data), 1_700_000_000, 1)
    assert (entry.kind, entry.flavor, entry.status) == (Kind.WHEEL, "wasm", Status.NOT_VERIFIED)
    assert entry.stamp.inode == path.stat().st_ino
    is_kept = hasattr(os, "statvfs") and not os.statvfs(cache_dir).f_flag & getattr(os, "ST_NOATIME", 0)
    assert entry.last_used == (1_700_000_500 if is_kept else None)


def test_the_download_itself_does_not_count_as_use(cache_dir: Path) -> None:
    path = build_wheel("six").write_to(cache_dir)
    os.utime(path, (1_700_000_001, 1_700_000_000))
    assert one(inventory_of(cache_dir)).last_used is None


def test_a_directory_named_as_a_wheel_is_a_foreign_entry_with_a_warning(cache_dir: Path) -> None:
    (cache_dir / WHEEL).mkdir(parents=True)
    (cache_dir / WHEEL / "inside.whl").write_bytes(b"x" * 1000)
    inventory = inventory_of(cache_dir)
    entry = one(inventory)
    assert (entry.kind, entry.is_file, entry.size) == (Kind.FOREIGN, False, 0)
    assert entry.warning is not None
    assert entry.warning.code is Code.IS_DIRECTORY
    assert inventory.totals.files == 0


def test_pipes_and_sockets_are_recognized_without_opening_them(cache_dir: Path) -> None:
    cache_dir.mkdir()
    os.mkfifo(cache_dir / WHEEL)
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(cache_dir)  # a socket's path must be short
        try:
            listener.bind("s.whl")
        finally:
            os.chdir(here)
        inventory = inventory_of(cache_dir)
    codes = {entry.warning.code for entry in inventory.entries if entry.warning}
    assert len(inventory.entries) == 2
    assert codes == {Code.SPECIAL_FILE}
    assert not inventory.packages


def test_links_are_recognized_and_not_followed(cache_dir: Path, tmp_path: Path) -> None:
    cache_dir.mkdir()
    target = tmp_path / "big.whl"
    target.write_bytes(b"x" * 100_000)
    (cache_dir / "a-1.0-py3-none-any.whl").symlink_to(target)
    (cache_dir / "b-1.0-py3-none-any.whl").symlink_to(tmp_path / "nowhere")
    (cache_dir / "c-1.0-py3-none-any.whl").symlink_to("c-1.0-py3-none-any.whl")
    inventory = inventory_of(cache_dir)
    codes = [entry.warning.code for entry in inventory.entries if entry.warning]
    assert codes == [Code.IS_LINK, Code.DANGLING_LINK, Code.DANGLING_LINK]
    assert inventory.totals.bytes < 1000


def test_a_name_that_is_not_unicode_is_listed(cache_dir: Path) -> None:
    cache_dir.mkdir()
    Path(os.fsdecode(os.fsencode(cache_dir) + b"/caf\xe9-1.0-py3-none-any.whl")).write_bytes(b"x")
    entry = one(inventory_of(cache_dir))
    assert entry.file_name == "caf\udce9-1.0-py3-none-any.whl"
    assert entry.kind is Kind.WHEEL


@pytest.mark.parametrize("seconds", [4_291_747_200, 0, -86_400], ids=["2106", "1970", "1969"])
def test_an_odd_time_is_in_the_stamp_unchanged(seconds: int, cache_dir: Path) -> None:
    path = build_wheel("six").write_to(cache_dir)
    os.utime(path, (seconds, seconds))
    assert one(inventory_of(cache_dir)).stamp.modified_ns / 1e9 == pytest.approx(seconds, abs=1)


def test_a_cancel_stops_a_scan(cache_dir: Path) -> None:
    cache_dir.mkdir()
    for number in range(600):
        (cache_dir / f"{number}.txt").touch()
    cancel = Cancel()
    batches = scan(cache_dir, identify=lambda name: FOREIGN, cancel=cancel)
    next(batches)
    cancel.set()
    with pytest.raises(Cancelled):
        list(batches)


def test_files_that_disappear_during_a_scan_are_gone(cache_dir: Path) -> None:
    cache_dir.mkdir()
    for number in range(600):
        (cache_dir / f"p{number}-1.0-py3-none-any.whl").touch()
    seen: list[Entry] = []
    for batch in scan(cache_dir, identify=lambda name: FOREIGN):
        seen += batch
        for path in cache_dir.iterdir():
            path.unlink()
    assert 0 < len(seen) < 600
    assert all(entry.is_file for entry in seen), "a file that is gone is listed as something else"


AS_NOBODY = """
from pathlib import Path
from pyodide_cache.inventory.scan import take_inventory
from pyodide_cache.formats.filenames import identify
found = take_inventory(Path(sys.argv[1]), identify=identify)
print(found.problem.code if found.problem else "fine", len(found.entries))
"""


@pytest.mark.parametrize(("mode", "answer"), [(0o000, "no-permission 0"), (0o755, "fine 1"), (0o744, "fine 1")])
def test_a_directory_without_read_permission_is_a_problem(
    nobody: Nobody, mode: int, answer: str, tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    build_wheel("six").write_to(closed)
    closed.chmod(mode)
    done = nobody.run(AS_NOBODY, closed)
    closed.chmod(0o700)
    assert done.stdout.strip() == answer, done.stderr


def test_r9_a_wheel_for_another_platform_has_a_warning(cache_dir: Path) -> None:
    for tag in ("cp314-cp314-manylinux_2_17_x86_64", "cp314-cp314-win_amd64", "py3-none-any"):
        build_wheel("mine", "1.0", tag=tag).write_to(cache_dir)
    answer = run("list", "--json", "--cache-dir", cache_dir)
    warnings = {row["runtime"]: row["warning"] for row in answer.json["entries"]}
    assert warnings["any"] is None
    assert "Pyodide cannot load this" in warnings[None]


@pytest.mark.parametrize("seconds", [0, -86_400, 315_532_800, 499_162_500, 4_291_747_200])
def test_i13_a_new_file_with_an_impossible_date_is_new(cache_dir: Path, seconds: int) -> None:
    path = build_wheel("mine", "1.0").write_to(cache_dir)
    os.utime(path, (seconds, seconds))
    (entry,) = inventory_of(cache_dir).entries
    assert abs(entry.modified - path.stat().st_ctime) < 1
    assert run("list", "--filter", "age>1d", "--json", "--cache-dir", cache_dir).json["entries"] == []
