"""Links in a page that let a browser load files before its scripts ask for them."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

#: What a page of the runtime loads first, in the releases that a browser can load as a module: the code is a module
#: of one name since 314, and of another before. Other files of the npm package are for Node and for developers.
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")

_MODULES = (".mjs", ".js")


def preload_links(files: Iterable[tuple[str, str | None]], base: str = "") -> str:
    """Return a line for each file.

    A browser uses what it loaded only for a request of the same kind, so a package that the runtime requests with
    its hash has it here too (https://www.w3.org/TR/preload/).

    Args:
        files: names, each with the sha256 that the page asks for; None where it asks for none.
        base: the address of the files, with a slash at its end; empty for the folder of the page.
    """
    return "\n".join(_link(base + quote(name, safe="+!@~"), sha256) for name, sha256 in files)


def integrity(sha256: str) -> str:
    """Return a hash as browsers write it (https://www.w3.org/TR/SRI/)."""
    return f"sha256-{base64.b64encode(bytes.fromhex(sha256)).decode()}"


def _link(address: str, sha256: str | None) -> str:
    if address.endswith(_MODULES):
        return f'<link rel="modulepreload" href="{escape(address)}">'
    hashed = f' integrity="{integrity(sha256)}"' if sha256 else ""
    return f'<link rel="preload" as="fetch" crossorigin{hashed} href="{escape(address)}">'
