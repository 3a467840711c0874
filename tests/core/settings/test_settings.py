"""Settings are read, checked and saved, and every part of the app uses them."""

from __future__ import annotations

import errno
import inspect
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field_names, replace
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.messages import explain
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.settings.directories import DirectorySource, cache_directory
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.settings.path_list import RECENT_DIRECTORIES
from pyodide_cache.settings.settings import (
    DEFAULTS,
    AgeFormat,
    RemovalMethod,
    Settings,
    Theme,
    keys_in_file,
    load_settings,
    save_settings,
    settings_file,
)
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache.warm_up.sources import open_http
from support.cli import files_of, run
from support.durability import assert_durable, recorded_steps
from support.servers import index_urls
from support.settings import write_settings
from support.sources import sources_of
from support.wheels import DistributionFolder

ALL = Settings(
    theme=Theme.DARK,
    language="de",
    age_format=AgeFormat.DATE,
    notify=False,
    auto_verify=False,
    update_check=False,
    cache_dir=Path("/wheels"),
    connections=4,
    offline=True,
    suggestions=False,
    check_recalls=True,
    cool_down_days=5,
    index_url="https://mirror.example/simple",
    proxy="http://proxy.example:8080",
    removal=RemovalMethod.DELETE,
    max_age_days=7,
    compress_days=90,
    protected=("numpy", "scikit-learn"),
    pins=("numpy==2.2", "pandas<3,>=2"),
)


def test_without_a_file_the_defaults_apply() -> None:
    assert load_settings() == Settings()


def test_every_setting_survives_a_save() -> None:
    assert all(getattr(ALL, name) != getattr(DEFAULTS, name) for name in field_names(Settings)[:-1])  # but problems
    assert save_settings(ALL) is None
    assert load_settings() == ALL
    save_settings(DEFAULTS)
    assert load_settings() == DEFAULTS


def test_only_the_user_can_read_the_file_since_an_address_may_have_a_password() -> None:
    save_settings(ALL)
    assert settings_file().stat().st_mode & 0o077 == 0


def test_comments_and_unknown_keys_survive_a_save() -> None:
    path = write_settings('# mine\ntheme = "dark" # at night\nfuture = [1, 2]\n\n[other]\nkey = 1 # kept\n')
    save_settings(replace(load_settings(), theme=Theme.LIGHT, connections=3))
    text = path.read_text()
    assert text.startswith("# mine\n")
    for kept in ('theme = "light" # at night', "future = [1, 2]", "[other]\nkey = 1 # kept"):
        assert kept in text
    assert load_settings() == Settings(theme=Theme.LIGHT, connections=3)


def test_changes_of_another_window_are_not_undone() -> None:
    shown_to_the_person = load_settings()
    save_settings(Settings(connections=3))
    save_settings(replace(shown_to_the_person, theme=Theme.DARK), before=shown_to_the_person)
    assert load_settings() == Settings(theme=Theme.DARK, connections=3)


def test_what_is_the_default_again_leaves_the_file() -> None:
    save_settings(replace(load_settings(), pins=("numpy==2.2",), max_age_days=9))
    save_settings(replace(load_settings(), pins=()))
    assert keys_in_file() == ("max-age-days",)


def test_a_linked_file_stays_linked(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("")
    settings_file().parent.mkdir(parents=True)
    settings_file().symlink_to(real)
    save_settings(Settings(connections=3))
    assert settings_file().is_symlink()
    assert "connections = 3" in real.read_text()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('theme = "dark"\nconnections = \n', 2),
        ("[[[", 1),
        (b'theme = "dark"\n# \xff\n', 2),
        ('theme = "dark"\ntheme = "light"\n', 2),
        ('# one\ntheme = """', 2),
        ("a = " + "[" * 5000, None),
    ],
)
def test_a_broken_file_is_a_problem_with_its_line_and_is_not_changed(text: str | bytes, line: int | None) -> None:
    path = write_settings(text)
    settings = load_settings()
    assert replace(settings, problems=()) == DEFAULTS
    (problem,) = settings.problems
    assert problem.code is Code.SETTINGS_NOT_READ
    assert str(path) in explain(problem)
    assert "Fix the file" in explain(problem)
    if line:
        assert f"line {line}" in explain(problem)
    before = path.read_bytes()
    with pytest.raises(Problem):
        save_settings(ALL)
    assert path.read_bytes() == before


def test_a_broken_file_is_renamed_on_request_and_no_earlier_one_is_lost() -> None:
    for number, text in enumerate(("[[[ first", "[[[ second"), start=1):
        path = write_settings(text)
        aside = save_settings(ALL, start_over=True)
        assert aside == path.with_name(f"settings.toml.broken-{number}")
        assert load_settings() == ALL
    kept = [path.with_name(f"settings.toml.broken-{number}").read_text() for number in (1, 2)]
    assert kept == ["[[[ first", "[[[ second"]


def test_a_file_without_permission_to_read_is_a_problem_and_is_not_changed() -> None:
    path = write_settings('theme = "dark"')
    path.unlink()
    path.mkdir()  # what no permission is, even for root
    settings = load_settings()
    assert replace(settings, problems=()) == DEFAULTS
    assert str(path) in explain(settings.problems[0])
    with pytest.raises(Problem):
        save_settings(ALL)
    assert path.is_dir()


def test_a_pipe_or_a_large_file_is_a_problem_and_not_read() -> None:
    path = write_settings("#" * 1_000_001)
    assert [problem.code for problem in load_settings().problems] == [Code.SETTINGS_NOT_READ]
    path.unlink()
    os.mkfifo(path)
    assert [problem.code for problem in load_settings().problems] == [Code.SETTINGS_NOT_READ]
    assert run("settings", "set", "theme", "dark").code == 2
    aside = save_settings(ALL, start_over=True)
    assert aside is not None
    assert aside.is_fifo()
    assert load_settings() == ALL


@pytest.fixture
def full_cache(distribution: DistributionFolder, cache_dir: Path) -> Path:
    cache_dir.mkdir()
    for wheel in distribution.wheels.values():
        wheel.write_to(cache_dir)
    return cache_dir


def test_the_directory_of_the_settings_comes_after_variables_and_before_anode(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / ".anode" / "pyodide-cache").mkdir(parents=True)
    write_settings('cache-dir = "~/wheels"')
    assert (cache_directory().path, cache_directory().source) == (home / "wheels", DirectorySource.SETTING)
    shown = run("dirs")
    assert "setting cache-dir" in shown.out
    assert run("dirs", "--json").json["directories"][0]["source"] == "setting"
    monkeypatch.setenv("ANODE_CACHE_DIR", str(home / "other"))
    assert cache_directory().source is DirectorySource.ANODE_CACHE_DIR
    assert cache_directory("x").source is DirectorySource.OPTION


def test_the_index_of_the_settings_comes_after_the_option_and_before_pip_s(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/pip")
    assert index_urls(setting="http://127.0.0.1:1/ours") == ("http://127.0.0.1:1/ours",)
    assert index_urls("http://127.0.0.1:1/option", setting="x") == ("http://127.0.0.1:1/option",)
    write_settings('index-url = "http://127.0.0.1:1/ours"')
    with sources_of(SourceOptions(), Inventory(tmp_path)) as sources:
        assert sources.index is not None
        assert sources.index.label == "http://127.0.0.1:1/ours"


def test_the_limit_of_connections_is_that_of_the_option_or_setting() -> None:
    assert open_http().connections == 16
    write_settings("connections = 5")
    assert open_http().connections == 5
    assert open_http(2).connections == 2


def test_removed_files_go_where_the_option_or_setting_says(cache_dir: Path, trash: Path) -> None:
    name = "six-1.17.0-py2.py3-none-any.whl"
    cache_dir.mkdir()
    write_settings('removal = "delete"')
    (cache_dir / name).write_bytes(b"x")
    assert run("--cache-dir", cache_dir, "clear", "--yes", "--json").json["mode"] == "delete"
    assert files_of(trash) == set()
    (cache_dir / name).write_bytes(b"x")
    assert run("--cache-dir", cache_dir, "clear", "--yes", "--trash", "--json").json["mode"] == "trash"
    assert files_of(trash) == {name}


def test_protected_packages_are_never_removed(full_cache: Path) -> None:
    before = files_of(full_cache)
    name = sorted(before)[0]
    protected = name.split("-")[0]
    write_settings(f'protected = ["{protected}"]\nmax-age-days = 0')
    for words in (["clear"], ["cleanup"], ["prune", "--rule", "older-than=0d"]):
        rows = run("--cache-dir", full_cache, *words, "--dry-run", "--json").json["removed"]
        assert {row["file_name"] for row in rows} == before - {name}
    answer = run("--cache-dir", full_cache, "clear", "--yes")
    assert answer.code == 0
    assert files_of(full_cache) == {name}
    assert protected in run("--cache-dir", full_cache, "clear", "--yes").out


def test_the_age_of_a_cleanup_is_that_of_the_option_or_setting(full_cache: Path) -> None:
    for path in full_cache.iterdir():
        os.utime(path, (1, path.stat().st_mtime - 8 * 86_400))

    def taken(*words: str) -> int:
        return len(run("--cache-dir", full_cache, "cleanup", *words, "--dry-run", "--json").json["removed"])

    assert taken() == 0
    write_settings("max-age-days = 7")
    assert taken() == len(files_of(full_cache))
    assert taken("--max-age", "30") == 0


@pytest.mark.parametrize(
    ("write_it", "name"),
    [
        (lambda: save_settings(ALL), "settings.toml"),
        (lambda: ListStore().save("mine", ["six"]), "lists.toml"),
        (lambda: Attachments().change_layers(Path("/cache"), lambda _: (Path("/layer"),)), "directories.toml"),
        (lambda: RECENT_DIRECTORIES.put_first(Path("/cache")), "recent.json"),
    ],
    ids=["settings", "lists", "attachments", "recent directories"],
)
def test_a_file_of_settings_is_synced_then_renamed_then_its_folder_is_synced(
    home: Path, write_it: Callable[[], object], name: str
) -> None:
    with recorded_steps() as steps:
        write_it()
    (target,) = home.rglob(name)
    assert_durable(steps, target)


def test_a_disk_that_fails_is_no_reason_to_set_a_valid_file_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_settings('theme = "dark"')

    def fail(path: Path, _text: str, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr("pyodide_cache.files.atomic.write_file", fail)
    with pytest.raises(Problem) as caught:
        save_settings(ALL, start_over=True)
    assert caught.value.code is Code.SETTINGS_NOT_SAVED
    assert path.read_text() == 'theme = "dark"'


def test_every_setting_has_a_comment_for_the_page_of_settings() -> None:
    about = re.findall(r"^    (\w+): .+?  # .+$", inspect.getsource(Settings), re.MULTILINE)
    assert [name for name in field_names(Settings) if name not in about] == ["problems"], "it is no setting"
