"""Read the page of a project on a package index: HTML (PEP 503) or JSON (PEP 691).

A page is read as leniently as pip reads it: a field or an entry that is not valid is passed over,
so that one odd upload does not hide a project.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field, record
from pyodide_cache.formats.documents import as_table, parse_json
from pyodide_cache.net.addresses import mask

#: The hash algorithms that are checked, best first.
ALGORITHMS = ("sha256", "sha512", "sha384", "blake2b", "blake2s", "md5")

#: The major versions of the index API that this program knows; empty for 0.
_API_VERSIONS = frozenset({"", "1"})

#: How much of an index's reason is shown, in characters.
_LONGEST_REASON = 200

_ENDINGS = (".whl", ".zip", ".gz", ".bz2", ".xz", ".tgz", ".egg", ".exe", ".msi", ".rpm")

#: What ``rel`` says of links to the website of a project, which old indexes have beside its files (PEP 438).
_OF_WEBSITES = frozenset({"homepage", "download"})


@record
class IndexLink:
    """A file that a page offers."""

    file_name: str
    url: str  # absolute, without a fragment
    #: Lowercase digests by algorithm; only those of `ALGORITHMS`
    hashes: Mapping[str, str] = field(default_factory=dict)
    size: int | None = None  # bytes; None if the page does not say
    requires_python: str | None = None
    is_yanked: bool = False
    metadata: bool = False  # whether a metadata file is offered beside the file (PEP 658)
    metadata_sha256: str | None = None  # of the metadata file, if published
    yanked_reason: str = ""  # empty if none is given
    uploaded: float | None = None  # in seconds since the epoch; None if the page does not say (PEP 700)
    project_status: str = ""  # such as ``archived: reason``; empty for an active project (PEP 792)


def parse_page(data: bytes, content_type: str, url: str) -> tuple[IndexLink, ...]:
    """Read a page by its content, since servers send odd content types.

    Args:
        url: of the page; links are relative to it.

    Raises:
        Problem: `Code.BAD_INDEX_PAGE`, also for a login page; `Code.PROJECT_QUARANTINED` (PEP 792).
    """
    if "json" in content_type or data.lstrip()[:1] == b"{":
        return tuple(_json_links(data, url))
    return _html_links(data, url)


def clean_hashes(hashes: object) -> dict[str, str]:
    """Return lowercase digests of known algorithms; an empty or odd digest counts as none."""
    found = {}
    for key, value in hashes.items() if isinstance(hashes, Mapping) else ():
        algorithm, digest = str(key).lower(), str(value or "").strip().lower()
        if algorithm in ALGORITHMS and digest and all(character in "0123456789abcdef" for character in digest):
            found[algorithm] = digest
    return found


def file_name_of(url: str) -> str:
    """Return the last segment of a URL's path, decoded: pip takes the file name from there."""
    return unquote(urlsplit(url).path.rpartition("/")[2])


def _json_links(data: bytes, url: str) -> Iterator[IndexLink]:
    try:
        page = as_table(parse_json(data))
    except ValueError as error:
        raise _bad_page(url, str(error).splitlines()[0]) from error
    files = page.get("files")
    if not isinstance(files, list):
        raise _bad_page(url, "it is JSON without “files”")
    _check_version(str(as_table(page.get("meta")).get("api-version", "1.0")), url)
    status = _status(as_table(page.get("project-status")), url)
    for item in files:
        if isinstance(item, dict) and isinstance(item.get("url"), str) and (link := _json_link(item, url, status)):
            yield link


def _json_link(item: dict[str, Any], url: str, status: str) -> IndexLink | None:
    address = _absolute(url, item["url"])
    if address is None:
        return None
    file_name = item.get("filename")
    metadata = item.get("core-metadata", item.get("dist-info-metadata"))
    size = item.get("size")
    python, yanked = item.get("requires-python"), item.get("yanked")
    return IndexLink(
        file_name if isinstance(file_name, str) and file_name else file_name_of(address),
        address,
        _hashes_in(item["url"].partition("#")[2]) | clean_hashes(item.get("hashes")),
        size if isinstance(size, int) and not isinstance(size, bool) and size >= 0 else None,
        python if isinstance(python, str) and python.strip() else None,
        bool(yanked),  # true, or a reason that is not empty (PEP 691)
        bool(metadata),
        clean_hashes(metadata).get("sha256"),
        yanked if isinstance(yanked, str) else "",
        _seconds(item.get("upload-time")),
        status,
    )


def _check_version(version: str, url: str) -> None:
    major = version.partition(".")[0]
    if major.isdecimal() and major.lstrip("0") not in _API_VERSIONS:
        raise _bad_page(url, f"its API version is {version[:20]}")


def _status(marker: Mapping[str, object], url: str) -> str:
    """Return the status of a project that its authors no longer maintain, with the reason (PEP 792).

    Raises:
        Problem: `Code.PROJECT_QUARANTINED`: the index holds all files of the project to be unsafe.
    """
    reason = " ".join(str(marker.get("reason") or "").split())[:_LONGEST_REASON]
    reason = reason and f": {reason}"
    status = marker.get("status")
    if status == "quarantined":
        raise Problem(Code.PROJECT_QUARANTINED, url=mask(url), reason=reason)
    return f"{status}{reason}" if status in {"archived", "deprecated"} else ""


def _seconds(text: object) -> float | None:
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def _html_links(data: bytes, url: str) -> tuple[IndexLink, ...]:
    from pyodide_cache.net.indexes.html import HtmlPage  # few indexes need the parser

    text = _text(data)
    if not text.strip():
        raise _bad_page(url, "it is empty")
    page = HtmlPage(text)
    _check_version(page.marks.get("pypi:repository-version", ""), url)
    status, reason = (page.marks.get(f"pypi:project-status{more}") for more in ("", "-reason"))
    project_status = _status({"status": status, "reason": reason}, url)
    base = _absolute(url, page.base) or url
    found = [(values, _absolute(base, values["href"])) for values in page.links]
    links = tuple(_html_link(values, address, project_status) for values, address in found if address is not None)
    # Also of links that are not followed.
    paths = (re.split("[?#]", values["href"])[0].rstrip() for values in page.links)
    has_files = any(link.hashes for link in links) or any(path.endswith(_ENDINGS) for path in paths)
    others = (address for values, address in found if _OF_WEBSITES.isdisjoint(values.get("rel", "").lower().split()))
    if not has_files and (page.is_for_people or any(_leads_away(url, address) for address in others)):
        raise _bad_page(url, "it has no packages, but links or a form, as a login page has")
    return links


def _html_link(values: Mapping[str, str], address: str, status: str) -> IndexLink:
    metadata = values.get("data-core-metadata", values.get("data-dist-info-metadata", ""))
    return IndexLink(
        file_name_of(address),
        address,
        _hashes_in(values["href"].partition("#")[2]),
        requires_python=values.get("data-requires-python", "").strip() or None,
        is_yanked="data-yanked" in values,
        metadata="=" in metadata or metadata.lower() == "true",
        metadata_sha256=_hashes_in(metadata).get("sha256"),
        yanked_reason=values.get("data-yanked", ""),
        project_status=status,
    )


def _hashes_in(text: str) -> dict[str, str]:
    """Return the hashes of a fragment, in which ``egg`` or ``subdirectory`` may come first, and of an attribute."""
    return clean_hashes(dict(part.partition("=")[::2] for part in text.strip().split("&")))


def _text(data: bytes) -> str:
    """Return the text of a page. Links are ASCII, so that in other encodings each byte may be a character."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _leads_away(page: str, address: str | None) -> bool:
    """Return whether a link leads out of the page's folder and the folders above, as no link of a listing does."""
    here, there = urljoin(page, "."), (address or "").partition("?")[0]
    return not there.startswith(here) and not (there.endswith("/") and here.startswith(there))


def _absolute(page: str, link: str) -> str | None:
    try:
        address = urljoin(page, link.strip())
        scheme = urlsplit(address).scheme
        # A page of a server must not lead to files of this machine.
        known = scheme in ("http", "https") or (scheme == "file" and page.startswith("file:"))
        return address.partition("#")[0] if known else None
    except ValueError:  # such as a broken IPv6 address
        return None


def _bad_page(url: str, error: str) -> Problem:
    return Problem(Code.BAD_INDEX_PAGE, url=mask(url), error=error)
