"""Presets and the user's own lists of requirements."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.lists import ListStore, RequirementList, preset, presets
from support.cli import run


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


def test_an_unknown_preset_is_a_problem_with_the_known_ones() -> None:
    answer = run("warm-up", "--preset", "everything")
    assert answer.code == 2
    assert "Web scraping" in answer.err


def test_a_list_is_created_edited_renamed_and_deleted() -> None:
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


def test_a_list_keeps_comments_in_the_file() -> None:
    store = ListStore()
    store.path.parent.mkdir(parents=True)
    store.path.write_text('# my lists\n[lists.a]\nrequirements = ["six"] # old\n')
    store.save("b", ["rich"])
    assert "# my lists" in store.path.read_text()
    assert [item.name for item in store.all()] == ["a", "b"]


@pytest.mark.parametrize("name", ["Größe № 1", "a.b", 'say "hi"', "x]y", "'"])
def test_any_printable_name_is_valid(name: str) -> None:
    ListStore().save(name, ["six"])
    ListStore().rename(name, name + "2")
    assert ListStore().get(name + "2").requirements == ("six",)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 81])
def test_a_name_that_is_not_printable_is_a_problem(name: str) -> None:
    with pytest.raises(Problem) as caught:
        ListStore().save(name, ["six"])
    assert caught.value.code is Code.BAD_LIST_NAME


def test_a_list_is_not_replaced_by_accident() -> None:
    store = ListStore()
    store.save("a", ["six"])
    store.save("b", ["rich"])
    for change in (lambda: store.rename("a", "b"), lambda: store.save("b", ["x"], replace=False)):
        with pytest.raises(Problem) as caught:
            change()
        assert caught.value.code is Code.LIST_EXISTS
    assert store.get("b").requirements == ("rich",)


def test_a_bad_requirement_is_a_problem_and_the_file_is_unchanged() -> None:
    store = ListStore()
    store.save("a", ["six"])
    before = store.path.read_bytes()
    with pytest.raises(Problem) as caught:
        store.save("a", ["six", "!!"])
    assert caught.value.code is Code.BAD_REQUIREMENT
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("text", ["[lists", "lists = 3", "[lists.a]\nrequirements = 'six'", "[lists]\na = 1", "\xff"])
def test_a_broken_file_is_a_problem_and_never_overwritten(text: str) -> None:
    store = ListStore()
    store.path.parent.mkdir(parents=True)
    store.path.write_bytes(text.encode("latin-1"))
    for change in (store.all, lambda: store.save("b", ["six"]), lambda: store.delete("a")):
        with pytest.raises(Problem) as caught:
            change()
        assert caught.value.code is Code.BROKEN_SETTINGS
    assert store.path.read_bytes() == text.encode("latin-1")


@pytest.mark.parametrize("name", ["shared.toml", "shared.txt"])
def test_a_list_survives_export_and_import(name: str, tmp_path: Path) -> None:
    store = ListStore()
    store.save("mine", ["pandas>=2", "bokeh[extra]", 'rich; sys_platform == "emscripten"'])
    store.export_file(tmp_path / name, ["mine"])
    store.delete("mine")
    imported = store.import_file(tmp_path / name, "mine")
    assert [item.name for item in imported] == ["mine"]
    assert len(store.get("mine").requirements) == 3


def test_a_name_chooses_one_list_of_a_file_with_several(tmp_path: Path) -> None:
    (tmp_path / "all.toml").write_text("".join(f'[lists.{name}]\nrequirements = ["{name}"]\n' for name in "ab"))
    assert ListStore().import_file(tmp_path / "all.toml", "b") == [RequirementList("b", ("b",))]
    with pytest.raises(Problem) as caught:
        ListStore().import_file(tmp_path / "all.toml", "c")
    assert (caught.value.code, caught.value.facts["known"]) == (Code.UNKNOWN_LIST, "a, b")
    assert [item.name for item in ListStore().all()] == ["b"]


def test_an_imported_list_keeps_hashes(tmp_path: Path) -> None:
    (tmp_path / "course.txt").write_text(
        "# needs\npandas>=2 \\\n  --hash=sha256:aa \\\n  --hash=sha256:bb\n\nsix # old\n"
    )
    store = ListStore()
    store.import_file(tmp_path / "course.txt")
    lines = ("pandas>=2 --hash=sha256:aa --hash=sha256:bb", "six")
    assert store.get("course").requirements == lines
    store.export_file(tmp_path / "again.txt", ["course"])
    assert store.import_file(tmp_path / "again.txt")[0].requirements == lines


@pytest.mark.parametrize("line", ["-r other.txt", "--index-url http://127.0.0.1/", "./local.whl", "six --hash=aa"])
def test_what_a_list_cannot_keep_is_not_imported(line: str, tmp_path: Path) -> None:
    (tmp_path / "course.txt").write_text(f"six\n{line}\n")
    with pytest.raises(Problem):
        ListStore().import_file(tmp_path / "course.txt")
    assert ListStore().all() == []


def test_a_file_with_a_bad_line_is_not_imported_in_part(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("six\n!!\n")
    (tmp_path / "bad.toml").write_text('[lists.a]\nrequirements = ["six"]\n[lists.b]\nrequirements = ["!!"]\n')
    for name in ("bad.txt", "bad.toml"):
        with pytest.raises(Problem) as caught:
            ListStore().import_file(tmp_path / name)
        assert caught.value.facts["path"] == str(tmp_path / name)
    assert ListStore().all() == []


def test_a_file_with_a_bad_name_is_not_imported_in_part(tmp_path: Path) -> None:
    lists = ('[lists.a]\nrequirements = ["six"]\n', '[lists."b\\nc"]\nrequirements = ["six"]\n')
    (tmp_path / "lists.toml").write_text("".join(lists))
    with pytest.raises(Problem) as caught:
        ListStore().import_file(tmp_path / "lists.toml")
    assert caught.value.code is Code.BAD_LIST_NAME
    assert ListStore().all() == []
