"""The mirror answers only those who may ask, and downloads a file once for all who wait for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from pyodide_cache.serve.middleware import host_name, loopback_names
from support.mirrors import RELEASE, StartMirror
from support.servers import StartIndex
from support.wheels import build_wheel

SIMPLE = f"/pyodide/v{RELEASE}/simple"


def test_forty_concurrent_misses_are_one_request_upstream(mirror_of: StartMirror, index_server: StartIndex) -> None:
    wheel = build_wheel("demo", "1.0", payload=200_000)
    index = index_server(wheel)
    mirror = mirror_of(index.url)
    mirror.get(f"{SIMPLE}/demo/")
    path = f"/files/{wheel.sha256}/{wheel.file_name}"
    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(lambda _number: mirror.get(path).content, range(40)))
    assert set(answers) == {wheel.data}
    assert index.requests[f"/files/{wheel.file_name}"] == 1


def test_only_names_of_this_machine_are_answered(mirror_of: StartMirror) -> None:
    mirror = mirror_of("http://127.0.0.1:9/simple")
    assert mirror.get("/-/status", host="evil.example").status_code == 421
    assert mirror.get("/-/status", host="localhost:1").status_code == 200


def test_all_websites_may_read_a_public_index_and_only_named_ones_a_private_one(mirror_of: StartMirror) -> None:
    public = mirror_of("http://127.0.0.1:9/simple")
    assert public.get("/-/status", origin="https://a.example").headers["access-control-allow-origin"] == "*"
    private = mirror_of("http://user:secret@127.0.0.1:9/simple", origins=["https://a.example"])
    answer = private.get("/-/status", origin="https://a.example")
    assert answer.headers["access-control-allow-origin"] == "https://a.example"
    assert "access-control-allow-origin" not in private.get("/-/status", origin="https://b.example").headers


@pytest.mark.parametrize(
    ("header", "name"), [("localhost:80", "localhost"), ("[::1]:80", "::1"), ("A.example", "a.example"), ("", "")]
)
def test_the_name_in_a_host_header(header: str, name: str) -> None:
    assert host_name(header) == name


def test_a_mirror_for_other_machines_answers_to_every_name() -> None:
    assert loopback_names("0.0.0.0") == frozenset()
    assert "localhost" in loopback_names("127.0.0.1")
