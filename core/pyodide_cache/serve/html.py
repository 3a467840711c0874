"""Pages for people who open an address of the mirror in a browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES
from pyodide_cache.serve.clients import LOAD_RUNTIME, Client, client_config
from pyodide_cache.serve.releases import ServedRelease

_STYLE = """\
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
pre { overflow: auto; padding: 0.75rem; background: #8882; }
summary { cursor: pointer; }
"""


def home_page(base: str, releases: Mapping[str, ServedRelease], cached: Iterable[str]) -> str:
    """Return the page of the mirror: its releases, how clients use them, and the cached packages.

    Args:
        base: the address of the mirror, without a slash at its end.
    """
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
    """Return the list of projects of a package index (PEP 503).

    Args:
        address: of the index, without a slash at its end.
    """
    return _page("Package index", [f"{_link(f'{address}/{name}/', name)}<br>" for name in names])


def error_page(status: int, message: str, home: str) -> str:
    """Return the page of an error, with a link to the page of the mirror."""
    return _page(str(status), [f"<p>{escape(message)}</p>", f"<p>{_link(home, 'This mirror')}</p>"])


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>'


def _page(title: str, parts: Iterable[str]) -> str:
    head = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
    return "\n".join([f"{head}<style>{_STYLE}</style><h1>{escape(title)}</h1>", *parts])
