from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from pyodide_cache.settings.paths import APP, app_cache_dir, config_dir, state_dir


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"XDG_CONFIG_HOME": "/tmp/c", "XDG_STATE_HOME": "/tmp/s/", "XDG_CACHE_HOME": "/tmp//k"},
        {"XDG_CONFIG_HOME": "", "XDG_STATE_HOME": "relative", "XDG_CACHE_HOME": " /tmp/k "},
        {"HOME": "/"},
        {"HOME": ""},
        {"HOME": None},
    ],
)
def test_the_folders_are_those_of_platformdirs(
    variables: dict[str, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        if value is None:
            monkeypatch.delenv(name)
        else:
            monkeypatch.setenv(name, value)
    assert config_dir() == platformdirs.user_config_path(APP, appauthor=False)
    assert state_dir() == platformdirs.user_state_path(APP, appauthor=False)
    assert app_cache_dir() == platformdirs.user_cache_path(APP, appauthor=False)


def test_a_user_without_an_account_has_folders_at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_user: int) -> None:
        raise KeyError

    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "")  # so that it is put back
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", unknown)
    assert str(config_dir()) == f"/.config/{APP}"
    assert str(Path.home()) == "/"
