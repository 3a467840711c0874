"""The few lines that load cached files: in Node, in a browser from an export, and with micropip."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from enum import StrEnum

from pyodide_cache.base.record import record
from pyodide_cache.details.lock_choice import LockChoice, choose_lock
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Entry, Inventory, Status

#: ``packageCacheDir`` came with 0.24; a line before it reads no such folder.
_WITHOUT_CACHE_DIR = frozenset({"0.21", "0.22", "0.23"})

_MOUNT = "/packages"


class Way(StrEnum):
    """How packages are loaded."""

    NODE = "node"
    BROWSER = "browser"
    MICROPIP = "micropip"


@record
class Snippet:
    """Code to copy.

    Attributes:
        title: for a tab: Node, Browser, micropip.
        code: lines with a line feed at the end of each.
        file_name: what it may be saved as.

    """

    way: Way
    title: str
    code: str
    file_name: str


def snippets(
    inventory: Inventory,
    entries: Sequence[Entry],
    *,
    release: str,
    choice: LockChoice | None = None,
    imports: Sequence[str] = (),
    also: Sequence[Entry] = (),
    is_all: bool = False,
) -> tuple[Snippet, ...]:
    """Return the ways to load ``entries`` that work; none for what no runtime loads.

    A lock file that holds them is found first: the directory's own, else an official one. A wheel
    in none is loaded by its path, since names are looked up in lock files.

    Args:
        inventory: of the cache directory.
        entries: what to load, of one runtime.
        release: the release that is worked for; another one is named where the files are for that.
        choice: the lock file, where the caller has looked for it already.
        imports: modules to import in the end; else those that the lock names.
        also: cached wheels that these need, for those that are loaded by path.
        is_all: whether ``also`` is all that they need, so that nothing has to be looked up.

    """
    chosen = [entry for entry in entries if _is_loadable(entry)]
    if not chosen:
        return ()
    choice = choice or choose_lock(inventory, chosen[0], release)
    if choice is None or choice.line in _WITHOUT_CACHE_DIR:
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
        self._loose = [entry for entry in entries if entry.file_name not in by_file]
        self._also = [entry for entry in also if entry.file_name not in by_file]
        self._also_locked = [by_file[entry.file_name] for entry in also if entry.file_name in by_file]
        modules = imports or [next(iter(_public(package.imports)), "") for package in self._locked]
        self._imports = [module for module in dict.fromkeys(modules) if _is_module(module)]

    def node(self) -> Snippet | None:
        if not self._loose_ones_load():
            return None
        lines = self._start()
        names = [str(package.name) for package in (*self._also_locked, *self._locked)]
        if names:
            lines.append(f"await pyodide.loadPackage({_js(names)});")
        if self._loose:
            lines.append("// In no lock file, so loaded by their paths, with what they need beside them:")
            lines.append("await pyodide.loadPackage([")
            lines += [f"  dir + {_js('/' + entry.file_name)}," for entry in (*self._also, *self._loose)]
            lines.append("]);")
        lines += self._finish()
        return Snippet(Way.NODE, "Node", _text(lines), "load.mjs")

    def browser(self) -> Snippet | None:
        if not self._loose_ones_load():
            return None
        names = [str(package.name) for package in self._locked]
        names += [entry.identity.name or "" for entry in self._loose]
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
        if not self._loose_ones_load() or any(entry.kind is not Kind.WHEEL for entry in self._entries):
            return None
        tool = self._choice.lock.packages.get(canonicalize_name("micropip"))
        if tool is None:
            return None
        lines = self._start()
        if tool.file_name not in self._inventory.by_name:
            lines.append("// micropip itself is not in this directory: the first time it comes over the network")
        if self._loose:
            lines.append(f"pyodide.mountNodeFS({_js(_MOUNT)}, dir);")
        wanted = [_pinned(str(package.name), package.version) for package in (*self._also_locked, *self._locked)]
        wanted += [f"emfs:{_MOUNT}/{entry.file_name}" for entry in (*self._also, *self._loose)]
        lines.append('await pyodide.loadPackage("micropip");')
        if self._loose and self._is_all:  # all is named: micropip need not look for any of it on the index
            lines.append('const { install } = pyodide.pyimport("micropip");')
            lines.append(f"await install.callKwargs({_js(wanted)}, {{ deps: false }});")
        else:
            lines.append(f'await pyodide.pyimport("micropip").install({_js(wanted)});')
        lines += self._finish()
        return Snippet(Way.MICROPIP, "micropip", _text(lines), "load.mjs")

    def _loose_ones_load(self) -> bool:
        """Tell whether what is in no lock file loads by its path: a wheel, and for this runtime."""
        runtimes = {"any", self._choice.line}
        return all(entry.kind is Kind.WHEEL and entry.identity.runtime in runtimes for entry in self._loose)

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


def _public(imports: Sequence[str]) -> list[str]:
    """Put the modules that people import first."""
    return sorted(imports, key=lambda module: module.startswith("_"))


def _is_module(text: str) -> bool:
    return all(part.isidentifier() for part in text.split(".")) if text else False


def _pinned(name: str, version: str) -> str:
    from packaging.version import InvalidVersion, Version

    try:
        Version(version)
    except InvalidVersion:  # a recipe's own; micropip would not read it
        return name
    return f"{name}=={version}"


def _js(value: object) -> str:
    """Return a JavaScript literal that is also safe inside of a page's script element."""
    return json.dumps(value).replace("<", "\\u003c")


def _in_comment(text: str) -> str:
    """Return text for one line of a comment, in a page too; what could end either is a question mark."""
    return "".join("?" if item in "<>" or not item.isprintable() else item for item in text)


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
