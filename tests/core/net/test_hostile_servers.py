"""What hostile and broken servers send is a problem with a code, and never a file, a hang or a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.partial import PartialFile
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.messages import explain
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.net.indexes.metadata import metadata_at
from pyodide_cache.net.transfer import transfer
from support.hostile_answers import FILES, PAGES, PARTS, Answer
from support.hostile_server import BODY, WHEEL, HostileServer

Start = Callable[[Answer], HostileServer]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start a hostile server; there is no wait before another attempt."""
    monkeypatch.setattr("pyodide_cache.net.retries.LONGEST_WAIT", 0.0)
    monkeypatch.setattr("pyodide_cache.net.http._READ_SECONDS", 0.4)
    monkeypatch.setattr("pyodide_cache.net.http.MAX_DOCUMENT_BYTES", 1_000_000)
    servers: list[HostileServer] = []

    def run(answer: Answer) -> HostileServer:
        servers.append(HostileServer(answer))
        return servers[-1]

    yield run
    for server in servers:
        server.stop()


def outcome(action: Callable[[], object]) -> Code | None:
    try:
        action()
    except Problem as problem:
        text = explain(problem)
        assert text.isprintable()
        assert len(text) < 600
        return problem.code
    return None


def named(cases: Iterable[tuple[str, Answer, Code | None]]) -> list[ParameterSet]:
    """Return the cases with their names; those that wait for a limit are slow."""
    return [
        pytest.param(answer, code, id=name, marks=[pytest.mark.slow] * (code is Code.TOO_SLOW))
        for name, answer, code in cases
    ]


@pytest.mark.parametrize(("answer", "code"), named(FILES))
def test_a_file_of_a_hostile_server(
    start: Start, http: Http, tmp_path: Path, answer: Answer, code: Code | None
) -> None:
    server = start(answer)

    def fetch() -> None:
        with PartialFile(tmp_path, WHEEL.file_name, expected_sha256=WHEEL.sha256) as partial:
            transfer(
                (server.url,),
                partial,
                http=http,
                cancel=Cancel(),
                on_progress=lambda _done, _size: None,
                on_retry=lambda _problem, _attempt, _seconds: None,
                limit=len(BODY) + 64 * 1024,
            )
            partial.verify()
            partial.commit()

    assert outcome(fetch) == code
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([] if code else [BODY])


@pytest.mark.parametrize(("answer", "code"), named(PAGES))
def test_a_page_of_a_hostile_server(start: Start, http: Http, answer: Answer, code: Code | None) -> None:
    place = IndexPlace(start(answer).host)
    index = Index(http, lambda: [place])
    assert outcome(lambda: index.project(canonicalize_name("hostile"))) == code
    if code is None:
        assert [file.file_name for file in index.project(canonicalize_name("hostile")).files] == [WHEEL.file_name]


@pytest.mark.parametrize(("answer", "code"), named(PARTS))
def test_the_metadata_on_a_hostile_server(start: Start, http: Http, answer: Answer, code: Code | None) -> None:
    server = start(answer)
    assert outcome(lambda: metadata_at(http, server.url, WHEEL.file_name)) == code
