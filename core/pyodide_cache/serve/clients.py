"""The lines that point a client to a mirror."""

from __future__ import annotations

import json
from collections.abc import Callable

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES, LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.preloads import RUNTIME_FILES, preload_links
from pyodide_cache.settings.releases import newest_release, release_named, shipped_lock

#: From this release on, the text of a lock file can be given to `loadPyodide` in Node, and no function sets the
#: address for packages (Pyodide's changelog).
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


@record
class _Target:
    """What the lines name."""

    full: str  # the address of a release's files, with a slash at its end
    version: tuple[int, ...]
    lock: LockFile  # its lock file

    @property
    def root(self) -> str:
        """The address of all that belongs to the release, without a slash at its end."""
        return self.full.removesuffix("/full/")

    @property
    def simple(self) -> str:
        """The address of the release's package index, without a slash at its end."""
        return f"{self.root}/simple"


def client_config(client: Client, base: str, version: str | None = None, lock: LockFile | None = None) -> str:
    """Return the lines for a client.

    Args:
        base: the address of the mirror, such as ``http://127.0.0.1:8765``.
        version: the release; None for the newest one.
        lock: the lock file that the mirror serves; None for the official one.

    Raises:
        Problem: `Code.UNKNOWN_RELEASE`, without a lock file.
    """
    version = release_named(version) if version else newest_release().version
    full = f"{base.rstrip('/')}/pyodide/v{version}/full/"
    numbers = tuple(int(part) for part in version.split(".")[:3] if part.isdigit())
    return _CONFIGS[client](_Target(full, numbers, lock or shipped_lock(version)))


def _browser(target: _Target) -> str:
    other = "pyodide.asm.js" if target.version >= _MODULE_RUNTIME else "pyodide.asm.mjs"
    files: list[tuple[str, str | None]] = [
        (name, None) for name in (*RUNTIME_FILES, LOCK_FILE_NAMES[0]) if name != other
    ]
    if micropip := target.lock.packages.get(canonicalize_name("micropip")):
        files.append((micropip.file_name, micropip.sha256))
    head = preload_links(files, target.full)
    return f"""\
{head}
<script type="module">
  import {{ loadPyodide }} from "{target.full}pyodide.mjs";
  const pyodide = await loadPyodide();
  await pyodide.loadPackage("micropip");
  pyodide.pyimport("micropip").set_index_urls("{target.simple}");
</script>
"""


def _node(target: _Target) -> str:
    head = f"""\
import {{ mkdirSync, writeFileSync }} from "node:fs";
import {{ loadPyodide }} from "pyodide";

const mirror = "{target.full}";
mkdirSync("pyodide-packages", {{ recursive: true }});
"""
    if target.version >= _LOCK_CONTENTS:
        body = """\
const pyodide = await loadPyodide({
  lockFileContents: await (await fetch(mirror + "pyodide-lock.json")).text(),
  packageBaseUrl: mirror,
  packageCacheDir: "pyodide-packages",
});
"""
        head = head.replace("mkdirSync, writeFileSync", "mkdirSync")
    else:  # lockFileURL must be a file, and the address for packages is set after the start
        body = """\
const lockFileURL = "pyodide-packages/pyodide-lock.json";
writeFileSync(lockFileURL, await (await fetch(mirror + "pyodide-lock.json")).text());
const pyodide = await loadPyodide({ lockFileURL, packageCacheDir: "pyodide-packages" });
pyodide._api.setCdnUrl(mirror);
"""
    return f"""\
{head}{body}\
await pyodide.loadPackage("micropip");
pyodide.pyimport("micropip").set_index_urls("{target.simple}");
"""


def _micropip(target: _Target) -> str:
    return f"""\
import micropip

micropip.set_index_urls("{target.simple}")
await micropip.install("rich")
"""


def _pip(target: _Target) -> str:
    runtime = target.lock.runtime
    platforms = " ".join(f"--platform {platform}" for platform in runtime.platforms)
    python = runtime.python_short
    options = (
        f"--python-version {python} --implementation cp --abi cp{python.replace('.', '')} --abi none {platforms}"
    )
    return f"pip download --only-binary :all: {options} --index-url {target.simple}/ rich\n"


def _uv(target: _Target) -> str:
    python = target.lock.runtime.python_short
    options = f"--only-binary :all: --no-python-downloads --python-version {python}"
    return f"uv pip compile {options} --default-index {target.simple}/ requirements.in\n"


def _jupyterlite(target: _Target) -> str:
    kernel = {
        "pyodideUrl": f"{target.full}pyodide.mjs",
        "pipliteUrls": [f"{target.root}/piplite/all.json"],
    }
    settings = {"@jupyterlite/pyodide-kernel-extension:kernel": kernel}
    document = {"jupyter-lite-schema-version": 0, "jupyter-config-data": {"litePluginSettings": settings}}
    return f"""\
jupyter-lite.json, in the folder of “jupyter lite build”:

{json.dumps(document, indent=2)}

The first cell of a notebook:

import micropip
micropip.set_index_urls("{target.simple}")
"""


def _marimo(target: _Target) -> str:
    return f"""\
In the page that “marimo export html-wasm” makes, instead of its element marimo-wasm:

<marimo-wasm hidden data-pyodide-index-url="{target.full}"
  data-pyodide-lockfile-url="{target.full}pyodide-lock.json" data-pypi-index-url="{target.simple}"></marimo-wasm>
"""


def _pyscript(target: _Target) -> str:
    return f"""\
interpreter = "{target.full}pyodide.mjs"
index_urls = ["{target.simple}"]
packages = ["rich"]
"""


_CONFIGS: dict[Client, Callable[[_Target], str]] = {
    Client.BROWSER: _browser,
    Client.NODE: _node,
    Client.MICROPIP: _micropip,
    Client.PIP: _pip,
    Client.UV: _uv,
    Client.JUPYTERLITE: _jupyterlite,
    Client.MARIMO: _marimo,
    Client.PYSCRIPT: _pyscript,
}
