"""The pages of a package index: JSON (PEP 691), HTML (PEP 503), for JupyterLite’s piplite, and for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.serve.clients import LOAD_RUNTIME, Client, client_config
from pyodide_cache.serve.releases import ServedRelease

JSON_TYPE = "application/vnd.pypi.simple.v1+json"
HTML_TYPE = "application/vnd.pypi.simple.v1+html"

_STYLE = """\
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
pre { overflow: auto; padding: 0.75rem; background: #8882; }
summary { cursor: pointer; }
"""


@record
class PageFile:
    """A file on the page of a project."""

    file_name: str
    url: str  # absolute: micropip reads no relative URLs in JSON
    sha256: str
    size: int | None = None  # bytes; None if unknown
    requires_python: str | None = None  # a version specifier; None if there is none
    is_yanked: bool = False
    #: Of the metadata file beside it; None if there is none. Empty for a file whose hash is not published.
    metadata_sha256: str | None = None


def json_page(name: str, files: Iterable[PageFile]) -> bytes:
    """Return the page of a project as JSON."""
    listed = list(files)
    versions = sorted({_version_in(file.file_name) for file in listed})
    document = {
        "meta": {"api-version": "1.1"},
        "name": name,
        "versions": versions,
        "files": [_json_file(file) for file in listed],
    }
    return json.dumps(document).encode()


def html_page(name: str, files: Iterable[PageFile]) -> bytes:
    """Return the page of a project as HTML."""
    lines = [
        "<!DOCTYPE html>",
        '<html><head><meta name="pypi:repository-version" content="1.1">',
        f"<title>Links for {escape(name)}</title></head><body>",
        *(_html_link(file) for file in files),
        "</body></html>",
    ]
    return "\n".join(lines).encode()


def piplite_page(projects: Mapping[NormalizedName, Iterable[PageFile]]) -> bytes:
    """Return an ``all.json`` of projects by name (jupyterlite-pyodide-kernel's ``piplite.v0.schema.json``)."""
    return json.dumps({name: {"releases": _piplite_releases(files)} for name, files in projects.items()}).encode()


def _piplite_releases(files: Iterable[PageFile]) -> dict[str, list[dict[str, Any]]]:
    releases: dict[str, list[dict[str, Any]]] = {}
    for file in files:
        item = {
            "filename": file.file_name,
            "url": file.url,
            "digests": {"sha256": file.sha256},
            "size": file.size,
            "requires_python": file.requires_python,
            "yanked": file.is_yanked,
            "packagetype": "bdist_wheel",
        }
        releases.setdefault(_version_in(file.file_name), []).append(item)
    return releases


def _version_in(file_name: str) -> str:
    """Return the version in the name of a wheel or source distribution."""
    if file_name.endswith(".whl"):
        return file_name.split("-")[1]
    return file_name.removesuffix(".tar.gz").removesuffix(".zip").rpartition("-")[2]


def _json_file(file: PageFile) -> dict[str, Any]:
    item: dict[str, Any] = {"filename": file.file_name, "url": file.url, "hashes": {"sha256": file.sha256}}
    if file.size is not None:
        item["size"] = file.size
    if file.requires_python:
        item["requires-python"] = file.requires_python
    if file.is_yanked:
        item["yanked"] = True
    if file.metadata_sha256 is not None:
        item["core-metadata"] = {"sha256": file.metadata_sha256} if file.metadata_sha256 else True
    return item


def _html_link(file: PageFile) -> str:
    attributes = f'href="{escape(file.url)}#sha256={file.sha256}"'
    if file.requires_python:
        attributes += f' data-requires-python="{escape(file.requires_python)}"'
    if file.is_yanked:
        attributes += ' data-yanked=""'
    if file.metadata_sha256 is not None:
        value = f"sha256={file.metadata_sha256}" if file.metadata_sha256 else "true"
        attributes += f' data-core-metadata="{value}"'
    return f"<a {attributes}>{escape(file.file_name)}</a><br>"


def home_page(base: str, releases: Mapping[str, ServedRelease], cached: Iterable[str]) -> str:
    """Return the page of the mirror: its releases, how clients use them, and the cached packages."""
    parts = [f"<p>Address: <code>{escape(base)}/</code></p>"]
    for version, release in releases.items():
        root = f"{base}/pyodide/v{version}"
        what = "the runtime and packages" if release.runtime else "packages; the runtime is not served"
        parts.append(f"<h2>Pyodide {escape(version)}</h2>")
        parts.append(
            f"<p>{_link(f'{root}/full/', 'Files')} ({what}) · {_link(f'{root}/simple/', 'Package index')}</p>"
        )
        for client in Client:
            if client in LOAD_RUNTIME and not release.runtime:
                continue
            lines = client_config(client, base, version, release.content.lock)
            parts.append(
                f"<details><summary>Use it from {client.value}</summary><pre>{escape(lines)}</pre></details>"
            )
    names = list(cached)
    links = ", ".join(_link(f"{base}/simple/{name}/", name) for name in names)
    parts.append(f"<h2>Cached wheels</h2><p>{links or 'None yet. What a client asks for is listed here.'}</p>")
    return _page("Pyodide mirror", parts)


def release_page(base: str, release: ServedRelease) -> str:
    """Return the list of the files of a release."""
    root = f"{base}/pyodide/v{release.version}/full"
    names = [LOCK_FILE_NAMES[0], *release.runtime_names(), *sorted(release.content.packages)]
    links = "".join(f"<li>{_link(f'{root}/{name}', name)}</li>" for name in names)
    return _page(f"Files of Pyodide {release.version}", [f"<ul>{links}</ul>"])


def names_page(address: str, names: Iterable[str]) -> str:
    """Return the list of projects of a package index (PEP 503)."""
    return _page("Package index", [f"{_link(f'{address}/{name}/', name)}<br>" for name in names])


def error_page(status: int, message: str, home: str) -> str:
    """Return the page of an error, with a link to the page of the mirror."""
    return _page(str(status), [f"<p>{escape(message)}</p>", f"<p>{_link(home, 'This mirror')}</p>"])


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>'


def _page(title: str, parts: Iterable[str]) -> str:
    head = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
    return "\n".join([f"{head}<style>{_STYLE}</style><h1>{escape(title)}</h1>", *parts])
