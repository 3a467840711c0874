"""The snapshots of a folder are listed and compared."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.sharing.snapshots import Recipe, list_snapshots, recipe_of
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from support.cli import run
from support.snapshots import create, outdate
from support.wheels import DistributionFolder


def test_the_newest_snapshot_comes_first_and_is_current(root: Path, distribution: DistributionFolder) -> None:
    create(root, distribution, "six")
    outdate(root)
    run("snapshot", "refresh", root)
    found = list_snapshots(root, cancel=Cancel())
    assert [item.is_current for item in found.snapshots] == [True, False]
    assert found.snapshots[0].packages == ("six",)
    assert found.snapshots[0].totals.files == 1
    assert found.snapshots[0].created is not None
    assert found.recipe is not None
    assert found.recipe.names == ("six",)


def test_a_snapshot_that_is_a_link_to_another_disk_is_still_the_current_one(
    root: Path, tmp_path: Path, distribution: DistributionFolder
) -> None:
    create(root, distribution, "six")
    (snapshot,) = root.glob("20*")
    snapshot.rename(tmp_path / "moved")
    snapshot.symlink_to(tmp_path / "moved")
    answer = run("snapshot", "list", root)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == f"{snapshot}  (current)"


def test_a_folder_without_snapshots_is_empty(root: Path) -> None:
    assert list_snapshots(root, cancel=Cancel()).snapshots == ()


@pytest.mark.parametrize("facts", ["{", "[]", '{"created": "yesterday", "packages": 3}'])
def test_broken_facts_are_unknown(root: Path, distribution: DistributionFolder, facts: str) -> None:
    create(root, distribution, "six")
    path = root / "current" / "snapshot.json"
    path.chmod(0o644)
    path.write_text(facts)
    found = list_snapshots(root, cancel=Cancel())
    assert found.recipe is None
    assert (found.snapshots[0].created, found.snapshots[0].packages) == (None, ())


def test_the_recipe_of_a_snapshot_builds_it_again(root: Path, distribution: DistributionFolder) -> None:
    create(root, distribution, "six", "pytz")
    recipe = recipe_of(root)
    assert recipe.names == ("six", "pytz")
    assert recipe.source_options == SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION)


def test_paths_become_absolute_and_urls_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    options = SourceOptions("dist", ("files", "https://cdn.example/x"), "0.29.0")
    recipe = Recipe("0.29.5", top=5).with_sources(options)
    assert recipe.distribution == os.path.join(os.getcwd(), "dist")
    assert recipe.files[1] == "https://cdn.example/x"
    assert (recipe.pyodide, recipe.top) == ("0.29.5", 5)


@pytest.mark.parametrize(
    ("recipe", "has_password"),
    [
        (Recipe(), False),
        (Recipe(index_url="https://mirror.example/simple/"), False),
        (Recipe(index_url="https://me:secret@mirror.example/simple/"), True),
        (Recipe(distribution="/home/me@work/dist"), False),
        (Recipe(files=("https://token@cdn.example/",)), True),
    ],
)
def test_a_password_in_a_url_is_noticed(recipe: Recipe, has_password: bool) -> None:
    assert recipe.has_password is has_password


BROKEN = [
    *("", "[]", "{}"),
    *(
        json.dumps({"recipe": {key: value}})
        for key, value in [
            *(("odd", 1), ("source", "odd"), ("names", "six"), ("names", [None]), ("files", [[]]), ("pyodide", 0)),
            *(("top", "3"), ("budget", -1), ("days", 2**70), ("index_url", "\0"), ("distribution", "\ud800")),
        ]
    ),
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_recipe_is_a_problem(root: Path, distribution: DistributionFolder, text: str) -> None:
    create(root, distribution, "six")
    path = root / "current" / "snapshot.json"
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    path.write_text(text)
    for words in (("refresh",), ("list",)):
        answer = run("snapshot", *words, root)
        assert answer.code == 2 or text.startswith('{"recipe')
        assert "Traceback" not in answer.err
    assert run("snapshot", "refresh", root).code == 2
    with pytest.raises(Problem) as caught:
        recipe_of(root.parent / "nowhere")
    assert caught.value.code is Code.NOT_A_SNAPSHOT


@pytest.mark.parametrize(
    "odd", [{"names": [["six"]]}, {"names": "six"}, {"pyodide": 314.0}, {"budget": "1 GB"}, {"top": 10**400}]
)
def test_a_recipe_of_another_form_is_a_problem(
    root: Path, distribution: DistributionFolder, odd: dict[str, object]
) -> None:
    create(root, distribution, "six")
    path = root / "current" / "snapshot.json"
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    facts = json.loads(path.read_text())
    path.write_text(json.dumps({**facts, "packages": [["six"], None], "recipe": {**facts["recipe"], **odd}}))
    assert run("snapshot", "refresh", root).code == 2
    assert run("snapshot", "list", root).code == 0
