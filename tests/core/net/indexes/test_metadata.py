"""The metadata of a wheel are those that were published, also in later runs."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.documents import Documents
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.index import Index
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
