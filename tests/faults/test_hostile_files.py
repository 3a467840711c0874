"""Hostile and broken files: each is a problem with a code, and no hang, no traceback and no write outside."""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.base.problems import Code
from pyodide_cache.clean_up.trash_log import undo_plans
from pyodide_cache.inventory.status import Status
from pyodide_cache.settings.paths import AppPath
from support.cli import READING, Answer, everything_answers, files_of, packages_of, run
from support.snapshots import create
from support.wheels import INFO, DistributionFolder, build_wheel, lock_entry

WHEEL = build_wheel("bad")


def fifo(path: Path) -> None:
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket has at most 107 bytes
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


#: What can lie in a directory under the name of a wheel, and the warning about it.
ENTRIES: dict[str, tuple[Callable[[Path], object], Code | None]] = {
    "a pipe": (fifo, Code.SPECIAL_FILE),
    "a socket": (unix_socket, Code.SPECIAL_FILE),
    "a folder": (Path.mkdir, Code.IS_DIRECTORY),
    "a link to itself": (lambda path: path.symlink_to(path.name), Code.DANGLING_LINK),
    "a link to nothing": (lambda path: path.symlink_to("nothing"), Code.DANGLING_LINK),
    "a link to a pipe": (
        lambda path: (fifo(path.with_suffix(".pipe")), path.symlink_to(path.with_suffix(".pipe"))),
        Code.IS_LINK,
    ),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), Code.IS_LINK),
    "a link to a folder": (lambda path: path.symlink_to("/"), Code.IS_LINK),
    "a link to a file elsewhere": (lambda path: path.symlink_to("/etc/passwd"), Code.IS_LINK),
    "an empty file": (Path.touch, Code.EMPTY),
    "a sparse file of 1 TB": (lambda path: (path.touch(), os.truncate(path, 10**12)), None),
}


@pytest.mark.parametrize("kind", ENTRIES)
def test_what_is_no_regular_file_is_named_and_never_waited_for(kind: str, cache_dir: Path) -> None:
    cache_dir.mkdir()
    make, code = ENTRIES[kind]
    make(cache_dir / WHEEL.file_name)
    with Cache(cache_dir) as cache:
        entry = cache.inventory().by_name[WHEEL.file_name]
    assert (entry.warning and entry.warning.code) is code
    for words in READING:
        assert run("--cache-dir", cache_dir, *words.split()).code in {0, 1}
    assert run("--cache-dir", cache_dir, "clear", "--yes", "--delete").code == 0
    assert Path("/etc/passwd").exists()


NAMES = {
    "absolute": "/etc/x-1.0-py3-none-any.whl",
    "parent": "../x-1.0-py3-none-any.whl",
    "hidden parent": "a/%2e%2e/%2e%2e/x-1.0-py3-none-any.whl",
    "encoded slash": "..%2f..%2fx-1.0-py3-none-any.whl",
    "backslash": "..\\x-1.0-py3-none-any.whl",
    "drive": "C:x-1.0-py3-none-any.whl",
    "NUL": "x\0-1.0-py3-none-any.whl",
    "encoded NUL": "x%00-1.0-py3-none-any.whl",
    "newline": "x\n-1.0-py3-none-any.whl",
    "escape": "\x1b[31mx-1.0-py3-none-any.whl",
    "right to left": "x\u202e-1.0-py3-none-any.whl",
    "reserved": "CON.whl",
    "hidden": ".x-1.0-py3-none-any.whl",
    "trailing dot": "x-1.0-py3-none-any.whl.",
    "300 characters": "x" * 300 + "-1.0-py3-none-any.whl",
    "file scheme": "file:///etc/../../x.whl%00",
    "data scheme": "data:application/zip;base64,UEsFBg==",
    "no text": "",
}


@pytest.mark.parametrize("kind", NAMES)
def test_a_lock_whose_names_lead_out_is_refused_by_name(kind: str, cache_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "published"
    WHEEL.write_to(folder)
    entry = {**lock_entry(WHEEL), "file_name": NAMES[kind]}
    good = build_wheel("good")
    good.write_to(folder)
    write_lock(folder, {"bad": entry, "good": lock_entry(good)})
    before = files_of(tmp_path)
    answer = warm_up(cache_dir, folder)
    assert answer.code == 1
    assert [row["requirement"] for row in answer.json["failed"]] == ["bad"]
    assert answer.json["failed"][0]["code"] in {"unsafe-name", "outside-distribution", "bad-entry"}
    assert files_of(tmp_path) - before == {"cache"}
    assert packages_of(cache_dir) == {good.file_name}


def write_lock(folder: Path, packages: object, **other: object) -> None:
    (folder / "pyodide-lock.json").write_text(json.dumps({"info": INFO, "packages": packages, **other}))


def warm_up(cache_dir: Path, folder: Path, *names: str) -> Answer:
    words = (*(names or ("bad", "good")), "--distribution", folder, "--source", "distribution", "--json")
    return run("--cache-dir", cache_dir, "warm-up", *words)


LOCK = json.dumps({"info": INFO, "packages": {"bad": lock_entry(WHEEL)}})

#: Lock files in the directory itself: whether the package that they name is known by them.
LOCKS: dict[str, tuple[bytes, bool]] = {
    "plain": (LOCK.encode(), True),
    "with a byte order mark": (b"\xef\xbb\xbf" + LOCK.encode(), True),
    "in UTF-16": (LOCK.encode("utf-16"), True),
    "in UTF-32": (LOCK.encode("utf-32"), True),
    "with keys twice": (LOCK.replace('"packages"', '"packages": {}, "packages"').encode(), True),
    "with numbers of 5,000 digits": (LOCK.replace('"packages"', f'"n": {"9" * 5000}, "packages"').encode(), True),
    "with a number beyond all others": (LOCK.replace('"packages"', '"n": 1e999, "packages"').encode(), True),
    "with 2,000,000 lists": (LOCK.replace('"packages"', f'"n": [{"[]," * 2_000_000}0], "packages"').encode(), False),
    "with NaN": (LOCK.replace('"packages"', '"n": NaN, "packages"').encode(), False),  # JavaScript cannot read it
    "nested 100,000 times": (b"[" * 100_000, False),
    "nested 300 times": (LOCK.replace('"packages"', f'"n": {"[" * 300}{"]" * 300}, "packages"').encode(), False),
    "nested 90 times": (LOCK.replace('"packages"', f'"n": {"[" * 90}{"]" * 90}, "packages"').encode(), True),
    "cut": (LOCK.encode()[:-20], False),
    "empty": (b"", False),
    "with NULs": (bytes(4096), False),
    "with bytes that are no text": (LOCK.encode().replace(b"bad", b"b\xff\xfe", 1), False),
    "with a surrogate": (LOCK.replace('"packages"', '"s": "\\ud800", "packages"').encode(), True),
    "a list": (b"[]", False),
    "packages as a list": (json.dumps({"info": INFO, "packages": []}).encode(), False),
    "entries of other types": (
        json.dumps({"info": INFO, "packages": {"a": 1, "b": [], "c": None, "d": {"file_name": 5}, "": {}}}).encode(),
        False,
    ),
}


@pytest.mark.parametrize("kind", LOCKS)
def test_a_lock_file_of_any_form_is_read_or_passed_over(kind: str, cache_dir: Path) -> None:
    data, is_known = LOCKS[kind]
    WHEEL.write_to(cache_dir)
    (cache_dir / "pyodide-lock.json").write_bytes(data)
    run("--cache-dir", cache_dir, "verify")
    with Cache(cache_dir) as cache:
        found = cache.inventory().by_name
    assert found[WHEEL.file_name].status is (Status.VERIFIED if is_known else Status.NOT_VERIFIED)
    warning = found["pyodide-lock.json"].warning
    code = Code.EMPTY if kind == "empty" else Code.LOCK_IGNORED
    assert (warning and warning.code) is (None if is_known or kind == "entries of other types" else code)
    everything_answers(cache_dir)
    assert (cache_dir / "pyodide-lock.json").read_bytes() == data


def test_a_lock_file_beyond_the_limit_is_named_and_not_read(cache_dir: Path) -> None:
    WHEEL.write_to(cache_dir)
    lock = cache_dir / "pyodide-lock.json"
    lock.touch()
    os.truncate(lock, 32 * 1024 * 1024 + 1)
    answer = run("--cache-dir", cache_dir, "list")
    assert answer.code == 0
    assert "pyodide-lock.json: it cannot be read as a lock file of at most 33.6 MB" in answer.err
    refused = run("--cache-dir", cache_dir, "warm-up", "bad", "--distribution", cache_dir, "--source", "distribution")
    assert refused.code == 1
    assert "is larger than" in refused.err


def test_a_lock_file_with_too_many_packages_is_named_and_not_read(cache_dir: Path) -> None:
    WHEEL.write_to(cache_dir)
    write_lock(cache_dir, {f"p{number}": {"file_name": f"p{number}.whl"} for number in range(100_001)})
    assert "pyodide-lock.json: it cannot be read as a lock file" in run("--cache-dir", cache_dir, "list").err
    refused = run("--cache-dir", cache_dir, "warm-up", "bad", "--distribution", cache_dir, "--source", "distribution")
    assert refused.code == 1
    assert "has 100001 packages, and lock files are read up to 100000" in refused.err


def test_a_lock_file_of_100_000_entries_is_read_once(cache_dir: Path) -> None:
    WHEEL.write_to(cache_dir)
    entries = {f"p{number}": {**lock_entry(WHEEL), "file_name": f"p{number}.whl"} for number in range(99_999)}
    write_lock(cache_dir, {**entries, "bad": lock_entry(WHEEL)})
    before = time.process_time()
    assert len(run("--cache-dir", cache_dir, "list", "--json").json["entries"]) == 2
    assert time.process_time() - before < 60  # 97 s for 300,000 entries, when each name was looked for in all


@pytest.mark.parametrize("kind", LOCKS)
def test_a_distribution_with_a_lock_file_of_any_form_is_used_or_refused(
    kind: str, cache_dir: Path, tmp_path: Path
) -> None:
    data, is_known = LOCKS[kind]
    WHEEL.write_to(tmp_path / "published")
    (tmp_path / "published" / "pyodide-lock.json").write_bytes(data)
    answer = warm_up(cache_dir, tmp_path / "published", "bad")
    # A lock file that cannot be read is a wrong argument; one that can, and lacks the package, is not.
    assert answer.code == (0 if is_known else 1 if kind == "entries of other types" else 2)
    assert files_of(cache_dir) >= {WHEEL.file_name} if is_known else not files_of(cache_dir)


#: The app's own documents, and a command that reads each.
DOCUMENTS: dict[AppPath, str] = {
    AppPath.SETTINGS: "settings",
    AppPath.LISTS: "lists",
    AppPath.DIRECTORIES: "list",
    AppPath.RECENT: "dirs",
    AppPath.PROJECTS: "places",
    AppPath.USAGE: "prune --rule all --dry-run",
    AppPath.LEDGER: "verify",
}
CONTENTS: dict[str, Callable[[Path], object]] = {
    "pipe": fifo,
    "folder": Path.mkdir,
    "loop": lambda path: path.symlink_to(path.name),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "bytes": lambda path: path.write_bytes(b"\xff\xfe\0[" * 1000),
    "deep": lambda path: path.write_text("x = " + "[" * 50_000),
    "list": lambda path: path.write_text('["a", 1, {"b": 2}]'),
    "large": lambda path: (path.touch(), os.truncate(path, 10**11)),
}


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("place", DOCUMENTS, ids=lambda place: place.name.lower())
def test_an_own_document_that_is_broken_is_said_or_made_again(place: AppPath, kind: str, cache_dir: Path) -> None:
    WHEEL.write_to(cache_dir)
    place.path.parent.mkdir(parents=True, exist_ok=True)
    CONTENTS[kind](place.path)
    answer = run("--cache-dir", cache_dir, *DOCUMENTS[place].split())
    assert answer.code in {0, 1, 2}
    if answer.code:
        assert place.path.name in answer.err or str(place.path) in answer.err, answer
    assert (cache_dir / WHEEL.file_name).exists()


def test_f5_a_forged_info_file_names_no_target_outside_the_directory(
    cache_dir: Path, tmp_path: Path, trash: Path
) -> None:
    WHEEL.write_to(cache_dir)
    run("--cache-dir", cache_dir, "clear", "--yes")
    (info,) = (trash.parent / "info").iterdir()
    info.write_text(info.read_text().replace(str(cache_dir), str(tmp_path / "elsewhere")))
    (log,) = AppPath.REMOVALS.path.glob("*.jsonl")
    lines = log.read_text().splitlines()
    log.write_text("\n".join(line for line in lines if '"trashed": "' not in line and "ended" not in line) + "\n")
    assert run("--cache-dir", cache_dir, "undo").code in {0, 1}
    assert not (tmp_path / "elsewhere").exists()
    assert not [*undo_plans(cache_dir)]


@pytest.mark.parametrize("target", ["/", "..", "../elsewhere", "20260101T000000000000Z/../../elsewhere"])
def test_a_switch_of_snapshots_that_leads_elsewhere_is_no_snapshot(
    target: str, cache_dir: Path, tmp_path: Path, distribution: DistributionFolder
) -> None:
    root = tmp_path / "snapshots"
    assert create(root, distribution, "six").code == 0
    shutil.copytree(root / "current", tmp_path / "elsewhere")
    (root / "current").unlink()
    (root / "current").symlink_to(target)
    answer = run("snapshot", "refresh", root)
    assert answer.code == 2
    assert "has no snapshot" in answer.err
    refused = run("--cache-dir", cache_dir, "layer", "add", root)
    assert (refused.code, "has no snapshot" in refused.err) == (2, True)


def test_a_layer_behind_a_link_that_others_can_change_is_named(cache_dir: Path, tmp_path: Path) -> None:
    WHEEL.write_to(tmp_path / "safe")
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "current").symlink_to(tmp_path / "safe")
    for mode, codes in ((0o755, []), (0o1777, []), (0o777, ["layer-writable"])):
        shared.chmod(mode)
        run("--cache-dir", cache_dir, "layer", "add", shared / "current")
        assert [note["code"] for note in run("--cache-dir", cache_dir, "list", "--json").json["notes"]] == codes


def test_a_lock_between_processes_follows_no_link(tmp_path: Path, distribution: DistributionFolder) -> None:
    root, mine = tmp_path / "snapshots", tmp_path / "mine"
    root.mkdir()
    root.chmod(0o2770)
    mine.write_text("mine")
    mine.chmod(0o600)
    (root / ".lock").symlink_to(mine)
    assert create(root, distribution, "six").code == 0
    assert (mine.read_text(), stat.S_IMODE(mine.stat().st_mode)) == ("mine", 0o600)
