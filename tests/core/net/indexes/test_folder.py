"""A folder is an index: of pages, of folders with wheels, or of wheels."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.indexes.folder import folder_links, folder_of, located_choice, location_of
from support.wheels import build_wheel

SIX = canonicalize_name("six")
WHEEL = build_wheel("six", "1.17.0")


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("/srv/wheels", Path("/srv/wheels")),
        ("file:///srv/my%20wheels", Path("/srv/my wheels")),
        ("https://host/simple/", None),
    ],
)
def test_a_path_and_a_file_url_are_folders(text: str, folder: Path | None) -> None:
    assert folder_of(text) == folder


def test_a_file_url_is_read_from_its_path() -> None:
    assert location_of("file:///srv/six.whl") == Path("/srv/six.whl")
    assert location_of("https://host/six.whl") == "https://host/six.whl"


@pytest.mark.parametrize("own_folder", [True, False])
def test_the_wheels_of_a_project_are_found_by_their_names(tmp_path: Path, own_folder: bool) -> None:
    folder = tmp_path / "six" if own_folder else tmp_path
    path = WHEEL.write_to(folder)
    build_wheel("pytz").write_to(folder)
    (folder / "six-1.0.tar.gz").write_bytes(b"")
    (link,) = folder_links(tmp_path, SIX)
    assert (link.file_name, location_of(link.url)) == (WHEEL.file_name, path)


def test_a_page_in_the_folder_of_a_project_takes_precedence(tmp_path: Path) -> None:
    WHEEL.write_to(tmp_path / "six")
    (tmp_path / "six" / "index.html").write_text('<a href="other/six-2.0-py3-none-any.whl">six</a>')
    (link,) = folder_links(tmp_path, SIX)
    assert location_of(link.url) == tmp_path / "six" / "other" / "six-2.0-py3-none-any.whl"


def test_a_folder_without_the_project_or_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        folder_links(tmp_path, SIX)
    assert caught.value.code is Code.FILE_NOT_FOUND
    with pytest.raises(Problem) as caught:
        folder_links(tmp_path / "gone", SIX)
    assert caught.value.code is Code.BAD_URL


def test_i22_a_place_with_links_may_be_one_wheel(tmp_path: Path) -> None:
    for name in ("six-1.0-py3-none-any.whl", "six-2.0-py3-none-any.whl"):
        (tmp_path / name).touch()
    (link,) = folder_links(tmp_path / "six-1.0-py3-none-any.whl", canonicalize_name("six"))
    assert link.file_name == "six-1.0-py3-none-any.whl"
    assert not folder_links(tmp_path / "six-1.0-py3-none-any.whl", canonicalize_name("attrs"))


def test_variables_in_the_address_of_an_index_have_their_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INDEX_USER", "ada")
    places = [IndexPlace(f"http://{user}@127.0.0.1:1/simple") for user in ("${INDEX_USER}", "ada")]
    found = located_choice(IndexChoice((places[0],), places[0]), tmp_path)
    assert found == IndexChoice((places[1],), places[1])
