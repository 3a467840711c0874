"""After any answers of hostile servers and networks: right bytes or a problem, no litter, and no secret elsewhere."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.partial import PartialFile
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.messages import explain
from pyodide_cache.net.documents import Documents
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.net.transfer import transfer
from support.hostile_answers import FILES, LINK, PAGES, Answer
from support.hostile_server import BODY, WHEEL, HostileServer, Request

EXAMPLES, STEPS = 20, 15

#: They take the time of a timeout each; `tests/core/net` has them alone.
_SLOW = ("silence", "dripping", "a redirect to a closed port")
#: Headers of pages that networks send in place of what was asked for.
NETWORKS = {
    "a page that stays fresh": "Cache-Control: max-age=31536000, immutable",
    "a page of the future": "Last-Modified: Sun, 21 Nov 2100 05:00:00 GMT",
    "a page with a long age": f"Cache-Control: max-age=600\r\nAge: {'9' * 5000}",
    "a page with cookies": f"Set-Cookie: portal=1; Path=/\r\nSet-Cookie: {'x' * 4000}",
    "a page of 1970": "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nExpires: 0\r\nRetry-After: -1",
}


def quick(cases: tuple[tuple[str, Answer, Code | None], ...]) -> dict[str, Answer]:
    return {name: answer for name, answer, _ in cases if not name.startswith(_SLOW) and "drip" not in name}


def portal(line: str) -> Answer:
    """Return the answer of a network that wants its users to log in first."""
    return lambda request: request.send("200 OK", b'<html><form action="/login"></form></html>', line)


class Upstreams(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.scratch = tempfile.TemporaryDirectory(prefix="upstreams-")
        self.folder = Path(self.scratch.name) / "cache"
        self.folder.mkdir()
        self.script: list[Answer] = []
        self.good: Answer = Request.file
        self.server = HostileServer(self._answer)
        self.told: list[Request] = []
        self.other = HostileServer(self._listen)
        self.elsewhere = self.other.host.replace("127.0.0.1", "localhost")
        self.has_page = False

    def teardown(self) -> None:
        self.server.stop()
        self.other.stop()
        self.scratch.cleanup()

    @rule(answers=st.lists(st.sampled_from(sorted([*quick(FILES), *NETWORKS, "elsewhere"])), max_size=5))
    def fetch(self, answers: Sequence[str]) -> None:
        self._play(answers, quick(FILES), Request.file)
        if self._outcome(self._fetch) is None:
            assert [path.read_bytes() for path in self.folder.iterdir()] == [BODY]
            (self.folder / WHEEL.file_name).unlink()

    @rule(answers=st.lists(st.sampled_from(sorted([*quick(PAGES), *NETWORKS, "elsewhere"])), max_size=5))
    def ask(self, answers: Sequence[str]) -> None:
        self._play(answers, quick(PAGES), lambda request: request.send("200 OK", LINK))
        self.has_page |= self._outcome(self._ask) is None

    @rule()
    def ask_offline(self) -> None:
        problem = self._outcome(self._ask, offline=True)
        assert problem is None or not self.has_page or problem.code is Code.NOT_ON_INDEX  # the last answer was a 404

    @rule()
    def recover(self) -> None:
        for action, good in ((self._fetch, Request.file), (self._ask, lambda r: r.send("200 OK", LINK))):
            self._play([], {}, good)
            assert self._outcome(action) is None
        (self.folder / WHEEL.file_name).unlink()
        self.has_page = True

    @invariant()
    def no_litter_stays_and_no_secret_leaves(self) -> None:
        assert list(self.folder.iterdir()) == []
        assert not [request.headers for request in self.told if {"authorization", "cookie"} & request.headers.keys()]

    def _play(self, names: Sequence[str], known: dict[str, Answer], good: Answer) -> None:
        self.server.count = 0
        moved = f"Location: {self.elsewhere}/{WHEEL.file_name}"
        more = {"elsewhere": lambda r: r.send("307 Moved", b"", moved, "Set-Cookie: ticket=secret; Path=/")}
        networks = {name: portal(line) for name, line in NETWORKS.items()}
        self.script = [(known | more | networks)[name] for name in names]
        self.good = good

    def _answer(self, request: Request) -> object:
        return (self.script.pop(0) if self.script else self.good)(request)

    def _listen(self, request: Request) -> object:
        self.told.append(request)
        return self.good(request)

    def _outcome(self, action: Callable[[Http], object], *, offline: bool = False) -> Problem | None:
        with closing(Http(documents=Documents(Path(self.scratch.name) / "documents"), offline=offline)) as http:
            try:
                action(http)
            except Problem as problem:
                text = explain(problem)
                assert text.isprintable()
                assert "secret" not in text
                return problem
        return None

    def _fetch(self, http: Http) -> None:
        url = self.server.url.replace("http://", "http://me:secret@")
        with PartialFile(self.folder, WHEEL.file_name, expected_sha256=WHEEL.sha256) as partial:
            transfer((url,), partial, http=http, cancel=Cancel(), limit=len(BODY) + 64 * 1024)
            partial.commit()

    def _ask(self, http: Http) -> None:
        index = Index(http, lambda: [IndexPlace(self.server.host.replace("http://", "http://me:secret@"))])
        files = index.project(canonicalize_name("hostile")).files
        assert [file.file_name for file in files] == [WHEEL.file_name]


@pytest.mark.slow
def test_any_answers_of_servers_end_in_right_bytes_or_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyodide_cache.net.retries.LONGEST_WAIT", 0.0)
    monkeypatch.setattr("pyodide_cache.net.http.MAX_DOCUMENT_BYTES", 1_000_000)
    chosen = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=[Phase.generate],  # to find a shorter sequence would take minutes
        derandomize=True,
    )
    run_state_machine_as_test(Upstreams, settings=chosen)
