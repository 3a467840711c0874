"""Where packages come from, in words; and which sources to try when these cannot be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.session.jobs import Offer
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.format import some_names
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("source_words")

_MOST_CHARACTERS = 20

#: A source that fails: it cannot be reached, answers with an error, or has other bytes than it should.
_BROKEN = frozenset(
    {
        *(
            Code.UNREACHABLE,
            Code.HTTP_STATUS,
            Code.TOO_SLOW,
            Code.CUT_SHORT,
            Code.FILE_NOT_FOUND,
            Code.LOCK_NOT_FOUND,
        ),
        *(Code.LOCK_NOT_JSON, Code.LOCK_NOT_A_LOCK, Code.BAD_INDEX_PAGE, Code.WRONG_HASH),
        *(Code.NO_SUCH_FOLDER, Code.NOT_A_DIRECTORY, Code.TOO_LARGE),
    }
)
#: A source that works, and does not have the package.
_LACKS = frozenset({Code.NOT_IN_LOCK, Code.NOT_ON_INDEX, Code.NO_COMPATIBLE_WHEEL, Code.NO_MATCHING_VERSION})


def sources_text(options: SourceOptions, teams: Sequence[str] = ()) -> str:
    """Return the sources in the order in which they are asked: ``CDN, then PyPI``.

    Args:
        teams: names of the team caches, which are asked first.
    """
    if teams:
        first = _place(teams[0]) if len(teams) == 1 else _tr("{n} team caches").format(n=len(teams))
        rest = sources_text(options) if options.mode is SourceMode.AUTO else _only(options)
        return _tr("{first}, then {second}").format(first=first, second=rest)
    if options.mode is SourceMode.AUTO:
        first, index = _names(options)
        return _tr("{first}, then {second}").format(first=first, second=index)
    return _tr("Only {name}").format(name=_only(options))


def sources_tip(options: SourceOptions, teams: Sequence[str] = ()) -> str:
    """Return what the sources mean; see `sources_text`."""
    tips = {
        SourceMode.AUTO: _tr("Packages come from the Pyodide release; what it does not have, from the package index"),
        SourceMode.DISTRIBUTION: _tr("Packages come from the Pyodide release"),
        SourceMode.INDEX: _tr("Packages come from the package index"),
    }
    first = _tr("Team caches are asked first: {names}").format(names=", ".join(teams))
    return f"{first}\n{tips[options.mode]}" if teams else tips[options.mode]


def next_sources(options: SourceOptions, failures: Iterable[Problem]) -> SourceOptions | None:
    """Return the sources to try after failures; None if other sources would not help."""
    problems = [_root(problem) for problem in failures]
    broken = _broken(problems)
    if not broken:
        lacks = options.mode is not SourceMode.AUTO and any(problem.code in _LACKS for problem in problems)
        return replace(options, mode=SourceMode.AUTO) if lacks else None
    are_of_index = [_is_of_index(problem, options) for problem in broken]
    if options.mode is SourceMode.INDEX:
        return replace(options, mode=SourceMode.DISTRIBUTION) if any(are_of_index) else None
    if options.mode is SourceMode.AUTO and all(are_of_index):
        return replace(options, mode=SourceMode.DISTRIBUTION)
    # The lock file of a distribution that cannot be reached cannot be read either.
    distribution = None if urlsplit(options.distribution or "").hostname else options.distribution
    return replace(options, mode=SourceMode.INDEX, distribution=distribution)


def offer_of(session: Session) -> Offer:
    """Return what offers the next sources of the directory that is open now, when a job for it has failed."""
    directory = session.directory

    def offer(failures: Sequence[Problem]) -> tuple[str, Callable[[], object]] | None:
        options = session.sources_of(directory)
        other = next_sources(options, failures)
        if other is None:
            return None
        if other.mode is SourceMode.INDEX:
            session.failed_distributions.add(options.distribution)
        elif options.mode is SourceMode.INDEX and other.distribution in session.failed_distributions:
            return None  # the package that the index lacks is where nothing could be reached just now
        text = sources_text(other) if other.mode is SourceMode.AUTO else _only(other)
        text = _tr("Use {name} instead").format(name=text)
        is_for_release = options.mode is SourceMode.INDEX and other.mode is SourceMode.AUTO and not other.distribution
        if is_for_release and directory == session.directory and session.found.locks:
            release = session.found.locks[-1]
            names = [name for name in _lacking(failures) if name in release.packages]
            if not names:
                return None  # the release lacks it too
            text = _tr("Use {name} for {packages}").format(name=_names(other)[0], packages=some_names(names, 2))
        return text, lambda: session.set_source_options(other, directory)

    return offer


def index_offer_of(session: Session) -> Offer:
    """Return what offers other sources for questions that only an index answers: pip's index, or only the index."""
    directory = session.directory
    others = offer_of(session)

    def offer(failures: Sequence[Problem]) -> tuple[str, Callable[[], object]] | None:
        options = session.sources_of(directory)
        problems = list(map(_root, failures))
        broken = _broken(problems)
        is_without_index = any(problem.code is Code.DIRECTORY_USED for problem in problems)
        if not is_without_index and not any(_is_of_index(problem, options) for problem in broken):
            return others(broken)
        if not options.index_url:
            return None
        other = replace(options, index_url=None)
        return _tr("Use pip’s index instead"), lambda: session.set_source_options(other, directory)

    return offer


def _root(problem: Problem) -> Problem:
    # The list of releases is on a host of its own, to which no source is an alternative.
    while problem.cause and problem.code is not Code.NO_RELEASE_LIST:
        problem = problem.cause
    return problem


def _lacking(failures: Iterable[Problem]) -> list[NormalizedName]:
    """Return the packages that the sources do not have."""
    problems = [problem for problem in map(_root, failures) if problem.code in _LACKS]
    return list(dict.fromkeys(canonicalize_name(str(problem.facts["name"])) for problem in problems))


def _broken(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.code in _BROKEN]


def _is_of_index(problem: Problem, options: SourceOptions) -> bool:
    """Return whether it is the package index that failed."""
    from pyodide_cache.net.distribution import CDN

    facts = problem.facts
    if problem.code is Code.BAD_INDEX_PAGE or "index" in facts:
        return True
    host = str(facts.get("host") or urlsplit(str(facts.get("url", ""))).netloc)
    others = {urlsplit(text).netloc for text in (CDN, options.distribution or "", *options.files)}
    return bool(host) and host not in others


def _only(options: SourceOptions) -> str:
    first, index = _names(options)
    return first if options.mode is SourceMode.DISTRIBUTION else index


def _names(options: SourceOptions) -> tuple[str, str]:
    """Return the names of the distribution and of the index."""
    urls = (options.index_url or "").split()
    distribution = _place(options.distribution) if options.distribution else _tr("CDN")
    return distribution, _place(urls[0]) if urls else _tr("PyPI")


def _place(text: str) -> str:
    """Return the host of a URL, or the name of a folder."""
    name = urlsplit(text).hostname or PurePath(text).name or text
    return name if len(name) <= _MOST_CHARACTERS else f"{name[: _MOST_CHARACTERS - 1]}…"
