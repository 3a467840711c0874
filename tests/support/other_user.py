"""Run the product as the user ``nobody``: unlike root, that user is bound by file modes.

A checkout in a home of mode 0700 cannot be read by ``nobody``, nor a Python that was installed there. So the product,
the libraries that it needs, and Python's own library if need be, are copied to a folder that everyone may read.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import ROOT

NOBODY = 65534
_START = f"""
import os, sys
library, *others = sys.argv.pop(1).split(os.pathsep)
for module in list(sys.modules.values()):
    if getattr(module, "__path__", None):  # a package of the library: its other modules come from the copy, too
        module.__path__ = [os.path.join(library, module.__name__.replace(".", os.sep))]
sys.path[:] = [library, *others]
if os.getuid() == 0:
    os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})
"""
COMMAND = "from pyodide_cache.cli import main; main(sys.argv[1:])"


class Nobody:
    """Runs Python code as ``nobody`` (as this user, where that is not root).

    Attributes:
        folder: everyone may read and enter it.

    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.chmod(0o755)
        site = folder / "site"
        for source in ("core/pyodide_cache", "resources/pyodide_cache_resources"):
            _copy(ROOT / source, site / Path(source).name)
        for name in sorted(_libraries()):
            _copy_library(name, site)
        self._path = os.pathsep.join([*_standard_library(folder), str(site)])

    def run(self, code: str, *words: object) -> subprocess.CompletedProcess[str]:
        """Run Python code; ``sys.argv[1:]`` holds ``words``."""
        # -S and -I: nothing of this virtual environment, which may be closed to nobody.
        start = [sys._base_executable, "-I", "-S", "-c", _START + code, self._path]
        return subprocess.run(
            [*start, *map(str, words)], cwd="/", capture_output=True, text=True, check=False, env=dict(os.environ)
        )

    def command(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run ``pyodide-cache`` with ``words``."""
        return self.run(COMMAND, *words)


@pytest.fixture(scope="session")
def nobody() -> Iterator[Nobody]:
    """Return what runs the product as ``nobody``."""
    with tempfile.TemporaryDirectory(prefix="pyodide-cache-nobody-") as folder:
        yield Nobody(Path(folder))


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Return a scratch folder that ``nobody`` can enter: pytest closes its own to other users."""
    with tempfile.TemporaryDirectory(prefix="pyodide-cache-open-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "test").mkdir()
        yield folder / "test"


def _libraries() -> set[str]:
    """Return the names of all distributions that ``pyodide-cache`` needs without its extras."""
    found: set[str] = set()
    waiting = ["pyodide-cache"]
    while waiting:
        for line in importlib.metadata.requires(waiting.pop()) or ():
            name, _, marker = line.partition(";")
            name = re.split(r"[^\w.-]", name.strip(), maxsplit=1)[0].lower().replace("_", "-")
            is_needed = "extra" not in marker or "socks" in marker
            if is_needed and name not in found and _is_installed(name):
                found.add(name)
                waiting.append(name)
    return found


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return False  # a marker that does not hold here
    return True


def _copy_library(name: str, target: Path) -> None:
    distribution = importlib.metadata.distribution(name)
    root = Path(str(distribution.locate_file("")))
    for top in {file.parts[0] for file in distribution.files or () if file.parts[0] not in {"..", "__pycache__"}}:
        source = root / top
        if source.is_dir():
            _copy(source, target / top)
        elif source.is_file():
            _link_or_copy(str(source), str(target / top))


def _standard_library(folder: Path) -> list[str]:
    library = Path(sysconfig.get_path("stdlib"))
    if os.getuid() == 0 and not _is_open(library):
        _copy(library, folder / "library", "site-packages", "test", "idlelib", "tkinter", "ensurepip", "config-*")
        library = folder / "library"
    return [str(library), str(library / "lib-dynload")]


def _copy(source: Path, target: Path, *without: str) -> None:
    ignored = shutil.ignore_patterns(*without)
    shutil.copytree(source, target, copy_function=_link_or_copy, ignore=ignored, dirs_exist_ok=True)
    for folder, _, _ in os.walk(target):
        os.chmod(folder, 0o755)


def _link_or_copy(source: str, target: str) -> None:
    try:
        if os.stat(source).st_mode & 0o004:
            os.link(source, target)
            return
    except OSError:  # another file system
        pass
    shutil.copy2(source, target)
    os.chmod(target, 0o644)


def _is_open(folder: Path) -> bool:
    """Tell whether everyone may enter a folder."""
    real = folder.resolve()
    return all(place.stat().st_mode & 0o005 == 0o005 for place in (real, *real.parents))
