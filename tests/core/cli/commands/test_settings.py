"""``settings`` shows and changes the settings."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pyodide_cache.messages.sentences import ALLOWED
from pyodide_cache.settings.settings import (
    DEFAULTS,
    KEYS,
    Settings,
    Theme,
    load_settings,
    settings_file,
)
from support.cli import run
from support.settings import write_settings


def test_settings_are_shown_with_their_defaults_and_where_they_come_from(monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings('theme = "dark"\nconections = 4\n')
    monkeypatch.setenv("PYODIDE_CACHE_DIR", "/elsewhere")
    rows = {row["key"]: row for row in run("settings", "--json").json["settings"]}
    assert list(rows) == list(KEYS)
    assert rows["theme"] == {
        "key": "theme",
        "value": "dark",
        "default": "system",
        "in_file": True,
        "overridden_by": None,
    }
    assert rows["notify"] == {
        "key": "notify",
        "value": "yes",
        "default": "yes",
        "in_file": False,
        "overridden_by": None,
    }
    assert rows["cache-dir"]["overridden_by"] == "PYODIDE_CACHE_DIR"
    answer = run("settings")
    assert "dark" in answer.out
    assert "conections" in answer.err


def test_a_setting_is_set_and_unset() -> None:
    assert run("settings", "set", "protected", "NumPy, micropip").code == 0
    assert run("settings", "set", "max_age_days", "7").code == 0
    assert load_settings() == Settings(protected=("numpy", "micropip"), max_age_days=7)
    assert run("settings", "unset", "protected").code == 0
    assert run("settings", "unset", "theme").code == 0
    assert load_settings() == Settings(max_age_days=7)
    assert run("settings", "path").out.strip() == str(settings_file())


def test_one_setting_is_shown_and_where_it_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings('theme = "dark"\nproxy = "http://me:secret@proxy.example:8080"\n')
    answer = run("settings", "get", "theme")
    assert (answer.out, answer.err) == ("dark\n", "From: settings.toml\n")
    assert run("settings", "get", "max_age_days").out == "30\n"
    assert "secret" not in run("settings", "get", "proxy").out
    monkeypatch.setenv("PYODIDE_CACHE_DIR", "/elsewhere")
    empty = run("settings", "get", "cache-dir")
    assert (empty.code, empty.out) == (0, "")
    assert "no value" in empty.err
    assert "PYODIDE_CACHE_DIR" in empty.err
    unknown = run("settings", "get", "theem")
    assert unknown.code == 2
    assert "theme" in unknown.err


@pytest.mark.parametrize(("word", "truth"), [("yes", True), ("off", False), ("TRUE", True)])
def test_a_truth_value_is_a_word(word: str, truth: bool) -> None:
    assert run("settings", "set", "notify", word).code == 0
    assert load_settings().notify is truth


@pytest.mark.parametrize(("key", "value"), [("theme", "pink"), ("connections", "many"), ("notify", "maybe")])
def test_a_value_that_is_not_valid_is_an_error_with_the_allowed_ones(key: str, value: str) -> None:
    answer = run("settings", "set", key, value)
    assert answer.code == 2
    assert ALLOWED[key] in answer.err
    assert not settings_file().exists()


def test_an_unknown_setting_is_an_error_with_the_known_ones() -> None:
    for words in (("set", "colour", "red"), ("unset", "colour")):
        answer = run("settings", *words)
        assert answer.code == 2
        assert "theme" in answer.err


def test_a_value_that_is_not_valid_is_fixed_by_setting_it_even_to_the_default() -> None:
    path = write_settings('theme = "pink"\n')
    assert run("settings", "set", "theme", "system").code == 0
    assert path.read_text() == 'theme = "system"\n'
    assert load_settings() == DEFAULTS


def test_every_command_that_reads_warns_of_a_broken_file(cache_dir: Path) -> None:
    path = write_settings("theme = \n")
    answer = run("--cache-dir", cache_dir, "list", "--json")
    assert answer.code == 0
    assert str(path) in answer.err
    assert "line 1" in answer.err


@pytest.mark.parametrize("text", ["theme = \n", 'removal = "sideways"\n'])
@pytest.mark.parametrize("words", [["clear"], ["warm-up", "six", "--offline"]], ids=str)
def test_a_command_that_settings_forbid_says_that_and_nothing_else(
    text: str, words: list[str], cache_dir: Path
) -> None:
    write_settings(text)
    refused = run("--cache-dir", cache_dir, *words)
    assert (refused.code, refused.out) == (2, "")
    assert len(refused.err.splitlines()) == 1
    assert "Nothing was changed" in refused.err


def test_a_mirror_warns_of_a_broken_file_when_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings("theme = \n")
    monkeypatch.setattr("pyodide_cache.cache.serving.Serving.start", lambda *_, **__: sys.exit(3))
    assert run("serve").err.startswith("Warning: cannot read the settings")


def test_a_broken_file_is_replaced_only_on_request() -> None:
    path = write_settings("theme = \n")
    refused = run("settings", "set", "theme", "dark")
    assert refused.code == 2
    assert refused.err.startswith(f"Error: {path}, line 1 is not a valid settings file: ")
    assert refused.err.endswith("pyodide-cache settings set KEY VALUE --start-over\n")
    assert "Defaults are used" not in refused.err
    assert path.read_text() == "theme = \n"
    assert run("settings", "unset", "theme").code == 2
    done = run("settings", "set", "theme", "dark", "--start-over")
    assert done.code == 0
    assert "settings.toml.broken-1" in done.err
    assert path.with_name("settings.toml.broken-1").read_text() == "theme = \n"
    assert load_settings() == Settings(theme=Theme.DARK)


def test_a_password_in_an_address_is_not_shown() -> None:
    answer = run("settings", "set", "proxy", "http://me:secret@proxy.example:8080")
    assert "secret" not in answer.out + answer.err
    assert "secret" not in run("settings").out
    assert "secret" not in run("settings", "--json").out
    write_settings('proxy = "htp://me:secret@proxy.example"')
    assert "secret" not in run("settings").err


def test_a_folder_that_cannot_be_written_is_an_error(home: Path) -> None:
    (home / ".config").write_text("a file in the way")
    answer = run("settings", "set", "theme", "dark")
    assert answer.code == 1
    assert "Error: " in answer.err


@pytest.mark.parametrize("words", ["yes no", "true false", "on off", "YES No"])
def test_a_setting_is_switched_with_any_usual_pair_of_words(words: str) -> None:
    on, off = words.split()
    for word, is_on in ((on, True), (off, False)):
        assert run("settings", "set", "offline", word).code == 0
        assert load_settings().offline is is_on
    assert run("settings", "set", "offline", "maybe").code == 2


def test_a_script_gets_a_value_or_the_path_and_nothing_else_with_quiet() -> None:
    run("settings", "set", "max-age-days", "7")
    value, path = run("settings", "get", "max-age-days", "-q"), run("settings", "path", "-q")
    assert (value.out, value.err) == ("7\n", "")
    assert (path.out, path.err) == (f"{settings_file()}\n", "")


def test_a_value_that_is_not_valid_is_named_until_it_is_changed() -> None:
    write_settings('max-age-days = "x"\n')
    shown = run("settings", "get", "max-age-days")
    assert (shown.out, "max-age-days must be a whole number" in shown.err) == ("30\n", True)
    assert "must be" not in run("settings", "set", "max-age-days", "7").err
