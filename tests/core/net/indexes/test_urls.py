"""The package index is named by an option, a variable or the configuration of pip, in this order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.net.indexes.urls import checked_index, places_of
from support.servers import index_urls

INDEX = "http://127.0.0.1:1/{}/simple"


def test_the_index_is_named_in_this_order(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pypi_simple import PYPI_SIMPLE_ENDPOINT

    assert index_urls() == (PYPI_SIMPLE_ENDPOINT,)
    chosen = home / "chosen.conf"
    chosen.write_text(f"[global]\nindex-url = {INDEX.format('conf')}\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(chosen))
    assert index_urls() == (INDEX.format("conf"),)
    monkeypatch.setenv("UV_DEFAULT_INDEX", "mine=" + INDEX.format("uv"))
    assert index_urls() == (INDEX.format("uv"),)
    monkeypatch.setenv("PIP_INDEX_URL", INDEX.format("pip") + "/")
    assert index_urls() == (INDEX.format("pip") + "/",)
    assert index_urls(INDEX.format("option")) == (INDEX.format("option"),)


def test_i23_what_a_lock_file_has_from_the_public_index_is_asked_of_its_mirror() -> None:
    from pypi_simple import PYPI_SIMPLE_ENDPOINT

    choice = IndexChoice((IndexPlace(PYPI_SIMPLE_ENDPOINT, only=("a",)), IndexPlace("http://[", only=("b",))))
    mirror = IndexPlace(INDEX.format("mirror"))
    assert tuple(places_of(choice, lambda: (mirror,))) == (
        IndexPlace(mirror.url, only=("a",)),
        IndexPlace("http://[", only=("b",)),
        mirror,
    )


def test_i23_a_place_without_an_address_is_the_usual_index_for_some_projects() -> None:
    choice = IndexChoice((IndexPlace("", only=("a",)),), IndexPlace(INDEX.format("mine")))
    assert tuple(places_of(choice, lambda: (IndexPlace(INDEX.format("usual")),))) == (
        IndexPlace(INDEX.format("usual"), only=("a",)),
        IndexPlace(INDEX.format("mine")),
    )


@pytest.mark.parametrize("variable", ["PIP_CONFIG_FILE", "UV_CONFIG_FILE"])
def test_a_configuration_that_is_a_pipe_or_device_is_not_waited_for(
    home: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    os.mkfifo(home / "pipe")
    for name in (home / "pipe", "/dev/zero"):
        monkeypatch.setenv(variable, str(name))
        assert index_urls()[0].startswith("http")


@pytest.mark.parametrize("text", ["nonsense", "ftp://host/simple", "https://", "http://[x", "file:///no/where", " "])
def test_what_is_no_index_is_refused_before_anything_is_asked(text: str) -> None:
    with pytest.raises(Problem) as caught:
        checked_index(text)
    assert caught.value.code is Code.BAD_URL


def test_a_folder_may_have_spaces_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "my index"
    folder.mkdir()
    assert checked_index(str(folder)) == folder.as_uri()
    assert checked_index(f"{INDEX} {folder.as_uri()}") == f"{INDEX} {folder.as_uri()}"


def test_a_configuration_of_uv_that_cannot_be_looked_at_is_none(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = index_urls()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ("x" * 300)))  # as without permission: to ask for it is an error
    assert index_urls() == before


def test_i22_the_configuration_of_uv_is_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = home / ".config" / "uv" / "uv.toml"
    path.parent.mkdir(parents=True)
    rows = [("extra", ""), ("default", "default = true"), ("hidden", "explicit = true")]
    path.write_text("".join(f'[[index]]\nname = "x"\nurl = "{INDEX.format(name)}"\n{more}\n' for name, more in rows))
    assert index_urls() == (INDEX.format("extra"), INDEX.format("default"))
    chosen = home / "chosen.toml"
    a, b, old = map(INDEX.format, ("a", "b", "old"))
    chosen.write_text(f'[pip]\nindex-url = "{old}"\nextra-index-url = ["{a}", "{b}"]\n')
    monkeypatch.setenv("UV_CONFIG_FILE", str(chosen))
    assert index_urls() == (a, b, old)
    monkeypatch.setenv("UV_DEFAULT_INDEX", INDEX.format("variable"))
    assert index_urls()[-1] == INDEX.format("variable")
    monkeypatch.delenv("UV_DEFAULT_INDEX")
    monkeypatch.setenv("UV_NO_CONFIG", "1")
    assert len(index_urls()) == 1
    monkeypatch.delenv("UV_NO_CONFIG")
    chosen.write_text("[")
    assert len(index_urls()) == 1
