"""I10, I22: the indexes are those of the option, the setting, pip and uv."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.net.index_url import index_urls

A, B, C = (f"http://127.0.0.1:1/{letter}" for letter in "abc")


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX", "UV_DEFAULT_INDEX", "UV_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)


def write_pip(home: Path, text: str) -> None:
    file = home / ".config" / "pip" / "pip.conf"
    file.parent.mkdir(parents=True)
    file.write_text(text)


@pytest.fixture
def pip_configuration(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PIP_CONFIG_FILE", str(home / "pip.conf"))
    return home / "pip.conf"


@pytest.mark.parametrize(
    "text",
    [
        f"[global]\nindex-url = {A}\n",
        f"[global]\nindex_url = {A}\n",
        f"[global]\n--index-url = {A}\n",
        f"[global]\nINDEX_URL: {A}\n",
        f"[global]\nindex-url = {B}\n[install]\nindex_url = {A}\n",
    ],
)
def test_i10_pip_s_options_are_read_in_every_spelling(pip_configuration: Path, text: str) -> None:
    pip_configuration.write_text(text)
    assert index_urls() == (A,)


def test_i22_extra_indexes_come_before_the_default(pip_configuration: Path) -> None:
    pip_configuration.write_text(f"[global]\nindex-url = {A}\nextra-index-url =\n  {B}\n  {C}\n")
    assert index_urls() == (B, C, A)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"PIP_INDEX_URL": A, "PIP_EXTRA_INDEX_URL": f"{B} {C}"}, (B, C, A)),
        ({"UV_INDEX": f"private={B} {C}", "UV_DEFAULT_INDEX": A}, (B, C, A)),
        ({"UV_EXTRA_INDEX_URL": B, "UV_INDEX_URL": A}, (B, A)),
        ({"PIP_INDEX_URL": A, "PIP_EXTRA_INDEX_URL": A}, (A,)),
    ],
)
def test_i22_the_variables_of_pip_and_uv(variables: dict[str, str], expected: tuple[str, ...]) -> None:
    assert index_urls(environ={"PIP_CONFIG_FILE": "/dev/null", **variables}) == expected


def test_i22_what_was_said_to_this_program_decides_alone() -> None:
    environ = {"PIP_INDEX_URL": A, "PIP_EXTRA_INDEX_URL": B, "PIP_CONFIG_FILE": "/dev/null"}
    assert index_urls(f"{C} {B}", environ) == (C, B)
    assert index_urls(None, environ, setting=C) == (C,)
