"""Searches find places and measure them; they never fail on a folder, and never write."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files import folders
from pyodide_cache.files.folders import measure, walk
from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache.places.search import PlacesFound, SearchStarted, find_places, place_at
from support import other_user, places
from support.cli import run
from support.other_user import Nobody
from support.places import OLDER, PURE, WASM, only, put_distribution, put_wheels, search

tmp_path = other_user.tmp_path


own_temporary_folder = places.own_temporary_folder


def test_a_project_is_searched_only_if_it_was_chosen(project: Path) -> None:
    put_distribution(project / "node_modules" / "pyodide")
    assert search() == {}
    assert len(search(project)) == 1


def test_a_known_cache_that_is_empty_is_shown(home: Path) -> None:
    (home / ".anode" / "pyodide-cache").mkdir(parents=True)
    place = only()
    assert place.measure is not None
    assert (place.owner, place.measure.files, place.measure.bytes, place.measure.newest) == (Owner.ANODE, 0, 0, None)


def test_a_file_with_several_hard_links_counts_once_and_symlinks_are_not_followed(home: Path, tmp_path: Path) -> None:
    cache = put_wheels(home / ".anode" / "pyodide-cache")
    size = len(WASM.data)
    os.link(cache / WASM.file_name, cache / "again.whl")
    (tmp_path / "large").write_bytes(b"x" * 100_000)
    (cache / "link.whl").symlink_to(tmp_path / "large")
    (cache / "out").symlink_to(tmp_path)
    found = only().measure
    assert found is not None
    assert found.files == 4
    assert size <= found.bytes < 2 * size + 1000


def test_ages_are_those_of_the_oldest_and_the_newest_file(home: Path) -> None:
    cache = put_wheels(home / ".anode" / "pyodide-cache", WASM, OLDER)
    os.utime(cache / WASM.file_name, (1_600_000_000, 1_600_000_000))
    os.utime(cache / OLDER.file_name, (1_700_000_000, 1_700_000_000))
    found = only().measure
    assert found is not None
    assert (found.oldest, found.newest) == (1_600_000_000, 1_700_000_000)


def test_loops_of_links_do_not_stop_the_search(project: Path) -> None:
    put_wheels(project / "caches" / "one")
    (project / "caches" / "up").symlink_to(project)
    (project / "caches" / "one" / "self").symlink_to(project / "caches" / "one")
    (project / "node_modules").mkdir()
    (project / "node_modules" / "pyodide").symlink_to(project / "node_modules" / "pyodide")
    found = search(project)
    assert found[project / "caches" / "one"].problem is None
    problem = found[project / "node_modules" / "pyodide"].problem
    assert problem is not None
    assert problem.code is Code.DISK_ERROR
    assert len(found) == 2


def test_a_broken_link_is_shown_with_its_problem(home: Path) -> None:
    (home / ".anode").mkdir()
    (home / ".anode" / "pyodide-cache").symlink_to(home / "unmounted")
    (home / ".cache" / "shinylive").mkdir(parents=True)
    (home / ".cache" / "shinylive" / "shinylive-0.9").symlink_to(home / "gone")
    (home / ".runt").mkdir()
    (home / ".runt" / "pyodide-cache").symlink_to(home / "unmounted")
    place = search()[home / ".runt" / "pyodide-cache"]
    assert (place.layout, place.problem and place.problem.code) == (Layout.UNKNOWN, Code.LEADS_NOWHERE)
    assert not place.can_be_opened
    assert run("places").code == 0


def test_two_paths_to_one_folder_are_one_place(home: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = put_distribution(project / "node_modules" / ".pnpm" / "pyodide@1" / "node_modules" / "pyodide")
    (project / "node_modules" / "pyodide").symlink_to(store)
    assert only(project).owner is Owner.PNPM
    cache = put_wheels(home / ".anode" / "pyodide-cache")
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache))
    assert len(search()) == 1


AS_NOBODY = """
from collections.abc import Iterator
from pathlib import Path
from pyodide_cache.places.search import find_places, PlacesFound
from pyodide_cache.places.roots import find_roots
*_, found = find_places([Path(sys.argv[1])])
for place in found.places:
    print(place.path.name, place.layout, place.is_writable_by_us, place.problem.code if place.problem else "fine")
*_, found = find_roots()
for root in found:
    print(root.path.name, len(root.versions), root.problem.code if root.problem else "fine")
"""


def as_nobody(nobody: Nobody, project: Path) -> list[str]:
    done = nobody.run(AS_NOBODY, project)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
def test_unreadable_folders_are_shown_with_their_problem(nobody: Nobody, home: Path, project: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache").chmod(0o000)
    put_wheels(home / ".runt" / "pyodide-cache" / "below").chmod(0o000)
    put_wheels(home / ".runt" / "pyodide-cache")
    put_distribution(project / "closed").chmod(0o000)
    put_wheels(project / "open")
    root = home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84"
    root.mkdir(parents=True)
    root.chmod(0o000)
    for place in (project, *project.parents, home):
        if place.stat().st_uid == os.getuid():
            place.chmod(place.stat().st_mode | 0o055)
    for place in home.rglob("*"):
        if place.is_dir() and place.stat().st_mode & 0o777:
            place.chmod(0o755)
    said = as_nobody(nobody, project)
    for place in (home / ".anode/pyodide-cache", home / ".runt/pyodide-cache/below", project / "closed", root):
        place.chmod(0o700)
    assert said == [
        "pyodide-cache unknown False no-permission",
        "pyodide-cache packages False partly-unreadable",
        ".pyodide-xbuildenv-cd8902a5bc84 unknown False no-permission",
        "open packages False fine",
        ".pyodide-xbuildenv-cd8902a5bc84 0 no-permission",
    ]


@pytest.mark.slow
def test_an_unreadable_home_raises_nothing(nobody: Nobody, home: Path, project: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache")
    put_wheels(home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84" / "314.0.7")
    (home / ".anode").chmod(0o000)
    (home / ".cache").chmod(0o000)
    project.chmod(0o000)
    said = as_nobody(nobody, project)
    for place in (home / ".anode", home / ".cache", project):
        place.chmod(0o700)
    assert "pyodide-cache unknown False no-permission" in said
    assert all(line.endswith("no-permission") for line in said)


def test_a_mount_that_disappears_during_the_search_raises_nothing(
    home: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = put_wheels(home / ".anode" / "pyodide-cache")
    put_distribution(home / ".cache" / "deno" / "npm" / "registry" / "pyodide" / "0.29.3")
    seen = find_places([project])
    next(seen)
    assert isinstance(first := next(seen), Place)
    assert first.path == cache
    for path in (cache / WASM.file_name, cache):
        path.unlink() if path.is_file() else path.rmdir()
    *_, found = seen
    assert isinstance(found, PlacesFound)
    gone, other = found.places
    assert gone.problem is not None
    assert (gone.problem.code, gone.layout) == (Code.GONE, Layout.UNKNOWN)
    assert other.problem is None


@pytest.mark.slow
def test_no_failure_of_the_disk_raises_an_exception(home: Path, project: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache" / "sub")
    put_distribution(project / "node_modules" / "pyodide")
    put_wheels(project / "caches")
    root = home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84"
    (root / "314.0.7").mkdir(parents=True)
    (root / "xbuildenv").symlink_to(root / "314.0.7")
    done = subprocess.run(
        [sys.executable, "-c", EACH_STEP, str(project), str(home)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert int(done.stdout) > 10


EACH_STEP = """
import errno, os, sys
from collections.abc import Iterator
from pathlib import Path
from pyodide_cache.places.search import find_places
from pyodide_cache.places.roots import find_roots
import pyodide_cache.settings.releases

project, folders = Path(sys.argv[1]), tuple(sys.argv[1:])
step = seen = 0

def on_event(event, arguments):
    global seen
    if event not in {"open", "os.listdir", "os.scandir"} or not step:
        return
    if any(str(item).startswith(folders) for item in arguments[:1] if isinstance(item, (str, os.PathLike))):
        seen += 1
        if seen == step:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(arguments[0]))

sys.addaudithook(on_event)
list(find_places([project]))
list(find_roots([project]))
steps = 0
while True:
    step, seen = steps + 1, 0
    list(find_places([project]))
    list(find_roots([project]))
    if seen < step:
        break
    steps += 1
step = 0
print(steps)
"""


def test_places_are_yielded_one_by_one_and_the_search_can_be_canceled(home: Path, project: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache")
    put_wheels(home / ".runt" / "pyodide-cache")
    cancel = Cancel()
    seen = find_places([project], cancel=cancel)
    assert next(seen) == SearchStarted((project,))
    first = next(seen)
    assert isinstance(first, Place)
    assert first.measure is None
    cancel.set()
    with pytest.raises(Cancelled):
        list(seen)
    with pytest.raises(Cancelled):
        measure(home, cancel)


def test_a_project_with_too_many_folders_is_searched_in_part_and_reported(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        (project / str(number)).mkdir()
    with pytest.raises(Problem) as caught:
        list(walk(project, depth=2, leave_out=(), closed=(), most=10, cancel=Cancel()))
    assert caught.value.code is Code.TOO_MANY_FOLDERS
    monkeypatch.setattr("pyodide_cache.places.search._MOST_FOLDERS", 10)
    answer = run("places", "--project", project)
    assert answer.code == 1
    assert "only the first 10 folders" in answer.err


def test_without_inodes_every_file_counts(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = put_wheels(home / ".anode" / "pyodide-cache", WASM, PURE)
    real = folders._everything

    def without_inodes(folder: Path, cancel: Cancel) -> Iterator[os.stat_result]:
        for status in real(folder, cancel):
            assert isinstance(status, os.stat_result)
            times = {"st_mtime_ns": status.st_mtime_ns, "st_ctime_ns": status.st_ctime_ns}
            yield os.stat_result((status.st_mode, 0, status.st_dev, 2, *status[4:]), times)

    monkeypatch.setattr(folders, "_everything", without_inodes)
    assert measure(cache, Cancel()).bytes == len(WASM.data) + len(PURE.data)


def test_a_search_writes_nothing(home: Path, project: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache")
    put_distribution(project / "node_modules" / "pyodide")

    def state() -> dict[str, float]:
        return {str(path): path.stat().st_mtime for top in (home, project) for path in top.rglob("*")}

    before = state()
    assert run("places", "--project", project).code == 0
    assert state() == before


def test_the_place_of_a_directory_is_found_without_a_full_search(home: Path, project: Path, tmp_path: Path) -> None:
    anode = put_wheels(home / ".anode" / "pyodide-cache")
    modules = put_distribution(project / "node_modules" / "pyodide")
    place = place_at(anode)
    assert place is not None
    assert (place.owner, place.measure) == (Owner.ANODE, None)
    assert place_at(modules) is None
    found = place_at(modules, [project])
    assert found is not None
    assert found.owner is Owner.NPM
    assert place_at(tmp_path / "elsewhere", [project]) is None
