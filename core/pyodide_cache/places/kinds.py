"""Kinds of places: who owns a folder of packages, how its files are laid out, and where to look for it."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record


class Owner(StrEnum):
    """The tool that decides how the files of a place are laid out; the values appear in JSON."""

    OURS = "pyodide-cache"
    CHOSEN = "chosen"  # named by an option or a variable, or opened recently
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
    BUILT = "built_wheels"  # written by the build of a project
    FOLDER = "folder"  # no known tool


#: Owners whose places use the runtime's own flat layout, so that single files may be added and removed.
FREE_OWNERS = frozenset({Owner.OURS, Owner.CHOSEN, Owner.ANODE, Owner.RUNT, Owner.FOLDER})


class Layout(StrEnum):
    """How the files of a place are laid out; the values appear in JSON."""

    PACKAGES = "packages"  # flat, as packageCacheDir
    DISTRIBUTION = "distribution"  # a lock file or a runtime, perhaps with packages beside it
    WHEEL_TREE = "wheel_tree"  # wheels in nested folders
    XBUILDENV = "xbuildenv"  # a root of cross-build environments
    UNKNOWN = "unknown"  # not readable


class PlaceRule(StrEnum):
    """What a folder must contain to count as a place."""

    KNOWN = "known"  # nothing: its path alone says that it is a flat cache
    WHEELS = "wheels"  # any wheel, also pure ones
    PROOF = "proof"  # a WebAssembly wheel, a lock file for wasm32, or the runtime
    DISTRIBUTION = "distribution"  # a lock file for wasm32, or the runtime
    TREE = "tree"  # anything: another tool's tree
    XBUILDENV = "xbuildenv"  # a root of cross-build environments, by its name


@record
class Location:
    """Where a tool keeps packages."""

    owner: Owner  # the tool
    base: Path  # an absolute path
    pattern: tuple[str, ...] = ()  # names below ``base``, one for each level; ``*`` matches as in a shell
    rule: PlaceRule = PlaceRule.PROOF  # what must be there
    depth: int = 0  # number of levels below that are searched too
    needs: Path | None = None  # a path that must exist for the folder to be this tool's
    is_shared: bool = False  # whether it also holds other users' folders, so that unreadable ones are not reported
