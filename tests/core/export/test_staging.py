from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Problem
from pyodide_cache.export.staging import is_export, is_free
from support.cli import files_of
from support.durability import recorded_steps
from support.exporting import RICH, entries, export
from support.wheels import DistributionFolder


def test_the_same_files_give_the_same_archive_with_stored_wheels(
    warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    words = ("offline", "rich", "pandas", "--distribution", distribution, "--runtime", runtime, "--output")
    assert export(warmed, *words, tmp_path / "one.zip").code == 0
    assert export(warmed, *words, tmp_path / "two.zip").code == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(archive.namelist())
        stored = {item.filename for item in archive.infolist() if item.compress_type == zipfile.ZIP_STORED}
    assert {name.rpartition(".")[2] for name in stored} == {"whl", "zip"}


def test_another_folder_is_not_changed_and_an_older_export_is_moved_to_the_trash(
    warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path, trash: Path
) -> None:
    words = ("offline", "--distribution", distribution, "--runtime", runtime, "--output")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("ten years")
    answer = export(warmed, *words, tmp_path / "mine", "rich")
    assert answer.json["error"]["facts"] == {"path": str(tmp_path / "mine")}
    assert files_of(tmp_path / "mine") == {"thesis.txt"}

    (tmp_path / "out").mkdir()  # an empty folder may be replaced
    assert export(warmed, *words, tmp_path / "out", "rich").code == 0
    (tmp_path / "out" / "note.txt").write_text("kept with the old export")
    assert export(warmed, *words, tmp_path / "out", "requests").code == 0
    assert "note.txt" not in files_of(tmp_path / "out")
    assert set(entries(tmp_path / "out" / "pyodide-lock.json")) == {"requests", "certifi"}
    assert files_of(trash / "out.replaced") >= {"note.txt", RICH.file_name}


def test_what_a_kill_left_beside_an_export_goes_to_the_trash_with_the_next_one(
    warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path, trash: Path
) -> None:
    words = ("offline", "rich", "--distribution", distribution, "--runtime", runtime, "--output", tmp_path / "out")
    assert export(warmed, *words).code == 0
    shutil.copytree(tmp_path / "out", tmp_path / "out.replaced")
    assert export(warmed, *words).code == 0
    assert files_of(tmp_path) & {"out", "out.replaced"} == {"out"}
    assert len(files_of(trash)) == 2

    (tmp_path / "out.replaced").mkdir()
    (tmp_path / "out.replaced" / "thesis.txt").write_text("ten years")
    assert export(warmed, *words).code == 0
    assert files_of(tmp_path / "out.replaced") == {"thesis.txt"}


def test_the_folder_of_a_drive_cannot_be_replaced(
    warmed: Path, distribution: DistributionFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "stick")
    answer = export(warmed, "lock", "six", "--distribution", distribution, "--output", tmp_path / "stick")
    assert (answer.code, answer.json["error"]["code"]) == (2, "not-an-export")
    assert export(warmed, "lock", "six", "--distribution", distribution, "-o", tmp_path / "stick" / "new").code == 0


def test_a_name_is_free_if_nothing_or_an_empty_folder_has_it(tmp_path: Path) -> None:
    assert is_free(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    assert is_free(tmp_path / "empty")
    (tmp_path / "empty" / "file").write_text("")
    assert not is_free(tmp_path / "empty")
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert not is_free(tmp_path / "link")
    with pytest.raises(Problem) as caught:
        is_free(tmp_path / ("long" * 75))
    assert caught.value.facts["error"] == "File name too long"


def test_only_an_archive_that_is_an_export_is_replaced(
    warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path, trash: Path
) -> None:
    target = tmp_path / "out.zip"
    words = ("offline", "rich", "--distribution", distribution, "--runtime", runtime, "--output", target)
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("pyodide-lock.json", "{}")
    mine = target.read_bytes()
    assert export(warmed, *words).json["error"]["code"] == "not-an-export"
    assert target.read_bytes() == mine
    target.unlink()
    assert export(warmed, *words).code == 0
    first = target.stat().st_ino
    assert export(warmed, *words).code == 0
    assert target.stat().st_ino != first
    assert len(files_of(trash)) == 1


@pytest.mark.parametrize("text", ["", "[]", '{"tool": []}', '{"tool": {"pyodide-cache-export": 1}}'])
def test_other_documents_are_not_exports(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pyodide-lock.json"
    path.write_text(text)
    assert not is_export(path)
    assert not is_export(tmp_path)
    assert not is_export(path.with_suffix(".zip"))


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_f14_an_export_is_synced_before_it_gets_its_name_and_its_folder_after(
    warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "exports").mkdir()
    target = tmp_path / "exports" / name
    words = ("offline", "rich", "--distribution", distribution, "--runtime", runtime, "--output", target)
    with recorded_steps() as steps:
        assert export(warmed, *words).code == 0
    (renamed,) = (step for step in steps if step[2] == str(target))
    at = steps.index(renamed)
    assert ("sync", renamed[1], "") in steps[:at]
    assert ("sync", str(target.parent), "") in steps[at:]
