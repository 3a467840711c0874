"""The lines that point a client to a mirror."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from pyodide_cache.settings.releases import newest_release


class Client(StrEnum):
    """The clients that a mirror can be used from."""

    BROWSER = "browser"
    NODE = "node"
    MICROPIP = "micropip"
    PIP = "pip"
    UV = "uv"


def client_config(client: Client, base: str, version: str | None = None) -> str:
    """Return the lines for a client.

    Args:
        client: which one.
        base: the address of the mirror, such as ``http://127.0.0.1:8765``.
        version: the release; None for the newest one.

    """
    version = version or newest_release().version
    base = base.rstrip("/")
    return _CONFIGS[client](f"{base}/pyodide/v{version}/full/", f"{base}/pyodide/v{version}/simple")


def _browser(full: str, simple: str) -> str:
    return f"""\
<script type="module">
  import {{ loadPyodide }} from "{full}pyodide.mjs";
  const pyodide = await loadPyodide();
  await pyodide.loadPackage("micropip");
  pyodide.pyimport("micropip").set_index_urls("{simple}");
</script>
"""


def _node(full: str, simple: str) -> str:
    # In Node, lockFileURL must be a file. From 0.28.1 on, the text of a lock file can be given.
    return f"""\
import {{ mkdirSync }} from "node:fs";
import {{ loadPyodide }} from "pyodide";

const mirror = "{full}";
mkdirSync("pyodide-packages", {{ recursive: true }});
const pyodide = await loadPyodide({{
  lockFileContents: await (await fetch(mirror + "pyodide-lock.json")).text(),
  packageBaseUrl: mirror,
  packageCacheDir: "pyodide-packages",
}});
await pyodide.loadPackage("micropip");
pyodide.pyimport("micropip").set_index_urls("{simple}");
"""


def _micropip(_full: str, simple: str) -> str:
    return f"""\
import micropip

micropip.set_index_urls("{simple}")
await micropip.install("rich")
"""


def _pip(_full: str, simple: str) -> str:
    return f"pip download --only-binary :all: --index-url {simple}/ rich\n"


def _uv(_full: str, simple: str) -> str:
    return f"uv pip compile --default-index {simple}/ requirements.in\n"


_CONFIGS: dict[Client, Callable[[str, str], str]] = {
    Client.BROWSER: _browser,
    Client.NODE: _node,
    Client.MICROPIP: _micropip,
    Client.PIP: _pip,
    Client.UV: _uv,
}
