"""The lines that point a client to a mirror; ``resources/clients/`` has them, with names for what differs."""

from __future__ import annotations

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES, LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.preloads import RUNTIME_FILES, preload_links
from pyodide_cache_resources import text_of

#: From this release on, the text of a lock file can be given to `loadPyodide` in Node, and no function sets the
#: address for packages (Pyodide's changelog). Before, the lock file must be a file, and the address is set after the
#: start.
_LOCK_CONTENTS = (0, 28, 1)

#: From this release on, the runtime's code is an ES module of its own name (npm packages ``pyodide``).
_MODULE_RUNTIME = (314,)


class Client(StrEnum):
    """The clients that a mirror can be used from."""

    BROWSER = "browser"
    NODE = "node"
    MICROPIP = "micropip"
    PIP = "pip"
    UV = "uv"
    JUPYTERLITE = "jupyterlite"
    MARIMO = "marimo"
    PYSCRIPT = "pyscript"


#: The clients that load the runtime from the mirror, too.
LOAD_RUNTIME = frozenset({Client.BROWSER, Client.JUPYTERLITE, Client.MARIMO, Client.PYSCRIPT})


def client_config(client: Client, base: str, version: str, lock: LockFile) -> str:
    """Return the lines for a client.

    Args:
        base: the address of the mirror, such as ``http://127.0.0.1:8765``.
        version: the release.
        lock: the lock file that the mirror serves.
    """
    numbers = tuple(int(part) for part in version.split(".")[:3] if part.isdigit())
    root, python = f"{base.rstrip('/')}/pyodide/v{version}", lock.runtime.python_short
    name = "node-before-0.28.1" if client is Client.NODE and numbers < _LOCK_CONTENTS else client
    return text_of(
        f"clients/{name}.txt",
        ROOT=root,
        FULL=f"{root}/full/",
        SIMPLE=f"{root}/simple",
        PYTHON=python,
        ABI=f"cp{python.replace('.', '')}",
        PLATFORMS=" ".join(f"--platform {platform}" for platform in lock.runtime.platforms),
        LINKS=_links(f"{root}/full/", numbers, lock) if client is Client.BROWSER else "",
    )


def _links(full: str, version: tuple[int, ...], lock: LockFile) -> str:
    """Return links for what a page loads before it can install anything."""
    other = "pyodide.asm.js" if version >= _MODULE_RUNTIME else "pyodide.asm.mjs"
    files: list[tuple[str, str | None]] = [
        (name, None) for name in (*RUNTIME_FILES, LOCK_FILE_NAMES[0]) if name != other
    ]
    if micropip := lock.packages.get(canonicalize_name("micropip")):
        files.append((micropip.file_name, micropip.sha256))
    return preload_links(files, full)
