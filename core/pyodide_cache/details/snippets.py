"""Code that loads cached files: in Node, in a browser from an export, and with micropip."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record
from pyodide_cache.base.shell import shell_word
from pyodide_cache.details.lock_choice import LockChoice
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.specifiers import parse_version
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache_resources import text_of

#: Release lines without ``packageCacheDir``, which came with 0.24.
_WITHOUT_CACHE_DIR = frozenset({"0.21", "0.22", "0.23"})

_KINDS = frozenset({Kind.WHEEL, Kind.SHARED_LIBRARY, Kind.STDLIB_MODULE, Kind.TESTS_ARCHIVE})

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
    entry: Entry,
    choice: LockChoice,
    *,
    module: str = "",
    also: Sequence[Entry] = (),
    is_all: bool = False,
) -> tuple[Snippet, ...]:
    """Return code for each way that loads a file; none if no runtime loads it.

    A file that the lock file names is loaded by the package's name, any other wheel by its path.

    Args:
        module: to import at the end; empty for the one that the lock file names.
        also: cached wheels that a wheel without a lock file needs.
        is_all: whether ``also`` is all that it needs, so that nothing has to be looked up.
    """
    lock, line = choice.lock, choice.lock.runtime.line
    locked = lock.package_of(entry.file_name)
    is_loadable = locked or (entry.kind is Kind.WHEEL and entry.identity.loads_in(line))
    if not is_loadable or entry.kind not in _KINDS or not entry.is_file or entry.status is Status.DAMAGED:
        return ()
    if line in _WITHOUT_CACHE_DIR:
        return ()
    by_name = [package for item in also if (package := lock.package_of(item.file_name))]
    by_path = [item.file_name for item in also if not lock.package_of(item.file_name)]
    if locked:
        by_name.append(locked)
        module = module or min(locked.imports, key=lambda name: name.startswith("_"), default="")
    else:
        by_path.append(entry.file_name)
    is_module = module and all(part.isidentifier() for part in module.split("."))
    finish = [f"pyodide.runPython({_js('import ' + module)});"] if is_module else []
    start = _start(inventory, choice)
    name = str(locked.name if locked else entry.identity.name or "")
    found = [
        Snippet(Way.NODE, "Node", _text([*start, *_load(by_name, by_path), *finish]), "load.mjs"),
        Snippet(Way.BROWSER, "Browser", _page(inventory, choice.release, name, finish), "load.html"),
    ]
    tool = lock.packages.get(canonicalize_name("micropip"))
    if tool and entry.kind is Kind.WHEEL and all(map(lock.runtime.micropip_accepts, by_path)):
        if tool.file_name not in inventory.by_name:
            start.append("// micropip itself is not in this directory: it is downloaded the first time.")
        code = _text([*start, *_install(by_name, by_path, is_all=is_all), *finish])
        found.append(Snippet(Way.MICROPIP, "micropip", code, "load.mjs"))
    return tuple(found)


def _start(inventory: Inventory, choice: LockChoice) -> list[str]:
    lock = [f"  lockFileURL: dir + {_js('/' + choice.path.name)},"] if choice.path else []
    return [
        f"// npm install pyodide@{choice.release}",
        'import { loadPyodide } from "pyodide";',
        "",
        f"const dir = {_js(str(inventory.directory))};",
        "const pyodide = await loadPyodide({",
        "  packageCacheDir: dir,",
        *lock,
        "});",
    ]


def _load(by_name: Sequence[LockPackage], by_path: Sequence[str]) -> Iterator[str]:
    if by_name:
        yield f"await pyodide.loadPackage({_js([package.name for package in by_name])});"
    if by_path:
        yield "// No lock file names these, so load them by path, with the wheels that they need:"
        yield "await pyodide.loadPackage(["
        yield from (f"  dir + {_js('/' + name)}," for name in by_path)
        yield "]);"


def _install(by_name: Sequence[LockPackage], by_path: Sequence[str], *, is_all: bool) -> Iterator[str]:
    # micropip cannot parse any other version.
    wanted = [f"{item.name}=={item.version}" if parse_version(item.version) else item.name for item in by_name]
    wanted += [f"emfs:{_MOUNT}/{name}" for name in by_path]
    if by_path:
        yield f"pyodide.mountNodeFS({_js(_MOUNT)}, dir);"
    yield 'await pyodide.loadPackage("micropip");'
    if by_path and is_all:  # micropip need not look up dependencies on the index
        yield 'const { install } = pyodide.pyimport("micropip");'
        yield f"await install.callKwargs({_js(wanted)}, {{ deps: false }});"
    else:
        yield f'await pyodide.pyimport("micropip").install({_js(wanted)});'


def _page(inventory: Inventory, release: str, name: str, finish: Sequence[str]) -> str:
    return text_of(
        "snippets/load.html",
        RELEASE=release,
        # Characters that could end the script element become a question mark.
        FOLDER=shell_word(str(inventory.directory)).replace("<", "?").replace(">", "?"),
        EXPORT=f"export offline {name} --pyodide {release} --runtime node_modules/pyodide -o offline",
        NAMES=_js([name]),
        FINISH="".join(f"  {line}\n" for line in finish),
    )


def _js(value: object) -> str:
    """Return a JavaScript literal that is safe in a script element too."""
    return json.dumps(value).replace("<", "\\u003c")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
