"""What the headers of a response say."""

from __future__ import annotations

import gzip

import httpx
import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.net.responses import content, is_whole, validator


@pytest.mark.parametrize(
    ("content_range", "length", "whole"),
    [
        ("bytes 0-9/10", "10", True),
        ("bytes 1-9/10", "9", False),
        ("bytes 0-8/10", "9", False),
        ("bytes 0-9/10", "", False),
        ("bytes 0-9/10", "9" * 5000, False),
        ("", "10", False),
    ],
)
def test_a_part_that_is_the_whole_file_is_recognized(content_range: str, length: str, whole: bool) -> None:
    response = httpx.Response(206, headers={"content-range": content_range, "content-length": length})
    assert is_whole(response) is whole


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"etag": '"1"'}, '"1"'),
        ({"etag": 'W/"1"', "last-modified": "x"}, None),
        ({"last-modified": "x"}, "x"),
        ({}, None),
    ],
)
def test_only_a_strong_validator_continues_a_download(headers: dict[str, str], expected: str | None) -> None:
    assert validator(httpx.Response(200, headers=headers)) == expected


def test_no_more_bytes_than_the_limit_are_passed_on() -> None:
    response = httpx.Response(200, stream=httpx.ByteStream(b"123456"))
    with pytest.raises(Problem) as caught:
        list(content(response, "https://x.example/", 5))
    assert caught.value.code is Code.TOO_LARGE
    assert caught.value.facts["limit"] == 5


def test_a_bomb_is_decoded_in_small_pieces() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    response = httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(bomb))
    sizes = [len(piece) for piece in content(response, "https://x.example/", 60_000_000)]
    assert max(sizes) <= 1024 * 1024
    assert sum(sizes) == 50_000_000


def test_a_bomb_is_given_up_long_before_the_limit_of_a_file() -> None:
    bomb = gzip.compress(bytes(200_000_000), 1)
    response = httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(bomb))
    with pytest.raises(Problem) as caught:
        list(content(response, "https://x.example/", 4 * 1024**3))
    assert caught.value.code is Code.TOO_LARGE
    assert caught.value.facts["limit"] == 64 * 1024 * 1024


@pytest.mark.parametrize("rest", ["a member", "zeros", "something"])
@pytest.mark.parametrize("step", [1, 5, 1000])
def test_all_members_of_gzip_are_read_and_what_follows_them_is_not(rest: str, step: int) -> None:
    member = gzip.compress(b"two")
    body = gzip.compress(b"one") + {"a member": member, "zeros": bytes(8), "something": b"x"}[rest]
    chunks = [body[start : start + step] for start in range(0, len(body), step)]
    response = httpx.Response(200, headers={"content-encoding": "gzip"}, content=iter(chunks))
    assert b"".join(content(response, "https://x.example/", 100)) == (b"onetwo" if rest == "a member" else b"one")
