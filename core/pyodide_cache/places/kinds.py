"""Places: what kind of a Pyodide cache a folder is, told by the names in it, and who keeps it so."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import is_lock_file_name
from pyodide_cache.formats.runtime import line_of_platform_tag


class Owner(StrEnum):
    """Who decides how the files in a place lie; the values appear in JSON."""

    OURS = "pyodide-cache"
    CHOSEN = "chosen"  # named by an option or a variable, or opened lately
    ANODE = "anode"
    RUNT = "runt"
    N8N = "n8n"
    NPM = "npm"
    PNPM = "pnpm"
    DENO = "deno"
    MCP_RUN_PYTHON = "mcp-run-python"
    JUPYTERLITE = "jupyterlite"
    SHINYLIVE = "shinylive"
    STLITE = "stlite"
    OPEN_WEBUI = "open-webui"
    PYTEST_PYODIDE = "pytest-pyodide"
    CIBUILDWHEEL = "cibuildwheel"
    PYODIDE_BUILD = "pyodide-build"
    UV = "uv"
    BUILT = "built wheels"  # what a project's own build put there
    FOLDER = "folder"  # nobody known: a project's own idea


#: Those whose places are the runtime's own flat form, or nobody's: files may come and go there one by one.
FREE_OWNERS = frozenset({Owner.OURS, Owner.CHOSEN, Owner.ANODE, Owner.RUNT, Owner.FOLDER})


class Layout(StrEnum):
    """How the files of a place lie."""

    PACKAGES = "packages"  # flat, in the form of packageCacheDir
    DISTRIBUTION = "distribution"  # a lock file or a runtime, perhaps with its packages beside it
    WHEEL_TREE = "wheel tree"  # wheels in folders of another tool's making
    XBUILDENV = "xbuildenv"  # a root of cross-build environments
    UNKNOWN = "unknown"  # it could not be looked into


class PlaceRule(StrEnum):
    """What has to be seen in a folder before it counts as a place."""

    KNOWN = "known"  # its very path says that it is a flat cache, whatever lies in it
    WHEELS = "wheels"  # any wheel, pure ones too
    PROOF = "proof"  # a wasm wheel, a lock file for wasm32, or the runtime
    DISTRIBUTION = "distribution"  # a lock file for wasm32, or the runtime
    TREE = "tree"  # anything at all: a tree of another tool's
    XBUILDENV = "xbuildenv"  # a root of cross-build environments, by its name


@record
class Location:
    """Where a tool keeps something, to be looked for.

    Attributes:
        owner: the tool.
        base: an absolute path.
        pattern: names below it, one a level, as in a shell: ``*`` stands for any.
        rule: what has to be seen there.
        depth: how many levels of folders below are searched too.
        needs: a path that has to be there, or it is not this tool's after all.
        is_shared: it holds other people's folders too; that these are closed to us is no news.

    """

    owner: Owner
    base: Path
    pattern: tuple[str, ...] = ()
    rule: PlaceRule = PlaceRule.PROOF
    depth: int = 0
    needs: Path | None = None
    is_shared: bool = False


RUNTIME_FILE = "pyodide.asm.wasm"


@record
class Evidence:
    """What the names in one folder say.

    Attributes:
        lock_names: files that may be lock files: to be read before they are believed.
        lines: release lines of the wasm wheels, in order; ``other`` stands for an unknown one.
        has_runtime: whether the runtime's own code lies there.
        wheels: how many wheels of any kind.

    """

    lock_names: tuple[str, ...]
    lines: tuple[str, ...]
    has_runtime: bool
    wheels: int


def evidence_of(names: Iterable[str]) -> Evidence:
    """Sort the names of a folder's files by what they prove."""
    locks, lines, wheels, has_runtime = [], set(), 0, False
    for name in names:
        if name.endswith(".whl"):
            wheels += 1
            if name.endswith("_wasm32.whl"):
                tags = name.removesuffix(".whl").rpartition("-")[2].split(".")
                lines |= {line_of_platform_tag(tag) or "other" for tag in tags}
        elif name == RUNTIME_FILE:
            has_runtime = True
        elif is_lock_file_name(name):
            locks.append(name)
    return Evidence(tuple(sorted(locks)), tuple(sorted(lines)), has_runtime, wheels)
