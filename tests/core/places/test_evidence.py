from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pyodide_cache.places.evidence import Contents, recognize
from pyodide_cache.places.kinds import Layout, Owner, PlaceRule
from pyodide_cache.settings.releases import newest_of_lines, newest_release
from support import places
from support.places import OLDER, PURE, WASM, lock_text, only, put_distribution, put_wheels, search

own_temporary_folder = places.own_temporary_folder


def test_wheels_that_a_project_built_are_not_writable(project: Path) -> None:
    put_wheels(project / "dist")
    place = only(project)
    assert (place.owner, place.is_writable_by_us) == (Owner.BUILT, False)


def test_a_folder_of_pure_wheels_is_not_a_cache(project: Path) -> None:
    put_wheels(project / "dist", PURE)
    put_wheels(project / "wheels", PURE)
    assert search(project) == {}


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"info": {"subdir": "linux-64"}, "packages": {}}', '{"info": {"arch": "x86"}, "packages": {}}'],
)
def test_lock_files_of_conda_and_broken_ones_show_nothing(text: str, project: Path) -> None:
    (project / "channel").mkdir()
    (project / "channel" / "repodata.json").write_text(text)
    assert search(project) == {}


def test_a_pipe_with_the_name_of_a_lock_file_does_not_block(project: Path) -> None:
    put_wheels(project / "odd")
    os.mkfifo(project / "odd" / "pyodide-lock.json")
    assert only(project).layout is Layout.PACKAGES


def test_a_chosen_root_without_environments_is_not_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = tmp_path / "work"
    (chosen / "photos").mkdir(parents=True)
    monkeypatch.setenv("PYODIDE_XBUILDENV_PATH", str(chosen))
    assert search() == {}
    (chosen / "xbuildenv").symlink_to(chosen / "314.0.7")
    assert only().layout is Layout.XBUILDENV


def test_the_lock_file_names_the_runtime_and_a_known_one_the_release(project: Path, home: Path) -> None:
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


def test_a_flat_cache_has_the_release_lines_of_its_wheels(home: Path) -> None:
    put_wheels(home / ".anode" / "pyodide-cache", WASM, OLDER, PURE)
    place = only()
    assert "314" in newest_of_lines()
    assert (place.lines, place.runtime) == (("0.28–0.29", "314"), "0.28–0.29, 314")


def test_a_flat_cache_with_a_lock_file_of_this_app_stays_writable(home: Path, project: Path) -> None:
    document = json.loads(lock_text()) | {"tool": {"pyodide-cache": {"added": [], "replaced": {}}}}
    folder = put_wheels(project / "mine")
    (folder / "pyodide-lock.json").write_text(json.dumps(document))
    assert (only(project).layout, only(project).is_writable_by_us) == (Layout.PACKAGES, True)


def test_names_show_the_runtime_and_release_lines(project: Path) -> None:
    folder = put_wheels(project / "cache", WASM, OLDER, PURE)
    for name in ("odd-1.0-cp314-cp314-unknown_1_wasm32.whl", "pyodide.asm.wasm", "notes.txt", "pyodide-lock.json"):
        (folder / name).touch()
    contents = recognize(folder, PlaceRule.PROOF)
    assert contents == Contents(Layout.DISTRIBUTION, ("0.28–0.29", "314", "other"))


@pytest.mark.parametrize(
    ("rule", "layout"),
    [
        (PlaceRule.KNOWN, Layout.PACKAGES),
        (PlaceRule.WHEELS, Layout.PACKAGES),
        (PlaceRule.TREE, Layout.WHEEL_TREE),
        (PlaceRule.PROOF, None),
        (PlaceRule.DISTRIBUTION, None),
        (PlaceRule.XBUILDENV, None),
    ],
)
def test_a_folder_of_pure_wheels_meets_some_rules(rule: PlaceRule, layout: Layout | None, project: Path) -> None:
    contents = recognize(put_wheels(project / "cache", PURE), rule)
    assert (contents and contents.layout) == layout


def test_a_known_flat_cache_with_a_foreign_lock_file_stays_a_flat_cache(project: Path) -> None:
    folder = put_distribution(project / "cache", runtime=False, wheels=True)
    for rule, layout in ((PlaceRule.KNOWN, Layout.PACKAGES), (PlaceRule.PROOF, Layout.DISTRIBUTION)):
        contents = recognize(folder, rule)
        assert contents is not None
        assert contents.layout is layout
        assert contents.lock is not None
