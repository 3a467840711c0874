"""Roots of cross-build environments, as pyodide-build leaves them on the disk."""

from __future__ import annotations

from pathlib import Path


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
