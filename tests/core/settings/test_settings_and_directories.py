"""Which directory and which index are meant, and the person's own lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.index_url import index_url
from pyodide_cache.settings.directories import DirectorySource, cache_directory, candidates
from pyodide_cache.settings.lists import ListStore, preset, presets
from support.cli import run

INDEX = "http://127.0.0.1:1/{}/simple"


def test_directories_apply_in_their_order(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    default = home / ".cache" / "pyodide-cache" / "packages"
    assert cache_directory() == candidates()[0]
    assert (cache_directory().path, cache_directory().source) == (default, DirectorySource.DEFAULT)

    anode = home / ".anode" / "pyodide-cache"
    anode.mkdir(parents=True)
    assert (cache_directory().path, cache_directory().source) == (anode, DirectorySource.ANODE)

    monkeypatch.setenv("ANODE_CACHE_DIR", str(home / "by-anode"))
    assert (cache_directory().path, cache_directory().source) == (home / "by-anode", DirectorySource.ANODE_CACHE_DIR)

    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(home / "by-variable"))
    assert (cache_directory().path, cache_directory().source) == (
        home / "by-variable",
        DirectorySource.PYODIDE_CACHE_DIR,
    )

    chosen = cache_directory("~/by-option")
    assert (chosen.path, chosen.source) == (home / "by-option", DirectorySource.OPTION)
    assert [choice.source for choice in candidates("x")] == [
        item for item in DirectorySource if item not in (DirectorySource.SETTING, DirectorySource.RECENT)
    ]


def test_an_empty_variable_names_no_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_DIR", "")
    assert cache_directory().source is DirectorySource.DEFAULT


def test_the_index_is_named_in_this_order(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pypi_simple import PYPI_SIMPLE_ENDPOINT

    assert index_url() == PYPI_SIMPLE_ENDPOINT
    chosen = home / "chosen.conf"
    chosen.write_text(f"[global]\nindex-url = {INDEX.format('conf')}\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(chosen))
    assert index_url() == INDEX.format("conf") + "/"
    monkeypatch.setenv("UV_DEFAULT_INDEX", "mine=" + INDEX.format("uv"))
    assert index_url() == INDEX.format("uv") + "/"
    monkeypatch.setenv("PIP_INDEX_URL", INDEX.format("pip") + "/")
    assert index_url() == INDEX.format("pip") + "/"
    assert index_url(INDEX.format("option")) == INDEX.format("option") + "/"


def test_pip_s_own_configuration_of_the_person_is_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_CONFIG_FILE")
    path = home / ".config" / "pip" / "pip.conf"
    path.parent.mkdir(parents=True)
    path.write_text(
        f"[global]\nindex-url = {INDEX.format('global')}\n[install]\nindex-url = {INDEX.format('install')}\n"
    )
    assert index_url() == INDEX.format("install") + "/"


def test_a_pip_configuration_that_cannot_be_read_is_passed_over(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = home / "broken.conf"
    broken.write_bytes(b"index-url without a section\n\xff")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(broken))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "empty"))
    assert index_url().startswith("http")


def test_the_presets_are_those_of_the_plan() -> None:
    assert {item.name: item.requirements for item in presets()} == {
        "Essential": ("ipython", "matplotlib", "numpy", "pandas", "requests", "micropip"),
        "Common": (
            *("ipython", "matplotlib", "numpy", "pandas", "requests", "micropip"),
            *("scipy", "sympy", "bokeh", "plotly"),
        ),
        "Data science": ("numpy", "pandas", "matplotlib", "seaborn", "scikit-learn"),
        "Scientific computing": ("numpy", "scipy", "matplotlib", "sympy"),
        "Web scraping": ("requests", "beautifulsoup4", "lxml", "pandas"),
    }


@pytest.mark.parametrize("name", ["data science", "data-science", "DATA_SCIENCE", "data"])
def test_a_preset_is_found_however_it_is_spelled(name: str) -> None:
    assert preset(name).name == "Data science"


def test_an_unknown_preset_is_refused_with_those_there_are() -> None:
    answer = run("warm-up", "--preset", "everything")
    assert answer.code == 2
    assert "Web scraping" in answer.err


class TestLists:
    def test_a_list_is_created_edited_renamed_and_deleted(self) -> None:
        store = ListStore()
        assert store.all() == []
        store.save("mine", ["pandas>=2", " rich ", ""])
        store.save("other", ["six"])
        store.save("mine", ["pandas>=3"])
        assert [(item.name, item.requirements) for item in store.all()] == [
            ("mine", ("pandas>=3",)),
            ("other", ("six",)),
        ]
        store.rename("mine", "yours")
        assert [item.name for item in store.all()] == ["yours", "other"]
        store.delete("yours")
        assert [item.name for item in ListStore().all()] == ["other"]

    def test_a_list_keeps_the_comments_of_who_edits_the_file_by_hand(self) -> None:
        store = ListStore()
        store.path.parent.mkdir(parents=True)
        store.path.write_text('# my lists\n[lists.a]\nrequirements = ["six"] # old\n')
        store.save("b", ["rich"])
        assert "# my lists" in store.path.read_text()
        assert [item.name for item in store.all()] == ["a", "b"]

    @pytest.mark.parametrize("name", ["Größe № 1", "a.b", 'say "hi"', "x]y", "'"])
    def test_any_printable_name_will_do(self, name: str) -> None:
        ListStore().save(name, ["six"])
        ListStore().rename(name, name + "2")
        assert ListStore().get(name + "2").requirements == ("six",)

    @pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 81])
    def test_a_name_that_cannot_be_shown_is_refused(self, name: str) -> None:
        with pytest.raises(Problem) as caught:
            ListStore().save(name, ["six"])
        assert caught.value.code is Code.BAD_LIST_NAME

    def test_a_name_that_is_taken_is_refused_where_nothing_may_be_lost(self) -> None:
        store = ListStore()
        store.save("a", ["six"])
        store.save("b", ["rich"])
        for change in (lambda: store.rename("a", "b"), lambda: store.save("b", ["x"], replace=False)):
            with pytest.raises(Problem) as caught:
                change()
            assert caught.value.code is Code.LIST_EXISTS
        assert store.get("b").requirements == ("rich",)

    def test_a_bad_requirement_is_refused_and_the_file_is_untouched(self) -> None:
        store = ListStore()
        store.save("a", ["six"])
        before = store.path.read_bytes()
        with pytest.raises(Problem) as caught:
            store.save("a", ["six", "!!"])
        assert caught.value.code is Code.BAD_REQUIREMENT
        assert store.path.read_bytes() == before

    @pytest.mark.parametrize(
        "text", ["[lists", "lists = 3", "[lists.a]\nrequirements = 'six'", "[lists]\na = 1", "\xff"]
    )
    def test_a_broken_file_is_said_and_never_overwritten(self, text: str) -> None:
        store = ListStore()
        store.path.parent.mkdir(parents=True)
        store.path.write_bytes(text.encode("latin-1"))
        for change in (store.all, lambda: store.save("b", ["six"]), lambda: store.delete("a")):
            with pytest.raises(Problem) as caught:
                change()
            assert caught.value.code is Code.BROKEN_SETTINGS
        assert store.path.read_bytes() == text.encode("latin-1")

    @pytest.mark.parametrize("name", ["shared.toml", "shared.txt"])
    def test_a_list_survives_export_and_import(self, name: str, tmp_path: Path) -> None:
        store = ListStore()
        store.save("mine", ["pandas>=2", "bokeh[extra]", 'rich; sys_platform == "emscripten"'])
        store.export_file(tmp_path / name, ["mine"])
        store.delete("mine")
        imported = store.import_file(tmp_path / name, "mine")
        assert [item.name for item in imported] == ["mine"]
        assert len(store.get("mine").requirements) == 3

    def test_a_file_with_a_bad_line_is_not_imported_in_part(self, tmp_path: Path) -> None:
        (tmp_path / "bad.txt").write_text("six\n!!\n")
        (tmp_path / "bad.toml").write_text('[lists.a]\nrequirements = ["six"]\n[lists.b]\nrequirements = ["!!"]\n')
        for name in ("bad.txt", "bad.toml"):
            with pytest.raises(Problem):
                ListStore().import_file(tmp_path / name)
        assert ListStore().all() == []

    def test_lists_are_kept_from_the_command_line(self, tmp_path: Path) -> None:
        assert "no lists yet" in run("lists").out
        assert run("lists", "save", "mine", "pandas>=2", "rich").code == 0
        assert run("lists", "rename", "mine", "ours").code == 0
        assert run("lists", "--json").json["lists"] == [{"name": "ours", "requirements": ["pandas>=2", "rich"]}]
        assert run("lists", "export", tmp_path / "x.toml").code == 0
        assert run("lists", "delete", "ours").code == 0
        assert run("lists", "import", tmp_path / "x.toml").code == 0
        assert "ours" in run("lists").out
        unknown = run("lists", "delete", "nobody")
        assert unknown.code == 1
        assert "ours" in unknown.err

    def test_a_place_that_cannot_be_written_is_said_clearly(self, home: Path, tmp_path: Path) -> None:
        (home / ".config").write_text("a file in the way")
        for words in (["save", "mine", "six"], ["import", tmp_path / "no-such-file.txt"]):
            answer = run("lists", *words)
            assert answer.code == 1
            assert answer.err.startswith("Error: ")
