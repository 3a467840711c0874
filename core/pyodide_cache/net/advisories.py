"""Known vulnerabilities of a version, from the JSON API of a package index (``…/pypi/NAME/VERSION/json``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.documents import as_list, parse_json
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.net.http import Http

_SERVER_ERROR = 500


@record
class Vulnerability:
    """A published vulnerability of a version."""

    ids: tuple[str, ...]  # its names, such as ``GHSA-…`` and ``CVE-…``; the index's own first
    summary: str  # one line; may be empty
    fixed_in: tuple[str, ...]  # versions without it
    link: str  # to its description; may be empty


def vulnerabilities(http: Http, index: str, name: NormalizedName, version: str) -> tuple[Vulnerability, ...] | None:
    """Return the vulnerabilities of a version that the index publishes; None if it has no JSON API.

    Args:
        index: the address of the index, which ends in ``/simple``.

    Raises:
        Problem: when the index does not answer.
    """
    base, simple, _ = index.rstrip("/").rpartition("/simple")
    if not simple or not base.startswith(("https://", "http://")):
        return None
    try:
        page = http.read(f"{base}/pypi/{name}/{version}/json", lambda document: parse_json(document.data))
    except ValueError:  # such as a page for people
        return None
    except Problem as problem:
        is_refused = problem.code is Code.HTTP_STATUS and int(problem.facts["status"]) < _SERVER_ERROR
        if is_refused or problem.code is Code.FILE_NOT_FOUND:
            return None
        raise
    rows = page.get("vulnerabilities") if isinstance(page, dict) else None
    if not isinstance(rows, list):
        return None
    return tuple(parse_vulnerability(row) for row in rows if isinstance(row, dict) and not row.get("withdrawn"))


def parse_vulnerability(row: Mapping[str, Any]) -> Vulnerability:
    """Read what the index and OSV data have in common; OSV data has its versions and links in another form."""
    ids = [row.get("id"), *as_list(row.get("aliases"))]
    text = str(row.get("summary") or row.get("details") or "").strip()
    return Vulnerability(
        tuple(dict.fromkeys(str(item) for item in ids if item)),
        text.splitlines()[0] if text else "",
        tuple(map(str, as_list(row.get("fixed_in")))),
        str(row.get("link") or ""),
    )
