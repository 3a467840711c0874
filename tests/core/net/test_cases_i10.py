"""I10, I22: the indexes are those of the option, the setting, pip and uv."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.servers import index_urls

A, B, C = (f"http://127.0.0.1:1/{letter}" for letter in "abc")


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX", "UV_DEFAULT_INDEX", "UV_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)


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


def test_i22_places_with_links_come_first_and_may_be_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "page.html").touch()
    one, two, page = ((tmp_path / name).as_uri() for name in ("one", "two", "page.html"))
    environ = {"PIP_CONFIG_FILE": "/dev/null", "PIP_INDEX_URL": A, "PIP_EXTRA_INDEX_URL": B}
    assert index_urls(environ=environ | {"PIP_FIND_LINKS": f"one page.html nowhere {C}"}) == (
        *(one, page, C),
        *(B, A),
    )
    assert index_urls(environ=environ | {"UV_FIND_LINKS": "two,one"}) == (two, one, B, A)
    assert index_urls(environ=environ | {"UV_FIND_LINKS": "two", "PIP_NO_INDEX": "1"}) == (two,)
    (tmp_path / "pip.conf").write_text(f"[global]\nfind-links =\n    one\n    {two}\nno-index = yes\n")
    environ["PIP_CONFIG_FILE"] = str(tmp_path / "pip.conf")
    assert index_urls(environ=environ) == (one, two)
    assert index_urls(environ=environ | {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "page.html"}) == (page, B, A)


def test_i22_links_in_uvs_files_are_relative_to_them(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for name in ("links", "flat"):
        (folder / name).mkdir(parents=True)
    (folder / "uv.toml").write_text(
        f'find-links = ["links"]\n[[index]]\nurl = "flat"\nformat = "flat"\n[[index]]\nurl = "{A}"\ndefault = true\n'
    )
    environ = {"PIP_CONFIG_FILE": "/dev/null", "UV_CONFIG_FILE": str(folder / "uv.toml")}
    places = tuple((folder / name).as_uri() for name in ("links", "flat"))
    assert index_urls(environ=environ) == (*places, A)
    (folder / "uv.toml").write_text('no-index = true\nfind-links = ["links"]\n')
    assert index_urls(environ=environ) == places[:1]


def test_i22_what_was_said_to_this_program_decides_alone() -> None:
    environ = {"PIP_INDEX_URL": A, "PIP_EXTRA_INDEX_URL": B, "PIP_CONFIG_FILE": "/dev/null"}
    assert index_urls(f"{C} {B}", environ) == (C, B)
    assert index_urls(None, environ, setting=C) == (C,)
