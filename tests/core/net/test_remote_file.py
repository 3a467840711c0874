"""Only the parts of a remote file that are read are downloaded."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.wheel import read_metadata
from pyodide_cache.net.http import Http
from pyodide_cache.net.remote_file import RemoteFile
from support.servers import Serve
from support.wheels import build_wheel


def test_metadata_is_read_without_downloading_the_wheel(http: Http, tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("big", requires=["six"], payload=3_000_000)
    wheel.write_to(tmp_path)
    server = serve(tmp_path)
    with RemoteFile(http, f"{server}/{wheel.file_name}") as remote:
        assert b"Requires-Dist: six" in read_metadata(io.BufferedReader(remote), "big")
    assert server.total <= 3
    assert all("range" in headers for _, headers in server.seen)


def test_metadata_is_read_without_range_requests_too(http: Http, tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("small", requires=["six"])
    wheel.write_to(tmp_path)
    server = serve(tmp_path)
    server.supports_range = False
    with RemoteFile(http, f"{server}/{wheel.file_name}") as remote:
        assert b"Requires-Dist: six" in read_metadata(io.BufferedReader(remote), "small")


def test_a_remote_file_can_be_read_like_a_file(http: Http, tmp_path: Path, serve: Serve) -> None:
    wheel = build_wheel("big", payload=300_000)
    wheel.write_to(tmp_path)
    with RemoteFile(http, f"{serve(tmp_path)}/{wheel.file_name}") as remote:
        assert remote.seekable()
        assert remote.readable()
        assert remote.seek(-5, io.SEEK_END) == remote.tell() == len(wheel.data) - 5
        assert remote.read(100) == wheel.data[-5:]
        assert remote.seek(0) == 0
        assert remote.read(10) == wheel.data[:10]
        assert remote.seek(5, io.SEEK_CUR) == 15
        with zipfile.ZipFile(io.BufferedReader(remote)) as archive:
            assert archive.testzip() is None


def test_a_missing_file_is_a_problem(http: Http, tmp_path: Path, serve: Serve) -> None:
    with pytest.raises(Problem) as caught:
        RemoteFile(http, f"{serve(tmp_path)}/six.whl")
    assert caught.value.code is Code.FILE_NOT_FOUND
