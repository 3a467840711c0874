"""The app itself: its script, the files that belong to it, and the packages that it needs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, disk_problems
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.paths import is_file
from pyodide_cache.files.reader import read_file
from pyodide_cache.files.zips import zip_archive
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.projects.python.imports import named_imports
from pyodide_cache.warm_up.request.project import read_project
from pyodide_cache.warm_up.request.references import named_packages
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.request.requirements_files import read_requirements_file

if TYPE_CHECKING:
    from packaging.requirements import Requirement

#: The folder of the app in the runtime.
HOME = "/app"

#: Limits, so that a pattern such as ``**/*`` in a home folder fails instead of filling the memory.
MAX_FILES = 5000
MAX_BYTES = 512 * 1024 * 1024

#: Suffixes of files that start no app; an empty page would run as Python, and do nothing.
_NO_SCRIPTS = frozenset({".html", ".htm", ".js", ".mjs", ".ts", ".json", ".toml", ".md", ".txt", ".whl", ".zip"})


@record
class App:
    """An app, read from disk."""

    script: Path  # the file to run
    names: tuple[str, ...]  # its files, sorted and relative to the script's folder; empty folders end with a slash
    archive: bytes  # a zip of the files as they are placed in the runtime, below ``app/``
    modules: frozenset[str]  # its own top-level modules

    @property
    def sha256(self) -> str:
        """The sha256 of the archive."""
        return hashlib.sha256(self.archive).hexdigest()

    @property
    def path(self) -> str:
        """The path of the script in the runtime."""
        return f"{HOME}/{self.script.name}"


def read_app(script: Path, settings: PackSettings, *, cancel: Cancel) -> App:
    """Read an app: its script, the modules beside it that it imports, and the files that the settings name.

    Raises:
        Problem: `Code.GONE`, `Code.NO_PERMISSION` and other problems of the disk; `Code.UNREADABLE_FILE` for a
            folder or notebook, and for more than 5000 files or 512 MiB; `Code.BAD_PACK_SETTING` for a pattern
            that leads out of the folder.
    """
    error = ""
    if script.is_dir():
        error = "a folder; name the script that starts the app"
    elif script.suffix == ".ipynb":  # as Python, its JSON may be an expression, which runs and does nothing
        error = "a notebook; save it as a Python script, and pack that"
    elif script.suffix.lower() in _NO_SCRIPTS:
        error = "not a Python script; name the one that starts the app"
    if error:
        raise Problem(Code.UNREADABLE_FILE, path=str(script), error=error)
    folder = script.parent
    modules: set[str] = set()
    size = 0
    with disk_problems(folder, inside=True):
        found = {script.name: read_file(script)}
        for path in (*_local_modules(script, found[script.name], modules, cancel), *_named_files(folder, settings)):
            cancel.check()
            name = path.relative_to(folder).as_posix()
            if path.is_dir():
                found[f"{name}/"] = b""
            elif name not in found:
                found[name] = read_file(path)
                size += len(found[name])
            if len(found) > MAX_FILES or size > MAX_BYTES:
                error = f"the app has more than {MAX_FILES} files or {MAX_BYTES} bytes"
                raise Problem(Code.UNREADABLE_FILE, path=str(folder), error=error)
    archive = zip_archive(((f"{HOME[1:]}/{name}", data) for name, data in sorted(found.items())), level=9)
    return App(script, tuple(sorted(found)), archive, frozenset({script.stem, *modules}))


def imported_packages(
    app: App, lock: LockFile, *, declared: Iterable[str] = (), cancel: Cancel
) -> tuple[list[str], list[str], PackageRequest]:
    """Return what the app needs and what it can do without, as requirements, and a request without packages.

    The request has what the files say about versions and indexes, and what keeps the app from running.

    A line that is not Python is not a problem here, since the run shows it. An import that no known package provides
    is one: the app would run code that the user did not choose.
    """
    found: list[str] = []
    optional: list[str] = []
    problems: list[Failure] = []
    rules = PackageRequest()
    named = [*declared]
    for name in app.names:
        if not name.endswith(".py"):
            continue
        project = read_project(app.script.parent / name, lock, declared=named, alone=True, cancel=cancel)
        rules += replace(project.request().rules(), notes=())
        for item in project.requirements:
            if item.requirement.replace("-", "_") not in app.modules:
                (optional if item.optional else found).append(item.requirement)
        problems += [item for item in project.problems if item[1].code is not Code.NOT_PYTHON]
        problems += [
            Failure(item.module, item.problem)
            for item in project.unknown
            if not item.optional and item.module not in app.modules
        ]
    return [*dict.fromkeys(found)], [*dict.fromkeys(optional)], replace(rules, invalid=tuple(problems))


def requirements_of(
    app: App, texts: Sequence[str], lock: LockFile, *, imports: bool, cancel: Cancel
) -> PackageRequest:
    """Collect requirements from ``texts``, from a ``requirements.txt`` beside the app, and from the app itself.

    A text is a requirement, or the path of a file of them; one that cannot be read raises `Code.UNREADABLE_FILE`.
    What the app can do without is a note for each package.
    """
    paths = {text: Path(text) for text in texts if not text.endswith(".whl")}
    files = [text for text, path in paths.items() if path.suffix in {".txt", ".in"} or is_file(path)]
    beside = app.script.with_name("requirements.txt")
    if imports and beside.is_file() and not any(Path(text).absolute() == beside.absolute() for text in files):
        files.append(str(beside))
    named = [text for text in texts if text not in files]
    request = sum(map(read_requirements_file, files), named_packages(named))
    declared = [item.name for item in request.requirements]
    if imports:
        found, optional, rules = imported_packages(app, lock, declared=declared, cancel=cancel)
        notes = tuple(Problem(Code.NOT_PACKED, name=name) for name in optional if name not in found)
        request += replace(rules, notes=notes) + named_packages(found)
    return replace(request, requirements=_without_bare_names(request.requirements))


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
                    queue.append(read_file(path).decode("utf-8", "replace"))


def _named_files(folder: Path, settings: PackSettings) -> Iterator[Path]:
    for pattern in settings.files:
        refused = Problem(Code.BAD_PACK_SETTING, path=pattern, key="files", known="data/*.csv")
        parts = Path(pattern.strip()).parts
        if not parts or ".." in parts or Path(pattern).is_absolute():
            raise refused
        try:
            found = sorted(folder.glob(pattern))
        except (ValueError, OSError) as error:  # such as ``**`` inside a name, or a name that is too long
            raise refused from error
        for path in found:
            if path.is_symlink():
                continue
            if path.is_dir():
                yield from _files_below(path)
            elif path.is_file():
                yield path


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder; an empty one itself, since the app may write into it."""
    is_empty = True
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name.startswith(".") or path.name == "__pycache__":
            continue
        is_empty = False
        if path.is_dir():
            yield from _files_below(path)
        elif path.is_file():
            yield path
    if is_empty:
        yield folder


def _without_bare_names(requirements: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """Drop a bare name if the same package is also required in certain versions."""
    bounded = {canonicalize_name(item.name) for item in requirements if str(item.specifier)}
    return tuple(item for item in requirements if str(item.specifier) or canonicalize_name(item.name) not in bounded)
