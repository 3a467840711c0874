"""Known places are found, told apart by what lies in them, measured, and never written to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files import folders
from pyodide_cache.files.folders import measure, walk
from pyodide_cache.places.projects import forget_project, project_folders, remember_project
from pyodide_cache.places.search import Layout, Owner, Place, PlacesFound, find_places
from pyodide_cache.settings.releases import newest_of_line, newest_release
from support.cli import run
from support.wheels import build_lock, build_wheel

PURE = build_wheel("six")
WASM = build_wheel("numpy", "2.4.6", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
OLDER = build_wheel("numpy", "2.2.5", tag="cp313-cp313-pyodide_2025_0_wasm32")


def lock_text(**info: str) -> str:
    return json.dumps(
        build_lock([PURE], info={"arch": "wasm32", "python": "3.14.2", "abi_version": "2026_0", **info})
    )


def put_distribution(folder: Path, *, runtime: bool = True, wheels: bool = False) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyodide-lock.json").write_text(lock_text())
    if runtime:
        (folder / "pyodide.asm.wasm").write_bytes(b"\0asm")
    if wheels:
        WASM.write_to(folder)
    return folder


def put_wheels(folder: Path, *wheels: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in wheels or (WASM,):
        wheel.write_to(folder)  # type: ignore[attr-defined]
    return folder


def places(*projects: Path, **options: object) -> dict[Path, Place]:
    *_, found = find_places(projects, **options)  # type: ignore[arg-type]
    assert isinstance(found, PlacesFound)
    assert not found.problems
    return {place.path: place for place in found.places}


def only(*projects: Path) -> Place:
    (place,) = places(*projects).values()
    return place


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep this machine's own temporary folder out of the search."""
    path = tmp_path / "temporary"
    path.mkdir()
    monkeypatch.setenv("TMPDIR", str(path))
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "project"
    path.mkdir()
    return path


GLOBAL = [
    (".anode/pyodide-cache", Owner.ANODE, Layout.PACKAGES, True),
    (".runt/pyodide-cache", Owner.RUNT, Layout.PACKAGES, True),
    (".cache/pyodide-cache/packages", Owner.OURS, Layout.PACKAGES, True),
    (".n8n/storage/n8n-nodes-base.code", Owner.N8N, Layout.PACKAGES, False),
    (".cache/deno/npm/registry.example/pyodide/0.29.3", Owner.DENO, Layout.DISTRIBUTION, False),
    (".cache/shinylive/shinylive-0.9.1/shinylive/pyodide", Owner.SHINYLIVE, Layout.DISTRIBUTION, False),
    (".local/share/uv/python/cpython-3.14.2-emscripten-wasm32-musl", Owner.UV, Layout.DISTRIBUTION, False),
    (".cache/pyodide-build/.pyodide-xbuildenv-cd8902a5bc84", Owner.PYODIDE_BUILD, Layout.XBUILDENV, False),
    (".cache/.pyodide-xbuildenv-0.34.1", Owner.PYODIDE_BUILD, Layout.XBUILDENV, False),
    (".cache/cibuildwheel/pyodide-build-0.30.9", Owner.CIBUILDWHEEL, Layout.XBUILDENV, False),
]


@pytest.mark.parametrize(("path", "owner", "layout", "writable"), GLOBAL, ids=[row[0] for row in GLOBAL])
def test_each_tools_own_folder_is_found_by_its_owner(
    path: str, owner: Owner, layout: Layout, writable: bool, home: Path
) -> None:
    folder = home / path
    if layout is Layout.PACKAGES:
        put_wheels(folder)
    elif layout is Layout.DISTRIBUTION:
        put_distribution(folder)
    else:
        (folder / "314.0.7").mkdir(parents=True)
        (folder / "314.0.7" / ".installed").write_text("x")
    place = only()
    assert (place.path, place.owner, place.layout) == (folder, owner, layout)
    assert place.is_writable_by_us is writable
    assert place.problem is None
    assert place.measure is not None
    assert place.measure.files >= 1


PROJECT = [
    ("node_modules/pyodide", Owner.NPM, Layout.DISTRIBUTION),
    ("node_modules/.pnpm/pyodide@0.29.3/node_modules/pyodide", Owner.PNPM, Layout.DISTRIBUTION),
    ("node_modules/.deno/pyodide@314.0.7/node_modules/pyodide", Owner.DENO, Layout.DISTRIBUTION),
    (".cache/pyodide/pyodide/pyodide", Owner.JUPYTERLITE, Layout.DISTRIBUTION),
    ("_output/static/pyodide", Owner.JUPYTERLITE, Layout.DISTRIBUTION),
    (".cache/wheels", Owner.JUPYTERLITE, Layout.PACKAGES),
    ("_output/pypi", Owner.JUPYTERLITE, Layout.PACKAGES),
    (".cache/browser-locker", Owner.JUPYTERLITE, Layout.WHEEL_TREE),
    ("dist", Owner.PYTEST_PYODIDE, Layout.DISTRIBUTION),
    ("public/pyodide", Owner.FOLDER, Layout.DISTRIBUTION),
    ("build/pyodide-cache", Owner.FOLDER, Layout.PACKAGES),
    (".pyodide-cache", Owner.FOLDER, Layout.PACKAGES),
    ("deep/in/the/app", Owner.FOLDER, Layout.PACKAGES),
    (".pyodide-xbuildenv-0.29.2", Owner.PYODIDE_BUILD, Layout.XBUILDENV),
    ("sub/.pyodide-xbuildenv-0.29.2", Owner.PYODIDE_BUILD, Layout.XBUILDENV),
]


@pytest.mark.parametrize(("path", "owner", "layout"), PROJECT, ids=[row[0] for row in PROJECT])
def test_each_form_in_a_chosen_project_is_found(path: str, owner: Owner, layout: Layout, project: Path) -> None:
    folder = project / path
    if layout is Layout.DISTRIBUTION:
        put_distribution(folder, wheels=True)
    elif layout is Layout.WHEEL_TREE:
        put_wheels(folder / "aa" / "bb")
    else:
        put_wheels(folder)
    place = only(project)
    assert (place.path, place.owner, place.layout) == (folder, owner, layout)
    assert place.is_writable_by_us is (owner is Owner.FOLDER and layout is Layout.PACKAGES)
    assert place.measure is not None
    assert place.measure.bytes > 0


def test_a_project_is_looked_through_only_when_it_was_chosen(project: Path) -> None:
    put_distribution(project / "node_modules" / "pyodide")
    assert places() == {}
    assert len(places(project)) == 1


def test_wheels_that_a_project_built_itself_are_not_ours_to_prune(project: Path) -> None:
    put_wheels(project / "dist")
    place = only(project)
    assert (place.owner, place.is_writable_by_us) == (Owner.BUILT, False)


def test_a_folder_of_pure_wheels_is_no_cache_unless_a_tool_is_known_to_keep_one_there(project: Path) -> None:
    put_wheels(project / "dist", PURE)
    put_wheels(project / "wheels", PURE)
    assert places(project) == {}


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"info": {"subdir": "linux-64"}, "packages": {}}', '{"info": {"arch": "x86"}, "packages": {}}'],
)
def test_a_repodata_that_is_condas_or_broken_proves_nothing(text: str, project: Path) -> None:
    (project / "channel").mkdir()
    (project / "channel" / "repodata.json").write_text(text)
    assert places(project) == {}


def test_a_pipe_under_a_lock_files_name_does_not_stop_the_search(project: Path) -> None:
    put_wheels(project / "odd")
    os.mkfifo(project / "odd" / "pyodide-lock.json")
    assert only(project).layout is Layout.PACKAGES


def test_a_folder_that_is_named_for_environments_and_holds_none_is_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "work"
    (chosen / "photos").mkdir(parents=True)
    monkeypatch.setenv("PYODIDE_XBUILDENV_PATH", str(chosen))
    assert places() == {}
    (chosen / "xbuildenv").symlink_to(chosen / "314.0.7")
    assert only().layout is Layout.XBUILDENV


def test_stlite_and_open_webui_are_told_by_what_only_they_have(project: Path) -> None:
    put_wheels(project / "build" / "pyodide")
    assert only(project).owner is Owner.FOLDER
    (project / "build" / "stlite-manifest.json").write_text("{}")
    assert only(project).owner is Owner.STLITE
    put_distribution(project / "static" / "pyodide")
    (project / "scripts").mkdir()
    (project / "scripts" / "prepare-pyodide.js").touch()
    assert places(project)[project / "static" / "pyodide"].owner is Owner.OPEN_WEBUI


def test_the_runtime_is_that_of_the_lock_file_and_the_release_is_named_where_it_is_known(
    project: Path, home: Path
) -> None:
    from pyodide_cache.settings.releases import shipped_lock_bytes

    version = newest_release().version
    folder = project / "node_modules" / "pyodide"
    folder.mkdir(parents=True)
    (folder / "pyodide-lock.json").write_bytes(shipped_lock_bytes(version) or b"")
    place = only(project)
    assert (place.release, place.runtime) == (version, version)
    (folder / "pyodide-lock.json").write_text(lock_text())
    place = only(project)
    assert (place.release, place.runtime, place.python) == (None, "314", "3.14.2")


def test_a_flat_cache_names_the_release_lines_of_its_wheels(home: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache", WASM, OLDER, PURE)
    place = only()
    assert newest_of_line("314")
    assert (place.lines, place.runtime) == (("0.28–0.29", "314"), "0.28–0.29, 314")


def test_a_flat_cache_with_a_lock_file_of_ours_stays_ours_to_write(home: Path, project: Path) -> None:
    document = json.loads(lock_text()) | {"tool": {"pyodide-cache": {"added": [], "replaced": {}}}}
    folder = put_wheels(project / "mine")
    (folder / "pyodide-lock.json").write_text(json.dumps(document))
    assert (only(project).layout, only(project).is_writable_by_us) == (Layout.PACKAGES, True)


def test_a_known_cache_that_is_empty_is_shown(home: Path) -> None:
    (home / ".anode" / "pyodide-cache").mkdir(parents=True)
    place = only()
    assert place.measure is not None
    assert (place.owner, place.measure.files, place.measure.bytes, place.measure.newest) == (Owner.ANODE, 0, 0, None)


def test_an_inode_with_several_names_is_counted_once_and_a_link_is_not_followed(home: Path, tmp_path: Path) -> None:
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


def test_ages_are_of_the_oldest_and_the_newest_file(home: Path) -> None:
    cache = put_wheels(home / ".anode" / "pyodide-cache", WASM, OLDER)
    os.utime(cache / WASM.file_name, (1_000, 1_000))
    os.utime(cache / OLDER.file_name, (2_000, 2_000))
    found = only().measure
    assert found is not None
    assert (found.oldest, found.newest) == (1_000, 2_000)


def test_links_that_go_round_in_circles_end_the_search_nowhere(project: Path) -> None:
    put_wheels(project / "caches" / "one")
    (project / "caches" / "up").symlink_to(project)
    (project / "caches" / "one" / "self").symlink_to(project / "caches" / "one")
    (project / "node_modules").mkdir()
    (project / "node_modules" / "pyodide").symlink_to(project / "node_modules" / "pyodide")
    found = places(project)
    assert found[project / "caches" / "one"].problem is None
    problem = found[project / "node_modules" / "pyodide"].problem
    assert problem is not None
    assert problem.code is Code.DISK_ERROR
    assert len(found) == 2


def test_a_link_that_leads_nowhere_is_shown_as_such(home: Path) -> None:
    (home / ".anode").mkdir()
    (home / ".anode" / "pyodide-cache").symlink_to(home / "unmounted")
    (home / ".cache" / "shinylive").mkdir(parents=True)
    (home / ".cache" / "shinylive" / "shinylive-0.9").symlink_to(home / "gone")
    (home / ".runt").mkdir()
    (home / ".runt" / "pyodide-cache").symlink_to(home / "unmounted")
    place = places()[home / ".runt" / "pyodide-cache"]
    assert (place.layout, place.problem and place.problem.code) == (Layout.UNKNOWN, Code.LEADS_NOWHERE)
    assert not place.can_be_opened
    assert run("places").code == 0


def test_two_ways_to_one_folder_are_one_place(home: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = put_distribution(project / "node_modules" / ".pnpm" / "pyodide@1" / "node_modules" / "pyodide")
    (project / "node_modules" / "pyodide").symlink_to(store)
    assert only(project).owner is Owner.PNPM
    cache = put_wheels(home / ".anode" / "pyodide-cache")
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache))
    assert len(places()) == 1


AS_NOBODY = """
import os, sys
from pathlib import Path
from pyodide_cache.places.search import find_places, PlacesFound
from pyodide_cache.places.plan import find_roots
import pyodide_cache.settings.releases, encodings.idna
if os.getuid() == 0:  # root may read anything, so somebody else has to look
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
*_, found = find_places([Path(sys.argv[1])])
for place in found.places:
    print(place.path.name, place.layout, place.is_writable_by_us, place.problem.code if place.problem else "fine")
*_, found = find_roots()
for root in found.roots:
    print(root.path.name, len(root.versions), root.problem.code if root.problem else "fine")
"""


def as_nobody(project: Path) -> list[str]:
    command = [sys.executable, "-c", AS_NOBODY, str(project)]
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
def test_folders_that_may_not_be_read_are_shown_as_such(home: Path, project: Path) -> None:
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
    said = as_nobody(project)
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
def test_a_home_that_may_not_be_read_raises_nothing(home: Path, project: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache")
    put_wheels(home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84" / "314.0.7")
    (home / ".anode").chmod(0o000)
    (home / ".cache").chmod(0o000)
    project.chmod(0o000)
    said = as_nobody(project)
    for place in (home / ".anode", home / ".cache", project):
        place.chmod(0o700)
    assert "pyodide-cache unknown False no-permission" in said
    assert all(line.endswith("no-permission") for line in said)


def test_leftovers_in_the_temporary_folder_are_found_and_the_folders_of_others_are_no_news(
    own_temporary_folder: Path,
) -> None:
    left = own_temporary_folder / "tmpabc" / "mcp-run-python/node_modules/.deno/pyodide@0.28.3/node_modules/pyodide"
    put_distribution(left)
    put_wheels(own_temporary_folder / "my-pyodide-cache", PURE)
    (own_temporary_folder / "round-pyodide-cache").symlink_to("round-pyodide-cache")
    (own_temporary_folder / "round").symlink_to("round")
    assert {path: place.owner for path, place in places().items()} == {
        left: Owner.MCP_RUN_PYTHON,
        own_temporary_folder / "my-pyodide-cache": Owner.FOLDER,
    }


def test_a_mount_that_vanishes_between_two_looks_raises_nothing(
    home: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = put_wheels(home / ".anode" / "pyodide-cache")
    put_distribution(home / ".cache" / "deno" / "npm" / "registry" / "pyodide" / "0.29.3")
    seen = find_places([project])
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
def test_whatever_step_on_the_disk_fails_is_no_exception(home: Path, project: Path) -> None:
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
from pathlib import Path
from pyodide_cache.places.search import find_places
from pyodide_cache.places.plan import find_roots
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


def test_places_come_one_by_one_and_can_be_stopped(home: Path, project: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache")
    put_wheels(home / ".runt" / "pyodide-cache")
    cancel = Cancel()
    seen = find_places([project], cancel=cancel)
    first = next(seen)
    assert isinstance(first, Place)
    assert first.measure is None
    cancel.set()
    with pytest.raises(Cancelled):
        list(seen)
    with pytest.raises(Cancelled):
        measure(home, cancel)


def test_a_project_with_too_many_folders_is_said_to_be_only_partly_searched(
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


def test_a_file_system_without_inodes_is_measured_file_by_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = put_wheels(home / ".anode" / "pyodide-cache", WASM, PURE)
    real = folders._Tally.add

    def without_inode(self: folders._Tally, status: os.stat_result) -> None:
        real(self, os.stat_result((status.st_mode, 0, status.st_dev, 2, *status[4:])))

    monkeypatch.setattr(folders._Tally, "add", without_inode)
    assert measure(cache, Cancel()).bytes == len(WASM.data) + len(PURE.data)


def test_nothing_is_written_where_it_looks(home: Path, project: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache")
    put_distribution(project / "node_modules" / "pyodide")

    def state() -> dict[str, float]:
        return {str(path): path.stat().st_mtime for top in (home, project) for path in top.rglob("*")}

    before = state()
    assert run("places", "--project", project).code == 0
    assert state() == before


def test_projects_are_remembered_until_they_are_forgotten(project: Path, tmp_path: Path) -> None:
    put_distribution(project / "node_modules" / "pyodide")
    answer = run("places", "--add", project, "--json")
    assert [row["owner"] for row in answer.json["places"]] == ["npm"]
    remember_project(tmp_path)
    remember_project(project)
    assert project_folders() == [project, tmp_path]
    assert run("places", "--json").json["projects"] == [str(project), str(tmp_path)]
    assert run("places", "--forget", project).code == 0
    assert not forget_project(project)
    assert project_folders() == [tmp_path]
    assert run("places", "--forget", project).code == 2
    assert run("places", "--add", project / "nowhere").code == 2
    assert run("places", "--project", project / "nowhere").code == 2


@pytest.mark.parametrize("text", ["", "{", "{}", "[1, null]", "\xff", '["\\u0000"]'])
def test_a_broken_memory_of_projects_is_an_empty_one(text: str, home: Path) -> None:
    path = home / ".local" / "state" / "pyodide-cache" / "projects.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("latin-1"))
    assert run("places").code == 0
    if "u0000" not in text:
        assert project_folders() == []


def test_the_table_says_what_a_person_needs_and_json_what_a_script_does(home: Path) -> None:
    cache = put_wheels(home / ".anode" / "pyodide-cache")
    said = run("places").out
    assert str(cache) in said
    for word in ("anode", "packages", "314", "*"):
        assert word in said
    (row,) = run("places", "--json").json["places"]
    assert (row["owner"], row["layout"], row["files"], row["writable"], row["opens"]) == (
        *("anode", "packages", 1),
        True,
        True,
    )
    assert row["bytes"] == len(WASM.data)
    assert row["problem"] is None


def test_the_open_directory_is_a_place_and_one_opened_lately_too(tmp_path: Path) -> None:
    from pyodide_cache.settings.directories import remember_directory

    mine = put_wheels(tmp_path / "mine")
    remember_directory(put_wheels(tmp_path / "lately"))
    remember_directory(tmp_path / "gone")
    (tmp_path / "no cache").mkdir()
    remember_directory(tmp_path / "no cache")
    found = places(cache_dir=mine)
    assert {path: place.owner for path, place in found.items()} == {
        mine: Owner.CHOSEN,
        tmp_path / "lately": Owner.CHOSEN,
    }


def test_a_tools_folder_stays_the_tools_while_it_is_open(home: Path) -> None:
    anode = put_wheels(home / ".anode" / "pyodide-cache")
    n8n = put_wheels(home / ".n8n" / "storage" / "n8n-nodes-base.code")
    for path, owner, writable in ((anode, Owner.ANODE, True), (n8n, Owner.N8N, False)):
        place = places(cache_dir=path)[path]
        assert (place.owner, place.is_writable_by_us) == (owner, writable)
