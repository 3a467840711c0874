"""A TOML file of the user is checked before it is changed, and never overwritten when it is not valid."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.settings.path_list import PROJECT_FOLDERS
from pyodide_cache.settings.toml_file import TomlFile


@pytest.fixture
def file(tmp_path: Path) -> TomlFile:
    return TomlFile(tmp_path / "folder" / "x.toml")


def test_a_file_that_does_not_exist_is_empty_until_it_is_changed(file: TomlFile) -> None:
    assert file.read(dict) == {}
    assert not file.path.exists()
    file.change(lambda document: document.update({"a": 1}))
    assert file.read(dict) == {"a": 1}


def test_a_change_keeps_comments_permissions_and_links(file: TomlFile, tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text("# mine\na = 1 # one\n")
    real.chmod(0o640)
    file.path.parent.mkdir()
    file.path.symlink_to(real)
    file.change(lambda document: document.update({"b": 2}))
    assert file.path.is_symlink()
    assert real.read_text() == "# mine\na = 1 # one\nb = 2\n"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_change_that_changes_nothing_does_not_write(file: TomlFile) -> None:
    file.change(lambda document: document.update({"a": 1}))
    inode = file.path.stat().st_ino
    file.change(lambda document: document.update({"a": 1}))
    assert file.path.stat().st_ino == inode


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a = 1\nb = \n", 2),
        (b'a = 1\nb = """', 2),
        (b"a = 1\n# \xff\n", 2),
        (b"a = " + b"[" * 5000, None),
        (b"#" * 2**20, None),
    ],
)
def test_a_file_that_is_not_valid_is_a_problem_with_its_line(file: TomlFile, data: bytes, line: int | None) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(data)
    for act in (lambda: file.read(dict), lambda: file.change(lambda document: document.clear())):
        with pytest.raises(Problem) as caught:
            act()
        assert caught.value.facts.get("line") == line
        assert (caught.value.code, caught.value.facts["path"]) == (Code.BROKEN_SETTINGS, str(file.path))
    assert file.path.read_bytes() == data
    assert (f"x.toml, line {line}: " in explain(caught.value)) is (line is not None)


def test_content_of_another_form_is_a_problem(file: TomlFile) -> None:
    file.change(lambda document: document.update({"a": 1}))
    with pytest.raises(Problem) as caught:
        file.read(lambda content: content["lists"])
    assert caught.value.code is Code.BROKEN_SETTINGS
    other = TomlFile(file.path, Code.SETTINGS_NOT_READ)
    with pytest.raises(Problem) as caught:
        other.read(lambda content: content["a"].items())
    assert caught.value.code is Code.SETTINGS_NOT_READ


def test_a_pipe_is_a_problem_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.toml")
    with pytest.raises(Problem) as caught:
        TomlFile(tmp_path / "x.toml").read(dict)
    assert "reasonable size" in str(caught.value.facts["error"])


def _change_many(kind: str, number: int) -> None:
    for turn in range(10):
        name = f"p{number}-{turn}"
        if kind == "lists":
            ListStore().save(name, ["six"])
        elif kind == "layers":
            add = Path(f"/layer/{name}")
            Attachments().change_layers(Path("/cache"), lambda layers, add=add: (*layers, add))
        elif kind == "folders":
            PROJECT_FOLDERS.append(Path(f"/project/{name}"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["lists", "layers", "folders"])
def test_f4_no_change_is_lost_when_several_processes_make_changes(kind: str) -> None:
    children = []
    for number in range(4):
        if not (child := os.fork()):
            status = 1
            try:
                _change_many(kind, number)
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    found = {
        "lists": lambda: ListStore().all(),
        "layers": lambda: Attachments().layers(Path("/cache")),
        "folders": PROJECT_FOLDERS.read,
    }[kind]()
    assert len(found) == 40


def test_a_path_that_toml_cannot_hold_is_refused(tmp_path: Path) -> None:
    file = TomlFile(tmp_path / "layers.toml")
    with pytest.raises(Problem) as caught:
        file.change(lambda document: document.update(path=os.fsdecode(b"/data/a\xffb")))
    assert caught.value.code is Code.UNSAFE_NAME
    assert caught.value.facts["name"] == os.fsdecode(b"/data/a\xffb")
    assert not (tmp_path / "layers.toml").exists()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EROFS, "lists.toml cannot be saved: {} is on a read-only file system"),
        (errno.EACCES, "lists.toml cannot be saved: {}: Permission denied"),
    ],
)
def test_no_other_folder_is_suggested_for_a_file_of_the_app(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int, told: str
) -> None:
    def fail(path: Path) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr("pyodide_cache.files.permissions.make_directory", fail)
    with pytest.raises(Problem) as caught:
        ListStore(tmp_path / "own" / "lists.toml").save("mine", ["six"])
    assert explain(caught.value) == told.format(tmp_path / "own")


@pytest.mark.parametrize("text", ["lists = 1", "[lists]\nx = 1", "[lists.x]\ny = 1"])
def test_values_of_another_form_are_a_problem_without_words_of_python(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lists.toml"
    path.write_text(text)
    with pytest.raises(Problem) as caught:
        ListStore(path).all()
    assert caught.value.facts["error"] == "it has other keys or values than expected"
