"""The package index of this machine on the loopback interface; what it said is kept between runs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import httpx

from pyodide_cache.net.indexes.urls import usual_indexes
from support.patience import PATIENCE
from support.servers import JSON_TYPE, Server


class KeptIndex:
    """Pages and metadata of a real index, which micropip can reach only by way of loopback.

    Args:
        folder: keeps what was fetched.

    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._upstream = next(place.url for place in usual_indexes() if place.url.startswith("http")).rstrip("/")
        self._client = httpx.Client(follow_redirects=True, timeout=PATIENCE)
        self._files: dict[str, str] = {}
        self.server = Server(self._answer)
        self.url = self.server.url + "/simple/"

    def stop(self) -> None:
        """Stop serving."""
        self.server.stop()
        self._client.close()

    def _answer(self, path: str, _headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        if match := re.fullmatch(r"/simple/([a-z0-9-]+)/", path):
            return self._page(match[1])
        if match := re.fullmatch(r"/files/([^/]+?)(\.metadata)?", path):
            data = self._kept(match[0].removeprefix("/files/"), self._files[match[1]] + (match[2] or ""))
            return (200, {}, data) if data else (404, {}, b"")
        return 404, {}, b""

    def _page(self, name: str) -> tuple[int, dict[str, str], bytes]:
        data = self._kept(f"{name}.json", f"{self._upstream}/{name}/")
        if not data:
            return 404, {}, b""
        page = json.loads(data)
        for file in page["files"]:
            self._files[file["filename"]] = file["url"]
            file["url"] = f"{self.server.url}/files/{file['filename']}"
        return 200, {"Content-Type": JSON_TYPE}, json.dumps(page).encode()

    def _kept(self, name: str, url: str) -> bytes:
        """Return a document; empty if the index does not have it."""
        path = self._folder / name
        if not path.exists():
            answer = self._client.get(url, headers={"Accept": JSON_TYPE} if name.endswith(".json") else {})
            assert answer.status_code in {200, 404}, f"{name}: {answer.status_code}"
            part = path.with_suffix(".part")
            part.write_bytes(answer.content if answer.status_code == 200 else b"")
            part.replace(path)
        return path.read_bytes()
