"""Cross-build environments: whose they are, what they hold, and removed so that a half of one is never in use."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled, Finished, ItemFailed, ItemProgress
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.xbuildenv import Generation, Installation, RootName, owners_of, parse_root_name
from pyodide_cache.places.plan import (
    RemovalReport,
    Root,
    RootsFound,
    find_roots,
    plan_remove,
    run_remove,
)
from pyodide_cache.places.roots import State
from support.cli import files_of, run
from support.xbuildenvs import put_version, tree, use


@pytest.fixture(autouse=True)
def own_machine(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no environment of this machine be an owner but those that a test makes."""
    for name in ("PATH", "VIRTUAL_ENV", "CONDA_PREFIX", "PYODIDE_XBUILDENV_PATH", "CIBW_CACHE_PATH"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("TMPDIR", str(home))


def make_environment(prefix: Path, version: str = "0.39.2") -> Installation:
    site = prefix / "lib" / "python3.13" / "site-packages"
    (site / "pyodide_build").mkdir(parents=True)
    (site / "pyodide_build" / "common.py").write_text("")
    (site / f"pyodide_build-{version}.dist-info").mkdir()
    return Installation(prefix.resolve(), (site / "pyodide_build").resolve(), version)


@pytest.fixture
def installation(home: Path) -> Installation:
    """Return a pyodide-build where uv keeps its tools."""
    return make_environment(home / ".local" / "share" / "uv" / "tools" / "pyodide-build")


@pytest.fixture
def root(home: Path, installation: Installation) -> Path:
    """Return the root of an installation that is found, with two versions."""
    path = home / ".cache" / "pyodide-build" / f".pyodide-xbuildenv-{installation.id}"
    put_version(path, "314.0.7", emsdk=3_000)
    put_version(path, "0.29.4")
    use(path, "314.0.7")
    return path


@pytest.fixture
def orphan(home: Path) -> Path:
    """Return a root that nobody here made."""
    path = home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84"
    put_version(path, "314.0.7")
    put_version(path, "0.28.3")
    use(path, "0.28.3")
    return path


def found(*projects: Path) -> RootsFound:
    *_, last = find_roots(projects)
    assert isinstance(last, RootsFound)
    return last


def roots(*projects: Path) -> dict[Path, Root]:
    return {item.path: item for item in found(*projects).roots}


def remove(*versions: str, for_good: bool = False, **options: object) -> RemovalReport:
    plan = plan_remove(found(), versions, **options)  # type: ignore[arg-type]
    *_, last = run_remove(plan, for_good=for_good, cancel=Cancel())
    assert isinstance(last, Finished)
    assert isinstance(last.report, RemovalReport)
    return last.report


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        (".pyodide-xbuildenv", RootName(Generation.PLAIN)),
        (".pyodide-xbuildenv-0.29.2", RootName(Generation.BY_VERSION, "0.29.2")),
        (".pyodide-xbuildenv-0.34.1.dev3", RootName(Generation.BY_VERSION, "0.34.1.dev3")),
        (".pyodide-xbuildenv-cd8902a5bc84", RootName(Generation.BY_INSTALLATION, "cd8902a5bc84")),
        ("pyodide-build-0.30.9", RootName(Generation.BY_VERSION, "0.30.9")),
        ("xbuildenv", None),
        ("pyodide-build", None),
        (".pyodide-xbuildenv-../x", None),
    ],
)
def test_a_roots_generation_is_told_by_its_name(name: str, meant: RootName | None) -> None:
    assert parse_root_name(name) == meant


def test_a_root_belongs_to_the_environment_whose_hash_it_bears(root: Path, orphan: Path) -> None:
    known = roots()
    assert [item.prefix.name for item in known[root].owners] == ["pyodide-build"]
    assert known[root].owners[0].version == "0.39.2"
    assert known[root].is_owner_known
    assert not known[orphan].owners
    assert not known[orphan].is_owner_known


def test_an_environment_that_borrows_the_package_of_another_is_an_owner_too() -> None:
    base = Installation(Path("/base"), Path("/base/lib/python3.13/site-packages/pyodide_build"), "0.39.2")
    borrower = Installation(Path("/venv"), base.package_dir)
    name = RootName(Generation.BY_INSTALLATION, borrower.id)
    assert owners_of(name, [base]) == ()
    (owner,) = owners_of(name, [base], [Path("/venv")])
    assert (owner.prefix, owner.version) == (Path("/venv"), "0.39.2")


def test_a_root_of_a_version_belongs_to_every_installation_of_it(home: Path) -> None:
    first = make_environment(home / ".virtualenvs" / "a", "0.34.1")
    second = make_environment(home / ".virtualenvs" / "b", "0.34.1")
    path = home / ".cache" / ".pyodide-xbuildenv-0.34.1"
    put_version(path, "0.28.3")
    assert roots()[path].owners == (first, second)


def test_each_file_of_the_package_may_be_a_link_and_an_installation_editable(home: Path) -> None:
    prefix = home / ".virtualenvs" / "linked"
    make_environment(prefix)
    site = prefix / "lib" / "python3.13" / "site-packages"
    store = home / "store" / "pyodide_build"
    store.mkdir(parents=True)
    (store / "common.py").write_text("")
    (site / "pyodide_build" / "common.py").unlink()
    (site / "pyodide_build" / "common.py").symlink_to(store / "common.py")
    source = home / "source"
    (source / "pyodide_build").mkdir(parents=True)
    (source / "pyodide_build" / "common.py").write_text("")
    url = {"url": source.as_uri(), "dir_info": {"editable": True}}
    (site / "pyodide_build-0.39.2.dist-info" / "direct_url.json").write_text(json.dumps(url))
    dirs = [item.package_dir for item in found().environments.installations]
    assert dirs == [store.resolve(), (source / "pyodide_build").resolve()]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"url": 1, "dir_info": {"editable": true}}', '{"dir_info": 3}'])
def test_broken_metadata_of_an_environment_is_passed_over(text: str, home: Path) -> None:
    prefix = home / ".virtualenvs" / "broken"
    make_environment(prefix)
    info = prefix / "lib" / "python3.13" / "site-packages" / "pyodide_build-0.39.2.dist-info"
    (info / "direct_url.json").write_text(text)
    assert len(found().environments.installations) == 1


def test_all_generations_are_found_where_they_lie(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, chosen, configured = tmp_path / "project", tmp_path / "chosen", tmp_path / "project" / "mine"
    expected = {
        home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84": Generation.BY_INSTALLATION,
        home / ".cache" / ".pyodide-xbuildenv-0.34.1": Generation.BY_VERSION,
        home / ".cache" / "cibuildwheel" / "pyodide-build-0.30.9": Generation.BY_VERSION,
        project / ".pyodide-xbuildenv-0.29.2": Generation.BY_VERSION,
        project / ".pyodide-xbuildenv-aabbccddeeff": Generation.BY_INSTALLATION,
        chosen: Generation.CHOSEN,
        configured: Generation.CHOSEN,
    }
    for path in expected:
        put_version(path, "314.0.7")
    (chosen / "my photos").mkdir()
    plain = project / ".pyodide-xbuildenv"
    put_version(plain, "moved")
    shutil.move(plain / "moved" / "xbuildenv", plain / "xbuildenv")
    (plain / "xbuildenv" / ".installed").touch()
    shutil.rmtree(plain / "moved")
    monkeypatch.setenv("PYODIDE_XBUILDENV_PATH", str(chosen))
    (project / "pyproject.toml").write_text('[tool.pyodide.build]\nxbuildenv_path = "mine"\n')
    known = roots(project)
    assert {path: item.name.generation for path, item in known.items()} == {**expected, plain: Generation.PLAIN}
    assert [item.version for item in known[plain].versions] == ["xbuildenv"]
    assert known[plain].current == "xbuildenv"
    assert known[plain].versions[0].state is State.INSTALLED
    assert known[chosen].others == ("my photos",)
    assert known[home / ".cache" / "cibuildwheel" / "pyodide-build-0.30.9"].is_owner_known


def test_a_version_is_told_with_its_sizes_python_and_state(root: Path) -> None:
    put_version(root, "20260520", installed=False)
    half = put_version(root, "0.27.7")
    shutil.rmtree(half / "xbuildenv")
    (root / "0.26.0").mkdir()
    known = {item.version: item for item in roots()[root].versions}
    assert {version: str(item.state) for version, item in known.items()} == {
        "0.26.0": "unfinished",
        "0.27.7": "half removed",
        "0.29.4": "installed",
        "20260520": "unfinished",
        "314.0.7": "installed",
    }
    newest = known["314.0.7"]
    assert (newest.is_current, newest.python, newest.emscripten) == (True, "3.13", "4.0.9")
    assert newest.emsdk_bytes >= 3_000
    assert newest.bytes > newest.emsdk_bytes
    assert not known["0.29.4"].is_current


def test_last_used_is_when_a_build_last_read_it_and_nothing_right_after_the_unpacking(root: Path) -> None:
    makefile = root / "314.0.7" / "xbuildenv" / "pyodide-root" / "Makefile.envs"
    assert all(item.last_used is None for item in roots()[root].versions)
    later = time.time() + 3_600
    os.utime(makefile, (later, 1_000))
    used = {item.version: item.last_used for item in roots()[root].versions}
    assert used["0.29.4"] is None
    assert used["314.0.7"] == pytest.approx(later)


def test_a_link_that_leads_nowhere_or_in_circles_or_out_of_the_root_is_shown(root: Path, tmp_path: Path) -> None:
    link = root / "xbuildenv"
    for target in (root / "gone", link, Path("xbuildenv")):
        link.unlink()
        link.symlink_to(target)
        known = roots()[root]
        assert known.current is None
        assert known.problem is not None
        assert known.problem.code is Code.LEADS_NOWHERE
        assert len(known.versions) == 2
    link.unlink()
    link.symlink_to(tmp_path)
    assert (roots()[root].current, roots()[root].problem) == (None, None)
    assert run("xbuildenv", "list").code == 0


def test_odd_things_in_a_root_are_no_versions(root: Path, tmp_path: Path) -> None:
    (root / "notes.txt").write_text("mine")
    (root / "elsewhere").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    (root / "314.0.7" / ".build-python-version").unlink()
    os.mkfifo(root / "314.0.7" / ".build-python-version")
    known = roots()[root]
    assert [item.version for item in known.versions] == ["0.29.4", "314.0.7"]
    assert known.others == ("elsewhere", "notes.txt", "pipe")


def test_without_a_root_named_only_what_has_an_owner_is_chosen(root: Path, orphan: Path) -> None:
    plan = plan_remove(found(), ["314.0.7"])
    assert [item.root for item in plan.items] == [root]
    assert plan.bytes == roots()[root].versions[1].bytes
    with pytest.raises(Problem) as caught:
        plan_remove(found(), ["0.28.3"])
    assert caught.value.code is Code.OWNER_UNKNOWN
    assert [item.root for item in plan_remove(found(), ["0.28.3"], root="cd8902a5bc84").items] == [orphan]
    with pytest.raises(Problem) as caught:
        plan_remove(found(), ["9.9"])
    assert (caught.value.code, caught.value.facts["known"]) == (Code.NO_SUCH_XBUILDENV, "0.28.3, 0.29.4, 314.0.7")
    with pytest.raises(Problem) as caught:
        plan_remove(found(), ["0.28.3"], root="nobody")
    assert caught.value.code is Code.NO_SUCH_ROOT


@pytest.mark.parametrize("for_good", [False, True])
def test_the_current_version_goes_with_its_link_and_the_others_stay(for_good: bool, root: Path, trash: Path) -> None:
    report = remove("314.0.7", for_good=for_good)
    assert [item.env.version for item in report.removed] == ["314.0.7"]
    assert not report.failed
    assert files_of(root) == {"0.29.4"}
    assert files_of(trash) == (set() if for_good else {"314.0.7"})
    if not for_good:
        assert (trash / "314.0.7" / "emsdk" / ".git" / "objects" / "pack").stat().st_size == 3_000


@pytest.mark.parametrize("for_good", [False, True])
def test_another_version_goes_and_the_link_stays(for_good: bool, root: Path) -> None:
    remove("0.29.4", for_good=for_good)
    assert files_of(root) == {"314.0.7", "xbuildenv"}
    assert roots()[root].current == "314.0.7"


def test_what_changed_since_it_was_listed_stays_with_its_link(root: Path) -> None:
    plan = plan_remove(found(), ["314.0.7", "0.29.4"])
    (root / "314.0.7" / ".emscripten-version").unlink()
    shutil.rmtree(root / "0.29.4")
    *_, last = run_remove(plan, for_good=True, cancel=Cancel())
    assert isinstance(last, Finished)
    assert isinstance(last.report, RemovalReport)
    assert [problem.code for _, problem in last.report.failed] == [Code.CHANGED, Code.GONE]
    assert roots()[root].current == "314.0.7"


def test_a_version_that_became_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    plan = plan_remove(found(), ["0.29.4"])
    shutil.move(root / "0.29.4", tmp_path / "kept")
    (root / "0.29.4").symlink_to(tmp_path / "kept")
    *_, last = run_remove(plan, for_good=True, cancel=Cancel())
    assert last.report.failed[0][1].code is Code.CHANGED  # type: ignore[union-attr]
    assert (tmp_path / "kept" / ".installed").exists()


def test_links_inside_go_themselves_and_what_they_lead_to_stays(root: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "photo").write_text("x")
    (root / "0.29.4" / "out").symlink_to(tmp_path / "mine")
    remove("0.29.4", for_good=True)
    assert not (root / "0.29.4").exists()
    assert (tmp_path / "mine" / "photo").exists()


def test_the_link_is_put_back_when_the_trash_refuses(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import send2trash

    def refuse(path: str) -> None:
        raise OSError("no trash here")

    before = tree(root)
    monkeypatch.setattr(send2trash, "send2trash", refuse)
    report = remove("314.0.7")
    assert [problem.code for _, problem in report.failed] == [Code.NO_TRASH]
    assert tree(root) == before
    assert roots()[root].current == "314.0.7"


def test_a_removal_that_breaks_off_leaves_nothing_that_looks_whole_and_can_be_finished(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyodide_cache.places import removal as xbuildenv_removal

    def fail(path: Path, remove: object) -> None:
        raise OSError(5, "Input/output error", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(xbuildenv_removal, "_insist", fail)
        report = remove("314.0.7", for_good=True)
    assert [problem.code for _, problem in report.failed] == [Code.HALF_REMOVED]
    (left,) = (item for item in roots()[root].versions if item.version != "0.29.4")
    assert left.version.startswith("314.0.7.pyodide-cache-removing-")
    assert (left.state, left.is_current) == (State.HALF_REMOVED, False)
    remove(left.version, for_good=True)
    assert files_of(root) == {"0.29.4"}


def test_a_removal_for_good_tells_how_far_it_is_and_stops_when_asked(root: Path) -> None:
    for number in range(1_000):
        (root / "314.0.7" / "emsdk" / f"{number}.js").write_bytes(b"x" * 100)
    plan = plan_remove(found(), ["314.0.7", "0.29.4"])
    cancel = Cancel()
    events = []
    for event in run_remove(plan, for_good=True, cancel=cancel):
        events.append(event)
        if isinstance(event, ItemProgress):
            cancel.set()
    assert 0 < next(event.done for event in events if isinstance(event, ItemProgress)) < 100_000
    assert [event.problem.code for event in events if isinstance(event, ItemFailed)] == [Code.CANCELLED]
    report = events[-1].report  # type: ignore[union-attr]
    assert (report.cancelled, report.removed) == (True, ())
    versions = {item.version: item.state for item in roots()[root].versions}
    assert versions.pop("0.29.4") is State.INSTALLED
    assert list(versions.values()) == [State.HALF_REMOVED]


def test_a_search_stops_when_asked(root: Path) -> None:
    cancel = Cancel()
    seen = find_roots(cancel=cancel)
    assert isinstance(next(seen), Root)
    cancel.set()
    with pytest.raises(Cancelled):
        list(seen)


@pytest.mark.parametrize("for_good", ["--for-good", "--delete", None])
def test_a_whole_root_goes_when_it_is_named(for_good: str | None, orphan: Path, root: Path, trash: Path) -> None:
    words = ["xbuildenv", "remove", "--root", "cd8902a5bc84", "--all-of-root", "--yes", "--json"]
    answer = run(*words, *([for_good] if for_good else []))
    assert answer.code == 0, answer.err
    assert answer.json["roots_removed"] == [str(orphan)]
    assert not orphan.exists()
    assert files_of(root) == {"0.29.4", "314.0.7", "xbuildenv"}
    assert len(files_of(trash)) == (0 if for_good else 2)


def test_a_removal_does_as_the_setting_says_unless_told_otherwise(orphan: Path) -> None:
    assert run("settings", "set", "removal", "delete").code == 0
    words = ["xbuildenv", "remove", "--root", "cd8902a5bc84", "--all-of-root", "--dry-run", "--json"]
    assert run(*words).json["mode"] == "delete"
    assert run(*words, "--trash").json["mode"] == "trash"


def test_a_root_that_holds_anything_else_stays_with_it(orphan: Path) -> None:
    (orphan / "notes.txt").write_text("mine")
    answer = run("xbuildenv", "remove", "--root", "cd8902a5bc84", "--all-of-root", "--yes")
    assert answer.code == 0
    assert "notes.txt" in answer.err
    assert files_of(orphan) == {"notes.txt"}


def test_the_list_says_whose_each_is_and_which_is_in_use(
    root: Path, orphan: Path, installation: Installation
) -> None:
    answer = run("xbuildenv", "list")
    assert answer.code == 0
    assert f"{root}  (pyodide-build 0.39.2 in {installation.prefix})" in answer.out
    assert f"{orphan}  (owner unknown)" in answer.out
    (line,) = (line for line in answer.out.splitlines() if "4.0.9" in line)
    assert line.split()[:4] == ["*", "314.0.7", "installed", "3.13"]
    rows = {row["path"]: row for row in run("xbuildenv", "list", "--json").json["roots"]}
    assert (rows[str(root)]["owner_known"], rows[str(orphan)]["owner_known"]) == (True, False)
    assert rows[str(root)]["current"] == "314.0.7"


def test_nothing_goes_without_a_yes_or_in_a_dry_run(root: Path, orphan: Path) -> None:
    before = tree(root)
    answer = run("xbuildenv", "remove", "314.0.7", "--dry-run")
    assert answer.code == 0
    assert "Would move to the trash 1 cross-build environment," in answer.out
    assert run("xbuildenv", "remove", "314.0.7", "--dry-run", "--json").json["totals"]["environments"] == 1
    assert run("xbuildenv", "remove", "314.0.7").code == 2
    assert run("xbuildenv", "remove").code == 2
    assert run("xbuildenv", "remove", "--all-of-root").code == 2
    assert run("xbuildenv", "remove", "314.0.7", "--root", "cd8902a5bc84", "--all-of-root").code == 2
    unknown = run("xbuildenv", "remove", "0.28.3", "--yes")
    assert unknown.code == 1
    assert "without a known owner" in unknown.err
    assert tree(root) == before


def test_a_machine_without_any_says_so() -> None:
    assert "no cross-build environments" in run("xbuildenv", "list").out
    assert run("xbuildenv", "list", "--json").json == {"roots": []}


def test_our_own_environment_is_looked_at(home: Path) -> None:
    assert Path(sys.prefix).resolve() in found().environments.prefixes
