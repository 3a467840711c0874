from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.formats.xbuildenv import Installation
from support import xbuildenvs
from support.cli import files_of, run
from support.xbuildenvs import tree

installation, root, orphan = xbuildenvs.installation, xbuildenvs.root, xbuildenvs.orphan
own_machine = xbuildenvs.own_machine


@pytest.mark.parametrize("for_good", ["--for-good", "--delete", None])
def test_a_named_root_is_removed_whole(for_good: str | None, orphan: Path, root: Path, trash: Path) -> None:
    words = ["xbuildenv", "remove", "--root", "cd8902a5bc84", "--all-of-root", "--yes", "--json"]
    answer = run(*words, *([for_good] if for_good else []))
    assert answer.code == 0, answer.err
    assert answer.json["roots_removed"] == [str(orphan)]
    assert not orphan.exists()
    assert files_of(root) == {"0.29.4", "314.0.7", "xbuildenv"}
    assert len(files_of(trash)) == (0 if for_good else 2)


def test_the_setting_decides_between_trash_and_deletion_unless_an_option_does(orphan: Path) -> None:
    assert run("settings", "set", "removal", "delete").code == 0
    words = ["xbuildenv", "remove", "--root", "cd8902a5bc84", "--all-of-root", "--dry-run", "--json"]
    assert run(*words).json["mode"] == "delete"
    assert run(*words, "--trash").json["mode"] == "trash"


def test_a_root_with_other_files_is_kept(orphan: Path) -> None:
    (orphan / "notes.txt").write_text("mine")
    answer = run("xbuildenv", "remove", "--root", "cd8902a5bc84", "--all-of-root", "--yes")
    assert answer.code == 0
    assert "notes.txt" in answer.err
    assert files_of(orphan) == {"notes.txt"}


def test_the_list_names_owners_and_marks_the_current_version(
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


def test_nothing_is_removed_without_yes_or_in_a_dry_run(root: Path, orphan: Path) -> None:
    before = tree(root)
    answer = run("xbuildenv", "remove", "314.0.7", "--dry-run")
    assert answer.code == 0
    assert "Would move 1 cross-build environment (" in answer.out
    assert run("xbuildenv", "remove", "314.0.7", "--dry-run", "--json").json["totals"]["environments"] == 1
    assert run("xbuildenv", "remove", "314.0.7").code == 2
    assert run("xbuildenv", "remove").code == 2
    assert run("xbuildenv", "remove", "--all-of-root").code == 2
    assert run("xbuildenv", "remove", "314.0.7", "--root", "cd8902a5bc84", "--all-of-root").code == 2
    unknown = run("xbuildenv", "remove", "0.28.3", "--yes")
    assert unknown.code == 1
    assert "without a known owner" in unknown.err
    assert tree(root) == before


def test_a_machine_without_any_is_reported() -> None:
    assert "No cross-build environments" in run("xbuildenv", "list").out
    assert run("xbuildenv", "list", "--json").json == {"schema": 1, "roots": []}
