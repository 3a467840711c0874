"""Code that loads cached files: in Node, in a browser from an export, and with micropip."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from enum import StrEnum

from pyodide_cache.base.record import record
from pyodide_cache.details.lock_choice import LockChoice
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.specifiers import parse_version
from pyodide_cache.inventory.inventory import Entry, Inventory, Status

#: Release lines without ``packageCacheDir``, which came with 0.24.
_WITHOUT_CACHE_DIR = frozenset({"0.21", "0.22", "0.23"})

_MOUNT = "/packages"


class Way(StrEnum):
    """How packages are loaded."""

    NODE = "node"
    BROWSER = "browser"
    MICROPIP = "micropip"


@record
class Snippet:
    """Code to copy."""

    way: Way
    title: str  # for a tab: Node, Browser or micropip
    code: str  # each line ends with a line feed
    file_name: str  # a name to save it under


def snippets(
    inventory: Inventory,
    entries: Sequence[Entry],
    choice: LockChoice | None,
    *,
    imports: Sequence[str] = (),
    also: Sequence[Entry] = (),
    is_all: bool = False,
) -> tuple[Snippet, ...]:
    """Return code for each way that loads ``entries``; none if no runtime loads them.

    A file that a lock file names is loaded by the package's name, a wheel that none names by its path.

    Args:
        imports: modules to import at the end; empty for those that the lock file names.
        also: cached wheels that wheels without a lock file need.
        is_all: whether ``also`` is all that they need, so that nothing has to be looked up.
    """
    chosen = [entry for entry in entries if _is_loadable(entry)]
    if not chosen or choice is None or choice.line in _WITHOUT_CACHE_DIR:
        return ()
    writer = _Writer(inventory, choice, chosen, also, imports, is_all=is_all)
    return tuple(snippet for snippet in (writer.node(), writer.browser(), writer.micropip()) if snippet)


def _is_loadable(entry: Entry) -> bool:
    kinds = {Kind.WHEEL, Kind.SHARED_LIBRARY, Kind.STDLIB_MODULE, Kind.TESTS_ARCHIVE}
    return entry.kind in kinds and entry.is_file and entry.status is not Status.DAMAGED


class _Writer:
    def __init__(
        self,
        inventory: Inventory,
        choice: LockChoice,
        entries: Sequence[Entry],
        also: Sequence[Entry],
        imports: Sequence[str],
        *,
        is_all: bool,
    ) -> None:
        self._inventory = inventory
        self._choice = choice
        self._entries = entries
        self._is_all = is_all
        by_file = {package.file_name: package for package in choice.lock.packages.values()}
        self._locked = [by_file[entry.file_name] for entry in entries if entry.file_name in by_file]
        self._unlocked = [entry for entry in entries if entry.file_name not in by_file]
        self._also = [entry for entry in also if entry.file_name not in by_file]
        self._also_locked = [by_file[entry.file_name] for entry in also if entry.file_name in by_file]
        modules = imports or [min(package.imports, key=_is_private, default="") for package in self._locked]
        self._imports = [module for module in dict.fromkeys(modules) if _is_module(module)]

    def node(self) -> Snippet | None:
        if not self._unlocked_load():
            return None
        lines = self._start()
        names = [str(package.name) for package in (*self._also_locked, *self._locked)]
        if names:
            lines.append(f"await pyodide.loadPackage({_js(names)});")
        if self._unlocked:
            lines.append("// No lock file names these, so load them by path, with the wheels that they need:")
            lines.append("await pyodide.loadPackage([")
            lines += [f"  dir + {_js('/' + entry.file_name)}," for entry in (*self._also, *self._unlocked)]
            lines.append("]);")
        lines += self._finish()
        return Snippet(Way.NODE, "Node", _text(lines), "load.mjs")

    def browser(self) -> Snippet | None:
        if not self._unlocked_load():
            return None
        names = [str(package.name) for package in self._locked]
        names += [entry.identity.name or "" for entry in self._unlocked]
        version = self._choice.release
        export = f"export offline {' '.join(names)} --pyodide {version} --runtime node_modules/pyodide -o offline"
        where = shlex.quote(str(self._inventory.directory))
        lines = [
            "<!doctype html>",
            '<meta charset="utf-8">',
            '<script type="module">',
            f"  // Once: npm install pyodide@{version}, and then",
            f"  // pyodide-cache --cache-dir {_in_comment(where)} {export}",
            "  // Save this page in the folder offline, and serve it: python3 -m http.server -d offline",
            '  import { loadPyodide } from "./pyodide.mjs";',
            "",
            "  const pyodide = await loadPyodide();",
            f"  await pyodide.loadPackage({_js(names)}, {{ checkIntegrity: true }});",
            *(f"  {line}" for line in self._finish()),
            "</script>",
        ]
        return Snippet(Way.BROWSER, "Browser", _text(lines), "load.html")

    def micropip(self) -> Snippet | None:
        if not self._unlocked_load() or any(entry.kind is not Kind.WHEEL for entry in self._entries):
            return None
        tool = self._choice.lock.packages.get(canonicalize_name("micropip"))
        names = [entry.file_name for entry in (*self._also, *self._unlocked)]
        if tool is None or not all(map(self._choice.lock.runtime.micropip_accepts, names)):
            return None
        lines = self._start()
        if tool.file_name not in self._inventory.by_name:
            lines.append("// micropip itself is not in this directory: it is downloaded the first time.")
        if self._unlocked:
            lines.append(f"pyodide.mountNodeFS({_js(_MOUNT)}, dir);")
        wanted = [_pinned(str(package.name), package.version) for package in (*self._also_locked, *self._locked)]
        wanted += [f"emfs:{_MOUNT}/{entry.file_name}" for entry in (*self._also, *self._unlocked)]
        lines.append('await pyodide.loadPackage("micropip");')
        if self._unlocked and self._is_all:  # micropip need not look up dependencies on the index
            lines.append('const { install } = pyodide.pyimport("micropip");')
            lines.append(f"await install.callKwargs({_js(wanted)}, {{ deps: false }});")
        else:
            lines.append(f'await pyodide.pyimport("micropip").install({_js(wanted)});')
        lines += self._finish()
        return Snippet(Way.MICROPIP, "micropip", _text(lines), "load.mjs")

    def _unlocked_load(self) -> bool:
        """Return whether the files that no lock file names load by path: wheels for this runtime do."""
        line = self._choice.line
        return all(entry.kind is Kind.WHEEL and entry.identity.loads_in(line) for entry in self._unlocked)

    def _start(self) -> list[str]:
        lines = [f"// npm install pyodide@{self._choice.release}", 'import { loadPyodide } from "pyodide";', ""]
        lines.append(f"const dir = {_js(str(self._inventory.directory))};")
        lines += ["const pyodide = await loadPyodide({", "  packageCacheDir: dir,"]
        if self._choice.path:
            lines.append(f"  lockFileURL: dir + {_js('/' + self._choice.path.name)},")
        lines.append("});")
        return lines

    def _finish(self) -> list[str]:
        return [f"pyodide.runPython({_js('import ' + module)});" for module in self._imports]


def _is_private(module: str) -> bool:
    return module.startswith("_")


def _is_module(text: str) -> bool:
    return all(part.isidentifier() for part in text.split(".")) if text else False


def _pinned(name: str, version: str) -> str:
    return f"{name}=={version}" if parse_version(version) else name  # micropip cannot parse any other version


def _js(value: object) -> str:
    """Return a JavaScript literal that is safe in a script element too."""
    return json.dumps(value).replace("<", "\\u003c")


def _in_comment(text: str) -> str:
    """Return text for a one-line comment; characters that could end it, or the script element, become ``?``."""
    return "".join("?" if item in "<>" or not item.isprintable() else item for item in text)


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
