from __future__ import annotations

from collections.abc import Iterator

import pytest

from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.updates.app_version import newer_app_version
from support.servers import IndexServer, StartIndex
from support.wheels import build_wheel

DAY = 86_400.0


@pytest.fixture
def server(index_server: StartIndex) -> IndexServer:
    return index_server(*(build_wheel("pyodide-cache", version) for version in ("0.1.0", "0.3.0", "0.2.0", "9.0rc1")))


@pytest.fixture
def index(server: IndexServer) -> Iterator[Index]:
    http = Http()
    yield Index(http, lambda: [IndexPlace(server.url)])
    http.close()


def test_a_newer_stable_version_is_named(index: Index) -> None:
    assert newer_app_version(index, 0.0, current="0.1.0") == "0.3.0"


def test_the_newest_version_has_nothing_to_tell(index: Index) -> None:
    assert newer_app_version(index, 0.0, current="0.3.0") is None


def test_the_index_is_asked_once_a_week(index: Index, server: IndexServer) -> None:
    for day in (0, 1, 6.9):
        assert newer_app_version(index, day * DAY, current="0.1.0") == "0.3.0"
    assert sum(server.requests.values()) == 1
    http = Http()
    newer_app_version(Index(http, lambda: [IndexPlace(server.url)]), 7.1 * DAY, current="0.1.0")
    http.close()
    assert sum(server.requests.values()) == 2


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"newest": "9"}', '{"until": 500, "newest": "?"}', '{"until": 9e9, "newest": "9"}']
)
def test_an_answer_that_cannot_be_read_is_asked_again(index: Index, content: str) -> None:
    path = AppPath.APP_VERSION.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    assert newer_app_version(index, 100.0, current="0.1.0") == "0.3.0"


def test_an_index_that_fails_is_asked_once_a_day(index_server: StartIndex) -> None:
    server = index_server()  # without the app
    http = Http()
    index = Index(http, lambda: [IndexPlace(server.url)])
    with pytest.raises(Problem):
        newer_app_version(index, 0.0)
    for hour in (1, 23):
        assert newer_app_version(index, hour * 3600.0) is None
    assert sum(server.requests.values()) == 1
    with pytest.raises(Problem):
        newer_app_version(index, 1.1 * DAY)
    http.close()


def test_a_failure_does_not_take_back_a_version_that_was_found(index: Index, index_server: StartIndex) -> None:
    newer_app_version(index, 0.0, current="0.1.0")
    http = Http()
    failing = Index(http, lambda: [IndexPlace(index_server().url)])
    with pytest.raises(Problem):
        newer_app_version(failing, 8 * DAY, current="0.1.0")
    assert newer_app_version(failing, 8.5 * DAY, current="0.1.0") == "0.3.0"
    http.close()
