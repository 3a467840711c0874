"""``lists`` keeps the user's own lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import run


def test_lists_are_edited_on_the_command_line(tmp_path: Path) -> None:
    assert "no lists yet" in run("lists").out
    assert "with: pyodide-cache lists save mine PACKAGE…" in run("warm-up", "--list", "mine").err
    assert run("--json", "warm-up", "--list", "mine").json["error"]["facts"] == {
        "name": "mine",
        "known": "",
        "lists": 0,
    }
    assert run("lists", "save", "mine", "pandas>=2", "rich").code == 0
    assert run("lists", "show", "mine").out == "pandas>=2\nrich\n"
    assert run("-q", "lists", "show", "mine").out == "pandas>=2\nrich\n", "a script reads it"
    assert run("lists", "show", "mien").code == 2
    assert run("lists", "rename", "mine", "ours").code == 0
    assert run("lists", "--json").json["lists"] == [{"name": "ours", "requirements": ["pandas>=2", "rich"]}]
    assert run("lists", "export", tmp_path / "x.toml").code == 0
    assert run("lists", "remove", "ours").code == 0
    assert run("lists", "import", tmp_path / "x.toml").code == 0
    assert "ours" in run("lists").out
    unknown = run("lists", "remove", "nobody")
    assert unknown.code == 2
    assert "ours" in unknown.err
    assert run("lists", "delete", "ours").code == 0, "its earlier name"
    assert "delete" not in run("lists", "--help").out


@pytest.mark.parametrize("name", ["lists.toml", "lists.txt"])
def test_an_export_replaces_an_earlier_one_and_no_other_file(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    assert run("lists", "export", file).code == 2, "there are no lists"
    assert not file.exists()
    run("lists", "save", "mine", "six")
    assert run("lists", "export", file).code == run("lists", "export", file).code == 0
    file.write_text("mine")
    answer = run("lists", "export", file)
    assert answer.code == 2
    assert f"{file} was not exported by this program" in answer.err
    assert file.read_text() == "mine"


def test_a_folder_that_cannot_be_written_is_an_error(home: Path, tmp_path: Path) -> None:
    (home / ".config").write_text("a file in the way")
    (tmp_path / "list.txt").write_text("six\n")
    for words in (["save", "mine", "six"], ["import", tmp_path / "list.txt"]):
        answer = run("lists", *words)
        assert answer.code == 1
        assert answer.err.startswith("Error: ")
