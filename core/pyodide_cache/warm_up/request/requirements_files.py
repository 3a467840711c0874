"""Read requirements files and constraints files as pip does, with the files that they include; and pylock.toml."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, reason
from pyodide_cache.base.record import replace
from pyodide_cache.files.paths import expanded
from pyodide_cache.files.reader import read_file, read_stream
from pyodide_cache.formats.documents import misplaced_content
from pyodide_cache.formats.encoding import decode_text
from pyodide_cache.formats.index_choice import USUAL, IndexChoice, IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.requirement_lines import RequirementLine, read_lines
from pyodide_cache.formats.specifiers import marker_applies, meets
from pyodide_cache.net.indexes.folder import folder_of, located, located_choice, missing_folders
from pyodide_cache.projects.declared import tool_locks
from pyodide_cache.projects.source_imports import ALL
from pyodide_cache.settings.releases import newest_release
from pyodide_cache.warm_up.request.local_projects import declared_in, names_part, parts_around, with_place
from pyodide_cache.warm_up.request.references import named_folder, parse_any_requirement
from pyodide_cache.warm_up.request.requests import PackageRequest

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from pyodide_cache.formats.runtime import Runtime

#: Standard input, as the path of a file.
STDIN = "-"

#: A requirements file that is larger than this is not one, in bytes.
_MAX_BYTES = 16 * 1024 * 1024

#: Names of files of other kinds, each line of which would be a problem.
_OTHER_FORMATS = (
    *(".toml", ".yml", ".yaml", ".json", ".ipynb", ".py", ".qmd", ".md", ".rst", ".html"),
    *("uv.lock", "poetry.lock", "pdm.lock", "pipfile.lock"),
)

#: What files are that name no packages, by the end of their name, and what to do with them.
_NO_TEXTS = {
    ".whl": "it is a wheel, not a list of requirements; add it as a package of its own",
    ".zip": "it is an archive, not a list of requirements",
    ".tar.gz": "it is an archive, not a list of requirements; only wheels can be used",
    "pixi.lock": "its packages are for other platforms; read the pixi.toml or pyproject.toml instead",
    "conda-lock.yml": "its packages are for other platforms; read the environment.yml instead",
    "pyodide-lock.json": "it is a lock file, not a list of requirements; use it as the distribution",
}

#: Texts of other kinds: the table of pip, and what conda writes with ``conda list --export`` and
#: ``--explicit``, a name, a version and a build in each line.
_OTHER_TEXTS = {
    re.compile(r"\APackage\s+Version.*\n-+ +-+"): (
        "it is the table of pip list; write a requirements file with: pip freeze"
    ),
    re.compile(r"^@EXPLICIT\s*$|^[\w.-]+=[\w.!+-]+=\w+\s*$", re.MULTILINE): (
        "it is a list of conda, whose builds are for this system; write one of pip with: pip freeze"
    ),
}

#: So deep may files include each other.
_MOST_LEVELS = 100

#: A requirement with its address and marker is shorter, without its hashes; and how much of a longer text is shown.
_LONGEST_LINE = 10_000
_SHOWN = 60

#: What a warm-up does in any case: only wheels are used.
_ALWAYS = frozenset({"--only-binary", "--prefer-binary"})


def read_requirements_file(
    source: str,
    text: str | None = None,
    *,
    is_constraint: bool = False,
    fetch: Callable[[str], bytes] | None = None,
    runtime: Callable[[], Runtime] | None = None,
) -> PackageRequest:
    """Read a file, a URL, or ``-`` for standard input, and what it includes.

    Args:
        text: the lines, if they are a part of the file; None reads the file.
        is_constraint: whether it narrows versions without asking for packages.
        fetch: returns the bytes at a URL; None refuses URLs.
        runtime: returns the runtime that decides about the markers of a ``pylock.toml``; None takes the newest one.

    Raises:
        Problem: `Code.UNREADABLE_FILE` or `Code.NOT_REQUIREMENTS` for the file itself. Problems of lines and of
            included files are in ``invalid``.
    """
    reader = _Reader(fetch, runtime or (lambda: newest_release().runtime))
    reader.read(source, text, is_constraint=is_constraint)
    if not (reader.requirements or reader.constraints or reader.invalid or reader.projects):
        reader.notes.append(Problem(Code.NOTHING_REQUIRED, path=_shown(source)))
    needed = [item for item in reader.requirements if item.url or canonicalize_name(item.name) not in reader.projects]
    return PackageRequest(
        tuple(dict.fromkeys(needed)),
        tuple(reader.invalid),
        tuple(reader.constraints),
        notes=tuple(reader.notes),
        hashes=reader.hashes,
        require_hashes=reader.require_hashes,
        hashes_of_index=reader.hashes_of_index,
        index=reader.index,
        optional=tuple(dict.fromkeys(item for item in reader.optional if item in needed)),
        prereleases=frozenset(reader.prereleases),
        own=frozenset(reader.own),
    )


class _Reader:
    """Collects what a file and those that it includes say."""

    def __init__(self, fetch: Callable[[str], bytes] | None, runtime: Callable[[], Runtime]) -> None:
        self._fetch = fetch
        self._runtime = runtime
        self._seen: set[tuple[str, bool]] = set()
        self._of_part = ""  # the file that a part is read of
        self._open: set[str] = set()
        self.requirements: list[Requirement] = []
        self.optional: list[Requirement] = []  # those of ``requirements`` that the project can do without
        self.projects: set[str] = set()  # names of those in folders, which need no package of an index
        self.own: set[str] = set()  # the modules of these
        self.constraints: list[Requirement] = []
        self.invalid: list[Failure] = []
        self.notes: list[Problem] = []
        self.hashes: dict[Requirement, frozenset[str]] = {}
        self.require_hashes = self.hashes_of_index = False
        self.prereleases: set[str] = set()
        self.index = USUAL

    def read(self, source: str, text: str | None = None, *, is_constraint: bool) -> None:
        key = source if _is_url(source) or source == STDIN else os.path.realpath(expanded(source))
        if key in self._open or len(self._open) == _MOST_LEVELS:
            error = "it includes itself" if key in self._open else "too many files include each other"
            raise Problem(Code.UNREADABLE_FILE, path=_shown(source), error=error)
        if (key, is_constraint) in self._seen:
            return
        self._seen.add((key, is_constraint))
        self._of_part = self._of_part if text is None else source
        try:
            text = decode_text(self._bytes(source)) if text is None else text
        except (OSError, ValueError) as error:
            what = reason(error) if isinstance(error, OSError) else str(error)
            raise Problem(Code.UNREADABLE_FILE, path=_shown(source), error=what) from error
        if _is_pylock(source):
            self._add_pylock(text, source, is_constraint=is_constraint)
            return
        others = (why for pattern, why in _OTHER_TEXTS.items() if pattern.search(text))
        if why := misplaced_content(text) or next(others, ""):
            raise Problem(Code.UNREADABLE_FILE, path=_shown(source), error=why)
        if _is_configuration(text):
            raise Problem(Code.NOT_REQUIREMENTS, path=_shown(source))
        self._open.add(key)
        for line in read_lines(text, os.environ):
            try:
                self._read_line(line, source, is_constraint=is_constraint)
            except Problem as problem:
                if "path" not in problem.facts:
                    problem = problem.with_facts(**self._place(line, source))
                text = line.written if len(line.written) < _LONGEST_LINE else f"{line.written[:_SHOWN]}…"
                self.invalid.append(Failure(text, problem))
        self._open.remove(key)

    def _add_pylock(self, text: str, source: str, *, is_constraint: bool) -> None:
        runtime = self._runtime()
        found = tool_locks.read_pylock(text, _shown(source), runtime)
        self._add_places(found.index, source, path=_shown(source))
        self.notes += found.notes
        for python in found.pythons:
            if not meets(python, runtime.python):
                self.notes.append(Problem(Code.OTHER_ENVIRONMENTS, path=_shown(source), text=f"Python {python}"))
        hashes = dict(found.hashes)
        for pin in found.requirements:
            try:
                requirement = parse_any_requirement(pin, _folders(source))
            except Problem as problem:
                self.invalid.append(Failure(pin, problem.with_facts(path=_shown(source))))
                continue
            self._append(requirement, hashes.get(pin), is_constraint=is_constraint)

    def _bytes(self, source: str) -> bytes:
        refuse_other_files(source)
        if source.lower().endswith(_OTHER_FORMATS) and not _is_pylock(source):
            raise Problem(Code.NOT_REQUIREMENTS, path=_shown(source))
        if source == STDIN:
            return read_stream(sys.stdin.buffer, _MAX_BYTES, "standard input")
        if _is_url(source):
            if self._fetch is None:
                raise ValueError("it is a URL")
            try:
                return self._fetch(source)
            except Problem as problem:
                if problem.code is Code.UNREACHABLE:  # no other source has it
                    raise ValueError(problem.facts["error"]) from problem
                raise
        path = expanded(source)
        if not path.is_relative_to("/dev"):
            return read_file(path, _MAX_BYTES)
        with path.open("rb") as pipe:  # a shell's <(command), which is waited for; a pipe in a folder is not
            return read_stream(pipe, _MAX_BYTES, source)

    def _read_line(self, line: RequirementLine, source: str, *, is_constraint: bool) -> None:
        if len(line.requirement) > _LONGEST_LINE:
            error = "it is longer than any requirement"
            raise Problem(Code.BAD_REQUIREMENT, text=f"{line.requirement[:_SHOWN]}…", error=error)
        if line.problem:
            raise Problem(Code.BAD_REQUIREMENT, text=line.written, error=line.problem)
        if not line.requirement:
            for name, value in line.options:
                if name in {"--requirement", "--constraint"}:
                    try:
                        self.read(_join(source, value), is_constraint=is_constraint or name == "--constraint")
                    except Problem as problem:
                        raise problem.with_facts(included_by=f"{_shown(source)}:{line.number}") from problem
                else:
                    self._apply(name, value, line, source)
            return
        if self._read_folder(line.requirement, line, source):  # as with -e
            return
        requirement = parse_any_requirement(line.requirement, _folders(source))
        self._append(requirement, line.hashes, is_constraint=is_constraint)
        self.hashes_of_index |= bool(line.hashes)

    def _read_folder(self, text: str, line: RequirementLine, source: str) -> bool:
        """Read what the project in a folder needs, if a text names one; return whether it does."""
        found = [named for base in _bases(source) if (named := named_folder(text, [base]))]
        if found and not any(self._read_project(*named) for named in found):
            self._ignore(line, source)
        return bool(found)

    def _read_project(self, folder: Path, extras: frozenset[str], marker: str) -> bool:
        if marker and not marker_applies(parse_any_requirement(f"project; {marker}"), self._runtime()):
            return True
        key = (f"{os.path.realpath(folder)}[{','.join(sorted(extras))}]", False)
        if key in self._seen:
            return True
        try:
            found = declared_in(folder, extras)
        except (OSError, ValueError) as error:
            raise Problem(Code.UNREADABLE_FILE, path=str(folder), error=str(error)) from error
        if found is None:
            return False
        self._seen.add(key)
        self.projects.update(found.projects)
        self.own.update(found.own)
        self.notes += found.notes
        self.index += located_choice(found.index, folder)
        parts = parts_around(folder)
        for text in (*found.requirements, *found.optional):
            if inner := named_folder(with_place(text, parts), [folder]):
                self._read_project(*inner)
                continue
            try:
                requirement = parse_any_requirement(text, [folder])
            except Problem as problem:
                is_gone = names_part(text)
                about = Problem(Code.IGNORED_OPTION, text=text) if is_gone else problem
                about = about.with_facts(path=_shown(str(folder)))
                is_note = is_gone or text in found.optional
                self.notes += [about] if is_note else []
                self.invalid += [] if is_note else [Failure(text, about)]
                continue
            self._append(requirement, None, is_constraint=False)
            self.optional += [requirement] if text in found.optional else []
        for name in found.files:
            if os.path.realpath(folder / name) not in self._open:  # else it names the project of which it is a part
                self.read(str(folder / name), is_constraint=False)
        return True

    def _add_places(self, choice: IndexChoice, source: str, **place: str | int) -> None:
        folder = next(iter(_folders(source)), Path())
        self.index += located_choice(choice, folder)
        self.notes += missing_folders(choice, folder, **place)

    def _append(self, requirement: Requirement, hashes: frozenset[str] | None, *, is_constraint: bool) -> None:
        (self.constraints if is_constraint else self.requirements).append(requirement)
        if hashes:
            self.hashes[requirement] = self.hashes.get(requirement, frozenset()) | hashes

    def _apply(self, name: str, value: str, line: RequirementLine, source: str) -> None:
        match name:
            case "--index-url" | "--pypi-url":
                self.index = replace(self.index, default=_index(value, source))
            case "--extra-index-url":
                self.index += IndexChoice((_index(value, source),))
            case "--find-links":
                self._add_places(IndexChoice((IndexPlace(value, links=True),)), source, **self._place(line, source))
            case "--no-index":
                self.index += IndexChoice(no_index=True)
            case "--require-hashes":
                self.require_hashes = True
            case "--pre":
                self.prereleases.add(ALL)
            case "--editable":
                if not (self._read_folder(value, line, source) or self._read_folder(f"./{value}", line, source)):
                    if "://" in value:  # a package, and not the project itself
                        raise Problem(Code.URL_REQUIREMENT, text=line.written)
                    self._ignore(line, source)
            case "--all-releases":
                self.prereleases |= {name if name == ALL else canonicalize_name(name) for name in value.split(",")}
            case _ if name not in _ALWAYS:
                self._ignore(line, source)

    def _ignore(self, line: RequirementLine, source: str) -> None:
        self.notes.append(Problem(Code.IGNORED_OPTION, text=line.written, **self._place(line, source)))

    def _place(self, line: RequirementLine, source: str) -> dict[str, str | int]:
        """Return where a line is; of a part of a file, such as an environment.yml, its number says nothing."""
        return {"path": _shown(source)} | ({} if source == self._of_part else {"line": line.number})


def refuse_other_files(source: str) -> None:
    """Refuse a file that names no packages, by its name.

    Raises:
        Problem: `Code.UNREADABLE_FILE` with what to do with it.
    """
    for ending, error in _NO_TEXTS.items():
        if source.partition("#")[0].lower().endswith(ending):
            raise Problem(Code.UNREADABLE_FILE, path=_shown(source), error=error)


def _is_pylock(source: str) -> bool:
    from packaging.pylock import is_valid_pylock_path

    return is_valid_pylock_path(Path(source.partition("?")[0]))


def _is_configuration(text: str) -> bool:
    """Return whether the first line is the head of a table, as in a ``Pipfile`` or ``setup.cfg``."""
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith(("#", ";"))), "")
    return first.startswith("[") and first.endswith("]")


def _is_url(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _shown(source: str) -> str:
    return "<stdin>" if source == STDIN else source


def _folders(source: str) -> tuple[Path, ...]:
    """Return the folder of a file: paths in it may be relative to it."""
    return () if _is_url(source) or source == STDIN else (expanded(source).parent,)


def _bases(source: str) -> tuple[Path, ...]:
    """Return where a folder in a file may be relative to: the file's own, and the working directory around it."""
    folders = _folders(source)
    is_here = all(folder.absolute().is_relative_to(Path.cwd()) for folder in folders)
    return (*folders, *([Path()] if is_here else ()))


def _join(source: str, value: str) -> str:
    """Return an included file, relative to the file that includes it."""
    if (path := folder_of(value)) and value.lower().startswith("file:"):
        return str(path)
    if _is_url(value):
        return value
    if _is_url(source):
        return urljoin(source, value)
    folder = next(iter(_folders(source)), Path())
    return str(folder / expanded(value))


def _index(value: str, source: str) -> IndexPlace:
    """Return an index; a path where nothing is counts, so that no other index takes its place."""
    return next(located([IndexPlace(value)], _folders(source)), IndexPlace(Path(value).absolute().as_uri()))
