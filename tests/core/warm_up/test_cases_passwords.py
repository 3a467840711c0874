"""Case F8 and the kept pages: the password of an index goes to its host only, also when the page is a saved one."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pyodide_cache import Cache
from pyodide_cache.settings.paths import AppPath
from support.servers import Server
from support.wheels import build_wheel

ALPHA = build_wheel("alpha", requires=["beta"])
BETA = build_wheel("beta")
RIGHT = "Basic " + base64.b64encode(b"me:top-secret").decode()


class Guarded:
    """An index that answers only with the password. Its links are absolute, and lead to this host."""

    def __init__(self) -> None:
        self.server = Server(self._answer)
        self.url = self.server.url.replace("://", "://me:top-secret@") + "/simple/"

    def _answer(self, path: str, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        if headers.get("authorization") != RIGHT:
            return 401, {}, b"no"
        for wheel in (ALPHA, BETA):
            if path == f"/simple/{wheel.name}/":
                link = f"{self.server.url}/f/{wheel.file_name}#sha256={wheel.sha256}"
                return 200, {"ETag": f'"{wheel.name}"'}, f'<a href="{link}">{wheel.file_name}</a>'.encode()
            if path == f"/f/{wheel.file_name}":
                return 200, {}, wheel.data
        return 404, {}, b""


@pytest.fixture
def guarded() -> Iterator[Guarded]:
    index = Guarded()
    yield index
    index.server.stop()


def test_f8_absolute_links_get_the_password_of_their_page(tmp_path: Path, guarded: Guarded) -> None:
    for directory in ("first", "second"):
        with Cache(tmp_path / directory, source="index", index_url=guarded.url) as cache:
            report = cache.execute(cache.plan_warm_up(["alpha"]))
        assert (len(report.fetched), report.failed) == (2, ())


def test_f8_netrc_gives_the_password_where_the_address_has_none(tmp_path: Path, guarded: Guarded, home: Path) -> None:
    (home / ".netrc").write_text("machine 127.0.0.1 login me password top-secret\n")
    with Cache(tmp_path / "d", source="index", index_url=f"{guarded.server.url}/simple/") as cache:
        assert len(cache.execute(cache.plan_warm_up(["alpha"])).fetched) == 2


def test_no_kept_document_has_the_password(tmp_path: Path, guarded: Guarded) -> None:
    with Cache(tmp_path / "d", source="index", index_url=guarded.url) as cache:
        cache.execute(cache.plan_warm_up(["alpha"]))
    kept = list(AppPath.DOCUMENTS.path.iterdir())
    assert kept
    for path in kept:
        assert b"top-secret" not in path.read_bytes() + path.name.encode()
    for path in (tmp_path / "d").iterdir():
        assert b"top-secret" not in path.read_bytes()
