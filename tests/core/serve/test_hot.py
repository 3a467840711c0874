from __future__ import annotations

import os
from pathlib import Path

from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.serve.hot import HotFiles, answer_about
from pyodide_cache.serve.traffic import RequestLine

REQUEST = b"GET /files/demo.whl HTTP/1.1\r\n\r\n"
HEADERS = ((b"content-length", b"5"), (b"etag", b'"e"'))


def added(path: Path, method: str = "GET", status: int = 200, *, keeps_alive: bool = True) -> HotFiles:
    files = HotFiles()
    file = files.file(path, stamp_of(path))
    assert file
    line = RequestLine(method, "/files/demo.whl", status)
    files.add(REQUEST, answer_about(file, HEADERS, line, keeps_alive=keeps_alive))
    return files


def wheel(tmp_path: Path, data: bytes = b"hello") -> Path:
    path = tmp_path / "demo.whl"
    path.write_bytes(data)
    return path


def test_a_file_is_sent_again_to_the_same_request_until_it_changes(tmp_path: Path) -> None:
    path = wheel(tmp_path)
    files = added(path)
    found = files.get(REQUEST)
    assert found
    assert (found.file.data, found.has_body) == (b"hello", True)
    assert found.head == b'HTTP/1.1 200 OK\r\ncontent-length: 5\r\netag: "e"\r\n'
    assert files.get(b"GET /files/demo.whl HTTP/1.1\r\nRange: bytes=0-1\r\n\r\n") is None
    path.write_bytes(b"other")
    os.utime(path, (1, 1))
    assert files.get(REQUEST) is None


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    path = wheel(tmp_path)
    files = added(path)
    path.unlink()
    assert files.get(REQUEST) is None


def test_a_file_that_changed_since_it_was_proved_is_not_kept(tmp_path: Path) -> None:
    path = wheel(tmp_path)
    stamp = stamp_of(path)
    path.write_bytes(b"longer than before")
    assert HotFiles().file(path, stamp) is None


def test_a_link_is_not_kept_since_the_file_behind_it_may_change(tmp_path: Path) -> None:
    link = tmp_path / "link.whl"
    link.symlink_to(wheel(tmp_path))
    assert HotFiles().file(link, stamp_of(link)) is None


def test_a_large_file_stays_on_the_disk(tmp_path: Path) -> None:
    found = added(wheel(tmp_path, bytes(300_000))).get(REQUEST)
    assert found
    assert found.file.data is None


def test_a_client_that_has_the_bytes_and_one_that_asks_for_the_head_get_no_body(tmp_path: Path) -> None:
    path = wheel(tmp_path)
    known = added(path, status=304, keeps_alive=False).get(REQUEST)
    head = added(path, method="HEAD").get(REQUEST)
    assert known
    assert head
    assert known.head.startswith(b"HTTP/1.1 304 Not Modified\r\n")
    assert known.head.endswith(b"connection: close\r\n")
    assert (known.has_body, head.has_body) == (False, False)


def test_a_very_long_request_is_not_remembered(tmp_path: Path) -> None:
    files = added(wheel(tmp_path))
    answer = files.get(REQUEST)
    assert answer
    long = b"GET / HTTP/1.1\r\nCookie: " + b"a" * 5000 + b"\r\n\r\n"
    files.add(long, answer)
    assert files.get(long) is None


def test_a_message_is_made_again_when_the_date_or_the_file_changes(tmp_path: Path) -> None:
    path = wheel(tmp_path)
    files = added(path)
    found = files.get(REQUEST)
    assert found
    noon = [(b"date", b"noon")]
    message = files.message(REQUEST, found, noon)
    assert message.startswith(b"HTTP/1.1 200 OK\r\n")
    assert message.endswith(b"date: noon\r\n\r\nhello")
    assert files.message(REQUEST, found, noon) is message
    assert b"date: one\r\n" in files.message(REQUEST, found, [(b"date", b"one")])

    path.write_bytes(b"other")
    assert files.get(REQUEST) is None
    file = files.file(path, stamp_of(path))
    assert file
    files.add(REQUEST, answer_about(file, HEADERS, found.line, keeps_alive=True))
    again = files.get(REQUEST)
    assert again
    assert files.message(REQUEST, again, noon).endswith(b"\r\n\r\nother")


def test_a_message_about_a_file_that_the_client_has_holds_no_body(tmp_path: Path) -> None:
    files = added(wheel(tmp_path), status=304)
    found = files.get(REQUEST)
    assert found
    assert files.message(REQUEST, found, []).endswith(b'etag: "e"\r\n\r\n')
