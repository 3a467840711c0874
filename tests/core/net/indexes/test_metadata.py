"""The metadata of a wheel are those that were published, also in later runs."""

from __future__ import annotations

import hashlib
import io
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.documents import Document, Documents
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.net.indexes.metadata import RemoteFile, metadata_at
from support.servers import Serve
from support.wheels import build_wheel

SIX = canonicalize_name("six")
FRESH = {"Cache-Control": "max-age=31536000, immutable"}


def test_kept_metadata_are_asked_for_again_where_another_hash_was_published(tmp_path: Path, serve: Serve) -> None:
    wheels = [build_wheel("six", requires=["pytz"])]

    def answer(path: str, _headers: object) -> tuple[int, dict[str, str], bytes]:
        wheel = wheels[-1]
        if path.endswith("metadata"):
            return 200, FRESH, wheel.metadata
        digest = hashlib.sha256(wheel.metadata).hexdigest()
        return 200, {}, f'<a href="{wheel.file_name}" data-core-metadata="sha256={digest}">x</a>'.encode()

    server = serve(answer)

    def requirements() -> list[str]:
        with closing(Http(documents=Documents(tmp_path))) as http:
            index = Index(http, lambda: [IndexPlace(server.url + "/")])
            return [str(item) for item in index.requirements(index.project(SIX).files[0])]

    assert requirements() == ["pytz"]
    wheels.append(build_wheel("six", requires=["attrs"]))
    assert requirements() == ["attrs"]


def test_metadata_with_another_hash_is_not_kept_for_later_runs(tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("six", requires=["pytz"])
    sha256 = hashlib.sha256(wheel.metadata).hexdigest()
    link = f'<a href="{wheel.file_name}" data-core-metadata="sha256={sha256}">{wheel.file_name}</a>'.encode()
    answers = [b"damaged on the way", wheel.metadata]
    server = serve(lambda path, _: (200, FRESH, answers.pop(0)) if path.endswith("metadata") else (200, {}, link))
    place = IndexPlace(server.url + "/")

    def requirements() -> list[str]:
        with closing(Http(documents=Documents(tmp_path))) as http:
            index = Index(http, lambda: [place])
            return [str(item) for item in index.requirements(index.project(SIX).files[0])]

    with pytest.raises(Problem) as caught:
        requirements()
    assert caught.value.code is Code.BAD_METADATA
    assert [requirements(), requirements()] == [["pytz"]] * 2
    assert answers == [], "what is right was not kept"


def test_metadata_is_read_without_downloading_the_wheel(http: Http, tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("big", requires=["six"], payload=3_000_000)
    wheel.write_to(tmp_path)
    server = serve(tmp_path)
    assert b"Requires-Dist: six" in metadata_at(http, f"{server}/{wheel.file_name}", "big")
    assert server.total <= 3
    assert all("range" in headers for _, headers in server.seen)


def test_metadata_is_read_without_range_requests_too(http: Http, tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("small", requires=["six"])
    wheel.write_to(tmp_path)
    server = serve(tmp_path)
    server.supports_range = False
    assert b"Requires-Dist: six" in metadata_at(http, f"{server}/{wheel.file_name}", "small")


def test_a_remote_file_can_be_read_like_a_file(http: Http, tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("big", payload=300_000)
    wheel.write_to(tmp_path)
    server = serve(tmp_path)
    url = f"{server}/{wheel.file_name}"
    tail = http.tail(url, 1000)
    assert isinstance(tail, Document)
    with RemoteFile(http, url, tail) as remote:
        assert remote.seekable()
        assert remote.readable()
        assert remote.seek(-5, io.SEEK_END) == remote.tell() == len(wheel.data) - 5
        assert remote.read(100) == wheel.data[-5:]
        assert remote.seek(0) == 0
        assert remote.read(10) == wheel.data[:10]
        asked = server.total
        assert remote.seek(5, io.SEEK_CUR) == 15
        assert remote.read(10) == wheel.data[15:25]
        assert server.total == asked, "what is near was downloaded already"
        with zipfile.ZipFile(io.BufferedReader(remote)) as archive:
            assert archive.testzip() is None


def test_a_missing_file_is_a_problem(http: Http, tmp_path: Path, serve: Serve) -> None:
    with pytest.raises(Problem) as caught:
        metadata_at(http, f"{serve(tmp_path)}/six.whl", "six")
    assert caught.value.code is Code.FILE_NOT_FOUND
