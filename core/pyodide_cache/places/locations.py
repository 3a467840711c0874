"""Known locations of Pyodide caches, from environment variables, the home folder and project folders.

Nothing is read from these folders here; they may not exist. The locations come from the code or the documentation
of each tool.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import platformdirs

from pyodide_cache.files.paths import absolute
from pyodide_cache.files.reader import read_text
from pyodide_cache.formats.documents import parse_toml
from pyodide_cache.places.kinds import Location, Owner, PlaceRule
from pyodide_cache.settings.directories import DirectorySource, candidates
from pyodide_cache.settings.path_list import RECENT_DIRECTORIES

#: Levels of a project folder that are searched for caches of unknown tools.
_PROJECT_DEPTH = 4

_OWNERS = {DirectorySource.DEFAULT: Owner.OURS, DirectorySource.ANODE: Owner.ANODE}


def locations(projects: Iterable[Path] = (), cache_dir: Path | None = None) -> Iterator[Location]:
    """Yield every location. If two lead to the same folder, the first one names its owner."""
    named = [*candidates(cache_dir)]
    for choice in named:
        if choice.source in _OWNERS:
            yield Location(_OWNERS[choice.source], choice.path, rule=PlaceRule.KNOWN)
    # `candidates` leaves it out if it is not readable.
    yield Location(Owner.ANODE, Path.home() / ".anode" / "pyodide-cache", rule=PlaceRule.KNOWN)
    yield Location(Owner.RUNT, Path.home() / ".runt" / "pyodide-cache", rule=PlaceRule.KNOWN)
    n8n = _folder("N8N_USER_FOLDER", Path.home()) / ".n8n" / "storage"
    yield Location(Owner.N8N, n8n, ("*",), PlaceRule.PROOF)
    # npm/ has a folder for each registry, named after its host.
    deno = _folder("DENO_DIR", platformdirs.user_cache_path("deno", appauthor=False, opinion=False)) / "npm"
    yield Location(Owner.DENO, deno, ("*", "pyodide", "*"))
    yield Location(
        Owner.SHINYLIVE, Path(platformdirs.user_cache_dir("shinylive")), ("shinylive-*", "shinylive", "pyodide")
    )
    pythons = _folder("UV_PYTHON_INSTALL_DIR", _uv_data() / "python")
    yield Location(Owner.UV, pythons, ("*emscripten*",), PlaceRule.DISTRIBUTION)
    yield from xbuildenv_locations()
    for project in projects:
        yield from _of_project(project)
    from tempfile import gettempdir

    temporary = _folder("TMPDIR", Path(gettempdir()))
    yield Location(Owner.FOLDER, temporary, ("*-pyodide-cache",), PlaceRule.WHEELS, is_shared=True)
    deno_modules = ("mcp-run-python", "node_modules", ".deno", "pyodide@*", "node_modules", "pyodide")
    yield Location(Owner.MCP_RUN_PYTHON, temporary, ("*", *deno_modules), is_shared=True)
    # Last, so that a folder that is open, or was recently, keeps the tool that owns it.
    yield from (Location(Owner.CHOSEN, choice.path, rule=PlaceRule.KNOWN) for choice in named)
    yield from (Location(Owner.CHOSEN, path) for path in RECENT_DIRECTORIES.read())


def _of_project(project: Path) -> Iterator[Location]:
    modules = project / "node_modules"
    yield Location(Owner.PNPM, modules / ".pnpm", ("pyodide@*", "node_modules", "pyodide"))
    yield Location(Owner.DENO, modules / ".deno", ("pyodide@*", "node_modules", "pyodide"))
    yield Location(Owner.NPM, modules / "pyodide")
    yield from _roots_of_project(project)
    yield from _jupyterlite(project)
    for folder in ("static", "build"):
        yield Location(Owner.OPEN_WEBUI, project / folder / "pyodide", needs=project / "scripts" / OPEN_WEBUI)
    yield Location(Owner.PYTEST_PYODIDE, project / "dist", rule=PlaceRule.DISTRIBUTION)
    yield Location(Owner.BUILT, project / "dist")
    yield Location(Owner.BUILT, project / "wheelhouse")
    for names in ((".pyodide-cache",), ("build", "pyodide-cache")):
        yield Location(Owner.FOLDER, project.joinpath(*names), rule=PlaceRule.KNOWN)
    yield Location(Owner.FOLDER, project, depth=_PROJECT_DEPTH)


#: A file that identifies a project of Open WebUI, and files in a site of JupyterLite and in what stlite builds.
OPEN_WEBUI = "prepare-pyodide.js"
_JUPYTERLITE = ("jupyter-lite.json", "jupyter_lite_config.json")
_STLITE = ("stlite-manifest.json", "prebuilt-packages.txt")


def _jupyterlite(project: Path) -> Iterator[Location]:
    cache = _folder("JUPYTERLITE_CACHE_DIR", project / ".cache", relative_to=project)
    output = _folder("JUPYTERLITE_OUTPUT_DIR", project / "_output", relative_to=project)
    owner = Owner.JUPYTERLITE
    yield Location(owner, cache / "pyodide", depth=3)
    yield Location(owner, cache / "wheels", rule=PlaceRule.WHEELS)
    yield Location(owner, cache / "pyodide-lock")
    yield Location(owner, cache / "browser-locker", rule=PlaceRule.TREE)
    yield Location(owner, output / "static" / "pyodide")
    yield Location(owner, output / "static" / "pyodide-lock")
    yield Location(owner, output / "pypi", rule=PlaceRule.WHEELS)
    # The wheels that the kernel's package brings into an environment, and their copies in a site.
    bundled = ("labextensions", "@jupyterlite", "*", "static", "pypi")
    yield Location(owner, project, ("*", "share", "jupyter", *bundled), PlaceRule.WHEELS, is_shared=True)


def locations_in(folder: Path) -> Iterator[Location]:
    """Yield the locations in a folder that a file in it identifies as that of a tool, wherever it is."""
    if any(os.path.lexists(folder / name) for name in _JUPYTERLITE):
        yield Location(Owner.JUPYTERLITE, folder / "static" / "pyodide")
        yield Location(Owner.JUPYTERLITE, folder / "static" / "pyodide-lock")
        for names in (("pypi",), ("extensions", "@jupyterlite", "*", "static", "pypi")):
            yield Location(Owner.JUPYTERLITE, folder, names, PlaceRule.WHEELS)
    if any(os.path.lexists(folder / name) for name in _STLITE):
        yield Location(Owner.STLITE, folder / "pyodide", rule=PlaceRule.WHEELS)


def xbuildenv_locations(projects: Iterable[Path] = ()) -> Iterator[Location]:
    """Yield the locations of roots of cross-build environments.

    pyodide-build 0.35 and newer use a cache folder of their own; 0.30 to 0.34 use the user's cache folder; older
    versions, and any version that cannot write there, use the working directory.
    """
    owner, rule = Owner.PYODIDE_BUILD, PlaceRule.XBUILDENV
    if chosen := os.environ.get("PYODIDE_XBUILDENV_PATH"):
        yield Location(owner, absolute(chosen), rule=rule)
    yield Location(owner, Path(platformdirs.user_cache_dir("pyodide-build")), (".pyodide-xbuildenv*",), rule)
    yield Location(owner, Path(platformdirs.user_cache_dir()), (".pyodide-xbuildenv*",), rule)
    cibuildwheel = _folder("CIBW_CACHE_PATH", platformdirs.user_cache_path("cibuildwheel", "pypa"))
    yield Location(Owner.CIBUILDWHEEL, cibuildwheel, ("pyodide-build-*",), rule)
    for project in projects:
        yield from _roots_of_project(project)


def _roots_of_project(project: Path) -> Iterator[Location]:
    yield Location(Owner.PYODIDE_BUILD, project, (".pyodide-xbuildenv*",), PlaceRule.XBUILDENV)
    if named := _configured_root(project):
        yield Location(Owner.PYODIDE_BUILD, named, rule=PlaceRule.XBUILDENV)


def _configured_root(project: Path) -> Path | None:
    """Return ``[tool.pyodide.build] xbuildenv_path`` of a project; None if it is not set or the file is invalid."""
    try:
        value = parse_toml(read_text(project / "pyproject.toml"))["tool"]["pyodide"]["build"]["xbuildenv_path"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return absolute(project / value) if isinstance(value, str) and value and "\0" not in value else None


def environment_locations(projects: Iterable[Path] = ()) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield the locations of Python environments, as a folder and a pattern below it."""
    home = Path.home()
    yield Path(sys.prefix), ()
    yield Path(sys.base_prefix), ()
    for name in ("VIRTUAL_ENV", "CONDA_PREFIX"):
        if os.environ.get(name):
            yield absolute(os.environ[name]), ()
    for project in projects:
        yield project, ()
        yield project, ("*",)
        yield from ((project / runner, ("*",)) for runner in (".tox", ".nox"))
    # The folder of the executables is in the prefix of its environment.
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if folder and Path(folder).is_absolute():
            yield Path(folder).parent, ()
    data = _uv_data()
    yield _folder("UV_TOOL_DIR", data / "tools"), ("*",)
    yield _folder("UV_PYTHON_INSTALL_DIR", data / "python"), ("*",)
    uv_cache = _folder("UV_CACHE_DIR", _uv_cache())
    yield uv_cache, ("environments-v*", "*")
    yield uv_cache, ("archive-v*", "*")
    for pipx in (_folder("PIPX_HOME", home / ".local" / "share" / "pipx"), home / ".local" / "pipx"):
        yield pipx, ("venvs", "*")
        yield pipx, (".cache", "*")  # of "pipx run"
    yield platformdirs.user_cache_path("pipx", appauthor=False, opinion=False), ("*",)
    yield _folder("WORKON_HOME", home / ".virtualenvs"), ("*",)
    pyenv = _folder("PYENV_ROOT", home / ".pyenv") / "versions"
    yield pyenv, ("*",)
    yield pyenv, ("*", "envs", "*")
    yield platformdirs.user_cache_path("pypoetry", appauthor=False, opinion=False) / "virtualenvs", ("*",)
    yield platformdirs.user_data_path("hatch", appauthor=False) / "env" / "virtual", ("*", "*", "*")
    for conda in ("miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba"):
        yield home / conda, ()
        yield home / conda, ("envs", "*")
    yield home / ".conda" / "envs", ("*",)
    # Packages installed with --user, or with the package manager of the system.
    yield home / ".local", ()
    yield from ((Path(prefix), ()) for prefix in ("/usr", "/usr/local", "/opt/homebrew"))


def _uv_data() -> Path:
    if sys.platform == "win32":
        return _folder("APPDATA", Path.home() / "AppData" / "Roaming") / "uv" / "data"
    return _folder("XDG_DATA_HOME", Path.home() / ".local" / "share") / "uv"


def _uv_cache() -> Path:
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", Path.home() / "AppData" / "Local") / "uv" / "cache"
    return _folder("XDG_CACHE_HOME", Path.home() / ".cache") / "uv"


def _folder(name: str, default: Path, *, relative_to: Path | None = None) -> Path:
    value = os.environ.get(name)
    if not value:
        return default
    if relative_to and not value.startswith("~"):
        return absolute(relative_to / value)
    return absolute(value)
