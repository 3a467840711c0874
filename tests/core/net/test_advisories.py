from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.advisories import Vulnerability, vulnerabilities
from pyodide_cache.net.http import Http
from support.servers import Server

DEMO = canonicalize_name("demo")


def ask(status: int, body: bytes) -> tuple[Vulnerability, ...] | None:
    def answer(path: str, _headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        assert path == "/pypi/demo/1.0/json"
        return status, {}, body

    server, http = Server(answer), Http()
    try:
        return vulnerabilities(http, f"{server.url}/simple/", DEMO, "1.0")
    finally:
        http.close()
        server.stop()


def test_odd_fields_of_a_vulnerability_do_not_hide_it() -> None:
    row = {"id": "A", "aliases": None, "summary": None, "details": "one line\nmore", "fixed_in": "?"}
    body = json.dumps({"vulnerabilities": [row, "nonsense", {"id": "B", "withdrawn": "2026-01-01"}]}).encode()
    assert ask(200, body) == (Vulnerability(("A",), "one line", (), ""),)
    assert ask(200, b'{"vulnerabilities": []}') == ()


@pytest.mark.parametrize(
    ("status", "body"), [(404, b""), (403, b""), (200, b"<html>"), (200, b"[]"), (200, b'{"info": {}}')]
)
def test_an_answer_without_vulnerabilities_is_not_an_answer_of_none(status: int, body: bytes) -> None:
    assert ask(status, body) is None


def test_a_broken_server_is_a_problem() -> None:
    with pytest.raises(Problem):
        ask(501, b"")


@pytest.mark.parametrize("index", ["", "/srv/wheels", "https://example.invalid/wheels/", "file:///srv/simple"])
def test_an_address_without_json_api_is_not_asked(index: str) -> None:
    assert vulnerabilities(Http(), index, DEMO, "1.0") is None
