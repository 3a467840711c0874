from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code
from pyodide_cache.formats.xbuildenv import Generation
from pyodide_cache.places.roots import Root, State, find_roots
from support import xbuildenvs
from support.cli import run
from support.xbuildenvs import environments, put_installation, put_version, roots

own_machine = xbuildenvs.own_machine


def test_each_version_has_its_sizes_python_version_and_state(root: Path) -> None:
    put_version(root, "20260520", installed=False)
    half = put_version(root, "0.27.7")
    shutil.rmtree(half / "xbuildenv")
    (root / "0.26.0").mkdir()
    known = {item.version: item for item in roots()[root].versions}
    assert {version: str(item.state) for version, item in known.items()} == {
        "0.26.0": "unfinished",
        "0.27.7": "half_removed",
        "0.29.4": "installed",
        "20260520": "unfinished",
        "314.0.7": "installed",
    }
    newest = known["314.0.7"]
    assert (newest.is_current, newest.python, newest.emscripten) == (True, "3.13", "4.0.9")
    assert newest.emsdk_bytes >= 3_000
    assert newest.bytes > newest.emsdk_bytes
    assert not known["0.29.4"].is_current


def test_the_last_use_is_the_last_access_by_a_build_but_not_the_unpacking(root: Path) -> None:
    makefile = root / "314.0.7" / "xbuildenv" / "pyodide-root" / "Makefile.envs"
    assert all(item.last_used is None for item in roots()[root].versions)
    later = time.time() + 3_600
    os.utime(makefile, (later, 1_000))
    used = {item.version: item.last_used for item in roots()[root].versions}
    assert used["0.29.4"] is None
    assert used["314.0.7"] == pytest.approx(later)


def test_a_broken_link_is_a_problem_and_a_link_out_of_the_root_is_not(root: Path, tmp_path: Path) -> None:
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


def test_other_files_in_a_root_are_not_versions(root: Path, tmp_path: Path) -> None:
    (root / "notes.txt").write_text("mine")
    (root / "elsewhere").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    (root / "314.0.7" / ".build-python-version").unlink()
    os.mkfifo(root / "314.0.7" / ".build-python-version")
    known = roots()[root]
    assert [item.version for item in known.versions] == ["0.29.4", "314.0.7"]
    assert known.others == ("elsewhere", "notes.txt", "pipe")


def test_a_root_belongs_to_the_installation_whose_hash_is_in_its_name(root: Path, orphan: Path) -> None:
    known = roots()
    assert [item.prefix.name for item in known[root].owners] == ["pyodide-build"]
    assert known[root].owners[0].version == "0.39.2"
    assert known[root].is_owner_known
    assert not known[orphan].owners
    assert not known[orphan].is_owner_known


def test_a_root_of_a_version_belongs_to_every_installation_of_that_version(home: Path) -> None:
    first = put_installation(home / ".virtualenvs" / "a", "0.34.1")
    second = put_installation(home / ".virtualenvs" / "b", "0.34.1")
    path = home / ".cache" / ".pyodide-xbuildenv-0.34.1"
    put_version(path, "0.28.3")
    assert roots()[path].owners == (first, second)


def test_a_root_with_two_names_counts_once(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = home / ".cache" / ".pyodide-xbuildenv-0.34.1"
    put_version(path, "0.28.3")
    link = tmp_path / "link"
    link.symlink_to(path)
    monkeypatch.setenv("PYODIDE_XBUILDENV_PATH", str(link))
    assert len(roots()) == 1


def test_roots_of_all_generations_are_found(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_a_search_can_be_canceled(root: Path) -> None:
    cancel = Cancel()
    seen = find_roots(cancel=cancel)
    assert isinstance(next(seen), Root)
    cancel.set()
    with pytest.raises(Cancelled):
        list(seen)


def test_the_environment_of_this_process_is_searched(home: Path) -> None:
    assert Path(sys.prefix).resolve() in environments().prefixes
