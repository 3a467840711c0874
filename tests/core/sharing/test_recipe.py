"""A snapshot knows how it was built."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.sharing.recipe import Recipe, recipe_of
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from support.cli import run
from support.snapshots import create
from support.wheels import DistributionFolder


def test_the_recipe_of_a_snapshot_builds_it_again(root: Path, distribution: DistributionFolder) -> None:
    create(root, distribution, "six", "pytz")
    recipe = recipe_of(root)
    assert recipe.names == ("six", "pytz")
    assert recipe.source_options == SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION)


def test_paths_become_absolute_and_urls_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    options = SourceOptions("dist", ("files", "https://cdn.example/x"), "0.29.0")
    recipe = Recipe.of_sources(options, top=5, pyodide="0.29.5")
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


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"recipe": {"odd": 1}}', '{"recipe": {"source": "odd"}}'])
def test_a_broken_recipe_is_a_problem(root: Path, distribution: DistributionFolder, text: str) -> None:
    create(root, distribution, "six")
    path = root / "current" / "snapshot.json"
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    path.write_text(text)
    for words in (("refresh",), ("list",)):
        answer = run("snapshot", *words, root)
        assert answer.code == 1 or text.startswith('{"recipe')
        assert "Traceback" not in answer.err
    assert run("snapshot", "refresh", root).code == 1
    with pytest.raises(Problem) as caught:
        recipe_of(root.parent / "nowhere")
    assert caught.value.code is Code.NOT_A_SNAPSHOT
