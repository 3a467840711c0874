"""Read what a warm-up or an export is asked for: requirements, presets, lists, requirements files and projects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem, reason
from pyodide_cache.base.record import field, record

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from pyodide_cache.base.events import Cancel
    from pyodide_cache.formats.lockfile import LockFile
    from pyodide_cache.formats.requirements import ParsedRequirements


@record
class PackageRequest:
    """The packages that the user asks for.

    Attributes:
        requirements: without duplicates.
        invalid: texts that are no requirements, each with the problem.
        constraints: narrow versions without asking for packages, as pip's constraints do.
        reasons: by canonical name, where a project declares or imports the package.

    """

    requirements: tuple[Requirement, ...] = ()
    invalid: tuple[tuple[str, Problem], ...] = ()
    constraints: tuple[Requirement, ...] = ()
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.requirements or self.invalid)


def read_request(
    requirements: Iterable[str] = (),
    *,
    presets: Iterable[str] = (),
    lists: Iterable[str] = (),
    files: Iterable[Path] = (),
    constraints: Iterable[Path] = (),
    projects: Iterable[Path] = (),
    lock: Callable[[], LockFile] | None = None,
    cancel: Cancel,
) -> PackageRequest:
    """Combine everything that names packages into one request.

    Args:
        requirements: such as ``pandas>=2``.
        presets: names of built-in presets.
        lists: names of the user's lists.
        files: requirements files.
        constraints: constraints files.
        projects: folders, scripts, notebooks and ``pyproject.toml`` files.
        lock: returns the lock file that maps the imports of projects to packages.
        cancel: stops the search through projects.

    Raises:
        Problem: `Code.UNKNOWN_PRESET`, `Code.UNKNOWN_LIST` or `Code.UNREADABLE_FILE`.

    """
    from pyodide_cache.formats.names import canonicalize_name
    from pyodide_cache.formats.requirements import parse_many, parse_requirement

    texts = [*requirements]
    if presets or lists:
        from pyodide_cache.settings.lists import ListStore, preset

        for name in presets:
            texts += preset(name).requirements
        for name in lists:
            texts += ListStore().get(name).requirements
    parsed = parse_many(dict.fromkeys(texts))
    valid, invalid = [*parsed.good], [*parsed.bad]
    narrowing: list[Requirement] = []
    for paths, target in ((files, valid), (constraints, narrowing)):
        for path in paths:
            from_file = _read_file(path)
            target += from_file.good
            invalid += from_file.bad
    reasons: dict[str, tuple[str, ...]] = {}
    for path in projects:
        from pyodide_cache.warm_up.project import read_project

        if lock is None:
            raise ValueError("projects need a lock file")
        found = read_project(path, lock(), cancel=cancel)
        invalid += found.problems
        for item in found.requirements:
            requirement = parse_requirement(item.requirement)
            valid.append(requirement)
            reasons[canonicalize_name(requirement.name)] = item.reasons
    return PackageRequest(tuple(dict.fromkeys(valid)), tuple(invalid), tuple(narrowing), reasons)


def _read_file(path: Path) -> ParsedRequirements:
    from pyodide_cache.formats.requirements import parse_requirements_file

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(Code.UNREADABLE_FILE, path=str(path), error=reason(error)) from error
    return parse_requirements_file(text)
