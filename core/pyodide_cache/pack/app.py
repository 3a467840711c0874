"""The app itself: its script, the files that belong to it, and what it needs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.archives import zip_archive
from pyodide_cache.formats.imports import ALIASES, Import, foreign_modules
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.named_imports import named_imports
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.warm_up.project import read_project

#: Where the app lies in the runtime.
HOME = "/app"

MOST_FILES = 5000
MOST_BYTES = 512 * 1024 * 1024


@record
class App:
    """An app, read from the disk.

    Attributes:
        script: the file that is run.
        names: all its files, by their paths from the script's folder, sorted.
        archive: a zip of them as they lie in the runtime, below ``app/``.
        modules: top-level modules that are its own.

    """

    script: Path
    names: tuple[str, ...]
    archive: bytes
    modules: frozenset[str]

    @property
    def sha256(self) -> str:
        """Of the archive."""
        return hashlib.sha256(self.archive).hexdigest()

    @property
    def path(self) -> str:
        """The script's path in the runtime."""
        return f"{HOME}/{self.script.name}"


def read_app(script: Path, settings: PackSettings, *, cancel: Cancel) -> App:
    """Read an app: its script, the modules beside it that it imports, and the files that the settings name.

    Raises:
        Problem: `Code.GONE`, `Code.NO_PERMISSION` and others of the disk; `Code.UNREADABLE_FILE` for a folder, or
            for more than 5000 files or 512 MiB; `Code.BAD_PACK_SETTING` for a glob that leads out of the folder.
        Cancelled: when asked for.

    """
    if script.is_dir():
        raise Problem(Code.UNREADABLE_FILE, path=str(script), error="a folder; name the script that starts the app")
    folder = script.parent
    try:
        found = {script.name: script.read_bytes()}
    except FileNotFoundError as error:
        raise Problem(Code.GONE, path=str(script)) from error
    except OSError as error:
        raise disk_problem(error, str(script)) from error
    modules: set[str] = set()
    for path in (*_local_modules(script, found[script.name], modules, cancel), *_named_files(folder, settings)):
        cancel.check()
        name = path.relative_to(folder).as_posix()
        if name in found:
            continue
        try:
            found[name] = path.read_bytes()
        except OSError as error:
            raise disk_problem(error, str(path)) from error
        if len(found) > MOST_FILES or sum(map(len, found.values())) > MOST_BYTES:
            error_text = f"more than {MOST_FILES} files or {MOST_BYTES} bytes beside the script belong to the app"
            raise Problem(Code.UNREADABLE_FILE, path=str(folder), error=error_text)
    archive = zip_archive(((f"{HOME[1:]}/{name}", data) for name, data in sorted(found.items())), level=9)
    return App(script, tuple(sorted(found)), archive, frozenset({script.stem, *modules}))


def requirements_of(app: App, lock: LockFile, *, cancel: Cancel) -> tuple[dict[str, str], list[tuple[str, Problem]]]:
    """Return what the app's files declare and import, as requirements by why, and what in them could not be read.

    A script that this Python cannot parse may be one for a newer Python: its imports are then read by pattern, and
    the runtime will say whether it is Python.
    """
    wanted: dict[str, str] = {}
    problems: list[tuple[str, Problem]] = []
    for name in app.names:
        if not name.endswith(".py"):
            continue
        wishes = read_project(app.script.parent / name, lock, cancel=cancel)
        for item in wishes.requirements:
            module = item.requirement.replace("-", "_")
            if module not in app.modules:
                wanted.setdefault(item.requirement, item.reasons[0])
        for where, problem in wishes.problems:
            if problem.code is Code.UNREADABLE_FILE and "not Python" in str(problem.facts.get("error")):
                wanted |= _by_pattern(app, app.script.parent / name)
            else:
                problems.append((where, problem))
    return wanted, problems


def _by_pattern(app: App, path: Path) -> dict[str, str]:
    text = path.read_bytes().decode("utf-8", "replace")
    names = {name.partition(".")[0] for name in named_imports(text, "", is_package=False)}
    foreign = foreign_modules([Import(name, 0) for name in sorted(names)], app.modules)
    return {ALIASES.get(name, name): path.name for name in foreign}


def _local_modules(script: Path, data: bytes, modules: set[str], cancel: Cancel) -> Iterator[Path]:
    folder = script.parent
    queue = [data.decode("utf-8", "replace")]
    while queue:
        cancel.check()
        text = queue.pop()
        for name in sorted({item.partition(".")[0] for item in named_imports(text, "", is_package=False)} - modules):
            found = [folder / f"{name}.py"] if (folder / f"{name}.py").is_file() else []
            if (folder / name).is_dir():
                found += _files_below(folder / name)
                if not any(path.suffix == ".py" for path in found):
                    continue
            for path in found:
                modules.add(name)
                yield path
                if path.suffix == ".py":
                    queue.append(path.read_bytes().decode("utf-8", "replace"))


def _named_files(folder: Path, settings: PackSettings) -> Iterator[Path]:
    for pattern in settings.files:
        if Path(pattern).is_absolute() or ".." in Path(pattern).parts or not pattern.strip():
            raise Problem(Code.BAD_PACK_SETTING, path=pattern, key="files", known="data/*.csv")
        for path in sorted(folder.glob(pattern)):
            if path.is_dir() and not path.is_symlink():
                yield from _files_below(path)
            elif path.is_file() and not path.is_symlink():
                yield path


def _files_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name.startswith(".") or path.name == "__pycache__":
            continue
        if path.is_dir():
            yield from _files_below(path)
        elif path.is_file():
            yield path
