from __future__ import annotations

import os
from pathlib import Path

from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.serve.hot import HotFiles

KEY = ("/files/demo.whl", b"gzip")
HEADERS = ((b"content-length", b"5"), (b"etag", b'"e"'))


def added(path: Path) -> HotFiles:
    files = HotFiles()
    files.add(KEY, path, stamp_of(path), '"e"', HEADERS)
    return files


def test_a_file_is_sent_again_until_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "demo.whl"
    path.write_bytes(b"hello")
    files = added(path)
    found = files.get(KEY)
    assert found
    assert found.messages("GET", is_known=False)[1]["body"] == b"hello"
    assert files.get(("/files/demo.whl", b"")) is None
    path.write_bytes(b"other")
    os.utime(path, (1, 1))
    assert files.get(KEY) is None


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "demo.whl"
    path.write_bytes(b"hello")
    files = added(path)
    path.unlink()
    assert files.get(KEY) is None


def test_a_file_that_changed_since_it_was_proved_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "demo.whl"
    path.write_bytes(b"hello")
    stamp = stamp_of(path)
    path.write_bytes(b"longer than before")
    files = HotFiles()
    files.add(KEY, path, stamp, '"e"', HEADERS)
    assert files.get(KEY) is None


def test_a_large_file_is_sent_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "demo.whl"
    path.write_bytes(bytes(300_000))
    found = added(path).get(KEY)
    assert found
    assert found.messages("GET", is_known=False)[1] == {"type": "http.response.pathsend", "path": str(path)}


def test_a_client_that_has_the_bytes_gets_none_and_head_gets_their_size(tmp_path: Path) -> None:
    path = tmp_path / "demo.whl"
    path.write_bytes(b"hello")
    found = added(path).get(KEY)
    assert found
    start, body = found.messages("GET", is_known=True)
    assert (start["status"], dict(start["headers"]), body) == (304, {b"etag": b'"e"'}, {"type": "http.response.body"})
    start, body = found.messages("HEAD", is_known=False)
    assert dict(start["headers"])[b"content-length"] == b"5"
    assert "body" not in body


def test_a_link_is_not_kept_since_the_file_behind_it_may_change(tmp_path: Path) -> None:
    path = tmp_path / "demo.whl"
    path.write_bytes(b"hello")
    link = tmp_path / "link.whl"
    link.symlink_to(path)
    assert added(link).get(KEY) is None
