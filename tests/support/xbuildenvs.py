"""Roots of cross-build environments, as pyodide-build leaves them on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Finished, Run
from pyodide_cache.base.record import replace
from pyodide_cache.formats.xbuildenv import Installation
from pyodide_cache.places.locations import environment_locations
from pyodide_cache.places.python_environments import Environments, find_environments
from pyodide_cache.places.removal import RemovalReport, plan_remove_roots, run_remove_roots
from pyodide_cache.places.roots import Root, find_roots


def put_version(root: Path, version: str, *, emsdk: int = 0, installed: bool = True, python: str = "3.13") -> Path:
    """Make an environment of small files in ``root``; ``emsdk`` is the bytes of its Emscripten SDK."""
    path = root / version
    pyodide_root = path / "xbuildenv" / "pyodide-root"
    for name, text in {
        "Makefile.envs": "export PYVERSION ?= 3.13.2\n",
        "dist/pyodide-lock.json": "{}",
        "package_index/numpy/index.html": "<html></html>",
    }.items():
        (pyodide_root / name).parent.mkdir(parents=True, exist_ok=True)
        (pyodide_root / name).write_text(text)
    (path / "xbuildenv" / "requirements.txt").write_text("numpy==2.2.5\n")
    if installed:
        (path / ".installed").touch()
        (path / ".build-python-version").write_text(python)
    if emsdk:
        objects = path / "emsdk" / ".git" / "objects"
        objects.mkdir(parents=True)
        (objects / "pack").write_bytes(b"x" * emsdk)
        (objects / "pack").chmod(0o444)  # as git makes them
        (path / "emsdk" / "emsdk").symlink_to("emsdk.py")
        (path / ".emscripten-version").write_text("4.0.9")
    return path


def use(root: Path, version: str) -> None:
    """Make ``version`` the current one."""
    link = root / "xbuildenv"
    link.unlink(missing_ok=True)
    link.symlink_to(root / version)


def tree(folder: Path) -> dict[str, str]:
    """Return what is below a folder: each path with its kind, and where a link leads, less the folder itself."""
    found = {}
    for path in sorted(folder.rglob("*")):
        said = str(path.readlink()).replace(str(folder), "…") if path.is_symlink() else ""
        found[str(path.relative_to(folder))] = f"link to {said}" if said else "folder" if path.is_dir() else "file"
    return found


def hide_machine(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search find no Python environments except those in the test's home."""
    for name in ("PATH", "VIRTUAL_ENV", "CONDA_PREFIX", "PYODIDE_XBUILDENV_PATH", "CIBW_CACHE_PATH"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("TMPDIR", str(home))


def put_installation(prefix: Path, version: str = "0.39.2") -> Installation:
    """Make a Python environment with pyodide-build."""
    site = prefix / "lib" / "python3.13" / "site-packages"
    (site / "pyodide_build").mkdir(parents=True)
    (site / "pyodide_build" / "common.py").write_text("")
    (site / f"pyodide_build-{version}.dist-info").mkdir()
    return Installation(prefix.resolve(), (site / "pyodide_build").resolve(), version)


def put_tool(home: Path) -> Installation:
    """Make a pyodide-build where uv installs its tools."""
    return put_installation(home / ".local" / "share" / "uv" / "tools" / "pyodide-build")


def put_owned_root(home: Path, owner: Installation) -> Path:
    """Make the root of an installation, with a current and an older version."""
    path = home / ".cache" / "pyodide-build" / f".pyodide-xbuildenv-{owner.id}"
    put_version(path, "314.0.7", emsdk=3_000)
    put_version(path, "0.29.4")
    use(path, "314.0.7")
    return path


def put_orphan(home: Path) -> Path:
    """Make a root without a known owner."""
    path = home / ".cache" / "pyodide-build" / ".pyodide-xbuildenv-cd8902a5bc84"
    put_version(path, "314.0.7")
    put_version(path, "0.28.3")
    use(path, "0.28.3")
    return path


def environments() -> Environments:
    """Return the Python environments in which owners of roots are looked for."""
    return find_environments(environment_locations(), Cancel())


def search(*projects: Path) -> tuple[Root, ...]:
    """Return what a search finds."""
    *_, last = find_roots(projects)
    assert isinstance(last, tuple)
    return last


@pytest.fixture(autouse=True)
def own_machine(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search find the test's home only."""
    hide_machine(home, monkeypatch)


@pytest.fixture
def installation(home: Path) -> Installation:
    """Return a pyodide-build that uv installed."""
    return put_tool(home)


@pytest.fixture
def root(home: Path, installation: Installation) -> Path:
    """Return the root of `installation`."""
    return put_owned_root(home, installation)


@pytest.fixture
def orphan(home: Path) -> Path:
    """Return a root without a known owner."""
    return put_orphan(home)


def roots(*projects: Path) -> dict[Path, Root]:
    """Return the roots that a search finds, by path."""
    return {item.path: item for item in search(*projects)}


def remove(*versions: str, for_good: bool = False, root: str | None = None) -> RemovalReport:
    """Remove versions, and return the report."""
    plan = plan_remove_roots(search(), versions, root=root)
    return report_of(run_remove_roots(replace(plan, for_good=for_good), cancel=Cancel()))


def report_of(run: Run[RemovalReport]) -> RemovalReport:
    """Carry out a removal."""
    *_, last = run
    assert isinstance(last, Finished)
    return last.report
