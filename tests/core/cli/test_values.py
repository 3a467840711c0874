from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from pyodide_cache.cli import main
from support.cli import ONLY, run
from support.wheels import DistributionFolder, build_wheel


def completed(words: str, begun: str = "") -> list[str]:
    """Return what a shell is offered after ``words``."""
    complete = ShellComplete(main, {}, "pyodide-cache", "_PYODIDE_CACHE_COMPLETE")
    return [str(item.value) for item in complete.get_completions(words.split(), begun)]


@pytest.fixture
def here(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build_wheel("scikit_learn", "1.0").write_to(cache_dir)
    build_wheel("six", "1.0").write_to(cache_dir)
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache_dir))
    return cache_dir


@pytest.mark.parametrize("command", ["show", "remove six", "repair", "pin", "prune --protect"])
def test_c10_cached_packages_are_offered(command: str, here: Path) -> None:
    assert completed(command, "s") == ["scikit-learn", "six"]


@pytest.mark.parametrize("command", ["warm-up", "check", "export lock", "lists save mine", "snapshot create x"])
def test_c10_packages_of_the_newest_release_are_offered(command: str, here: Path) -> None:
    assert "numpy" in completed(command, "num")
    assert not [name for name in completed(command, "") if name.endswith("-tests")]


def test_c10_the_directory_of_the_command_line_applies(here: Path, tmp_path: Path) -> None:
    build_wheel("other", "1.0").write_to(tmp_path / "elsewhere")
    assert completed(f"--cache-dir {tmp_path / 'elsewhere'} remove") == ["other"]


@pytest.mark.parametrize(
    ("words", "begun", "expected"),
    [
        ("warm-up --preset", "ess", ["essential"]),
        ("export lock --preset", "data", ["data-science"]),
        ("settings set", "max", ["max-age-days"]),
        ("settings unset", "the", ["theme"]),
        ("settings set theme", "d", ["dark"]),
        ("settings set offline", "", ["no", "yes"]),
        ("settings set proxy", "", []),
        ("prune --rule", "older", ["older-than="]),
        ("warm-up --pyodide", "0.29.", ["0.29.0", "0.29.1", "0.29.2", "0.29.3", "0.29.4", "0.29.5"]),
        ("schema", "lis", ["list", "lists"]),
        ("schema export", "p", ["pylock"]),
        ("schema list", "", []),
    ],
)
def test_c10_values_of_options_are_offered(words: str, begun: str, expected: list[str]) -> None:
    assert completed(words, begun) == expected


def test_c10_lists_pins_and_layers_are_offered(here: Path, tmp_path: Path) -> None:
    run("lists", "save", "class", "six")
    run("pin", "six==1.0", "numpy<3")
    (tmp_path / "layer").mkdir()
    run("layer", "add", tmp_path / "layer")
    assert completed("warm-up --list", "c") == ["class"]
    assert completed("lists remove") == completed("lists show") == ["class"]
    assert completed("settings get", "th") == ["theme"]
    assert completed("unpin") == ["numpy", "six"]
    assert completed("layer remove", str(tmp_path)) == [str(tmp_path / "layer")]


def test_c10_what_cannot_be_read_offers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(tmp_path / "missing"))
    assert completed("remove") == []


def test_every_completed_preset_is_a_name_that_warm_up_takes(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    for name in completed("warm-up --preset"):
        options = ("--distribution", distribution, *ONLY, "--cache-dir", cache_dir)
        answer = run("warm-up", "--preset", name, "--dry-run", *options)
        assert answer.code != 2, answer.err
