"""A package index on the loopback interface that responds as public ones do."""

from __future__ import annotations

import json
from urllib.parse import urljoin

from packaging.utils import parse_sdist_filename, parse_wheel_filename

from support.servers import JSON_TYPE, IndexServer


class PublicIndex(IndexServer):
    """An index whose JSON has absolute URLs and the list of versions (PEP 700), also of source distributions."""

    def _page(self, name: str, accept: str) -> tuple[int, dict[str, str], bytes]:
        status, headers, body = super()._page(name, accept)
        if headers.get("Content-Type") == JSON_TYPE:
            page = json.loads(body)
            for file in page["files"]:
                file["url"] = urljoin(f"{self.url}{name}/", file["url"])
            page["versions"] = sorted({_version(file["filename"]) for file in page["files"]})
            body = json.dumps(page).encode()
        return status, headers, body


def _version(file_name: str) -> str:
    if file_name.endswith(".whl"):
        return str(parse_wheel_filename(file_name)[1])
    return str(parse_sdist_filename(file_name)[1])
