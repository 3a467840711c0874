"""What an app is packed with: its requirements from every place that names them, and the release of its runtime."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.requirements import parse_many, parse_requirements_file
from pyodide_cache.pack.app import App, requirements_of
from pyodide_cache.pack.inputs import release_of
from pyodide_cache.warm_up.source_options import SourceOptions


@record
class Wants:
    """What an app needs, and what of it could not be read, each with its text."""

    good: tuple[Requirement, ...]
    bad: tuple[tuple[str, Problem], ...]


def wants_of(app: App, texts: Sequence[str], lock: LockFile, *, imports: bool, cancel: Cancel) -> Wants:
    """Collect requirements: from ``texts``, each a requirement or a file of them, and from the app itself.

    Args:
        app: see `app.read_app`.
        texts: as the settings and a person give them.
        lock: tells which packages there are.
        imports: whether what the app declares and imports counts.
        cancel: stops it.

    Raises:
        Problem: `Code.UNREADABLE_FILE` for a requirements file.
        Cancelled: when asked for.

    """
    by_hand: list[str] = []
    good: list[Requirement] = []
    bad: list[tuple[str, Problem]] = []
    for text in texts:
        if Path(text).suffix in {".txt", ".in"} or Path(text).is_file():
            try:
                parsed = parse_requirements_file(Path(text).read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError) as error:
                raise Problem(Code.UNREADABLE_FILE, path=text, error=str(error)) from error
            good += parsed.good
            bad += parsed.bad
        else:
            by_hand.append(text)
    if imports:
        imported, problems = requirements_of(app, lock, cancel=cancel)
        bad += problems
        by_hand += imported
    from_texts = parse_many(dict.fromkeys(by_hand))
    return Wants(tuple(_strictest([*good, *from_texts.good])), (*bad, *from_texts.bad))


def wish_for(source_options: SourceOptions, runtime: Path | None) -> SourceOptions:
    """Return the sources to use with a runtime of one's own, where no others were asked for.

    Its lock file says which packages fit; where it is an official one, the release's own places have them.
    """
    if runtime is None or source_options.distribution or source_options.pyodide:
        return source_options
    release = release_of(runtime)
    return replace(source_options, pyodide=release, distribution=None if release else str(runtime))


def _strictest(requirements: Sequence[Requirement]) -> list[Requirement]:
    """Drop a bare name where the same is asked for in certain versions too."""
    bounded = {canonicalize_name(item.name) for item in requirements if str(item.specifier)}
    found = [item for item in requirements if str(item.specifier) or canonicalize_name(item.name) not in bounded]
    return [*dict.fromkeys(found)]
