"""Rules that select package files for removal, written as ``older-than=30d`` or ``budget=500MB``."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.quantities import parse_age, parse_size
from pyodide_cache.base.record import field, record
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.runtime import LINES
from pyodide_cache.formats.specifiers import parse_version
from pyodide_cache.inventory.inventory import Entry, Status, totals_of

#: Seconds.
DAY = 86_400.0

#: No directory has so many versions of a package; Python refuses to read numbers of thousands of digits.
_MOST_DIGITS = 10

#: Selects from entries, given the current time in seconds since the epoch.
Selector = Callable[[Sequence[Entry], float], Iterable[Entry]]


class RuleKind(StrEnum):
    """The names of the rules."""

    OLDER_THAN = "older-than"
    UNUSED_FOR = "unused-for"
    SUPERSEDED = "superseded"
    OTHER_RUNTIMES = "other-runtimes"
    UNPUBLISHED = "unpublished"
    TESTS = "tests"
    PARTIAL = "partial"
    DAMAGED = "damaged"
    ALL = "all"
    BUDGET = "budget"


#: For each rule, what follows its ``=`` (empty: nothing), and which files it selects.
RULES = {
    RuleKind.OLDER_THAN: ("AGE", "downloaded more than AGE ago, such as 30d, 12h or 6mo"),
    RuleKind.UNUSED_FOR: ("AGE", "not read for AGE; without access times, downloaded more than AGE ago"),
    RuleKind.SUPERSEDED: (
        "N",
        "all but the newest N sound versions of a package for each runtime and those in use; N defaults to 1",
    ),
    RuleKind.OTHER_RUNTIMES: (
        "LINES",
        "files that no runtime of these release lines loads, such as 314,0.28-0.29",
    ),
    RuleKind.UNPUBLISHED: ("", "not named in any known lock file"),
    RuleKind.TESTS: ("", "test archives"),
    RuleKind.PARTIAL: ("", "unfinished downloads older than a day"),
    RuleKind.DAMAGED: ("", "damaged files and files with unpublished bytes, as far as they are verified"),
    RuleKind.ALL: ("", "every package file"),
    RuleKind.BUDGET: ("SIZE", "the least recently used files, until the rest fits in SIZE, such as 500MB"),
}


@record
class Rule:
    """A rule, and the files it selects."""

    kind: RuleKind  # which rule
    text: str  # the rule as written, such as ``older-than=30d``
    amount: float | None = None  # seconds of an age, bytes of a budget; None for other rules
    select: Selector = field(default=lambda _entries, _now: (), compare=False, repr=False)  # nothing for a budget


def parse_rule(text: str) -> Rule:
    """Read a rule, or raise `Code.BAD_RULE`, whose facts name the known rules."""
    name, _, value = text.strip().partition("=")
    rule = _rule(name, value.strip(), text.strip())
    if rule is None:
        lines = " ".join(sorted(LINES)).replace("–", "-")
        about = {"AGE": "such as 30d", "SIZE": "such as 500MB", "N": "1 or more", "LINES": f"of {lines}"}
        known = ", ".join(f"{key}={value} ({about[value]})" if value else key for key, (value, _) in RULES.items())
        raise Problem(Code.BAD_RULE, text=text, known=known)
    return rule


def older_than(days: float) -> Rule:
    """Return the rule ``older-than`` for a number of days; 0 selects files of any age."""
    return _by_age(RuleKind.OLDER_THAN, f"{RuleKind.OLDER_THAN}={days:g}d", days * DAY)


def _rule(name: str, value: str, text: str) -> Rule | None:
    """Return the rule; None for an unknown name or a bad value."""
    age, size = parse_age(value), parse_size(value)
    match name:
        case RuleKind.OLDER_THAN | RuleKind.UNUSED_FOR if age is not None:
            return _by_age(RuleKind(name), text, age)
        case RuleKind.SUPERSEDED if not value or (value.isdecimal() and len(value) < _MOST_DIGITS and int(value) > 0):
            return Rule(RuleKind.SUPERSEDED, text, None, lambda entries, _now: _superseded(entries, int(value or 1)))
        case RuleKind.OTHER_RUNTIMES if lines := _lines(value):
            return _each(RuleKind.OTHER_RUNTIMES, text, lambda entry: entry.identity.lines.isdisjoint(lines))
        case RuleKind.BUDGET if size is not None:
            return Rule(RuleKind.BUDGET, text, size)
        case _ if name in _CONDITIONS and not value:
            return _each(RuleKind(name), text, _CONDITIONS[RuleKind(name)])
    return None


def _each(kind: RuleKind, text: str, condition: Callable[[Entry], bool]) -> Rule:
    return Rule(kind, text, None, lambda entries, _now: filter(condition, entries))


def _by_age(kind: RuleKind, text: str, age: float) -> Rule:
    def is_old(entry: Entry, now: float) -> bool:
        since = now - last_use(entry) if kind is RuleKind.UNUSED_FOR else entry.age(now) or 0.0
        return max(0.0, since) >= age

    return Rule(kind, text, age, lambda entries, now: [entry for entry in entries if is_old(entry, now)])


def _lines(value: str) -> set[str]:
    """Read release lines; an unknown line gives none, because a typo would select every WebAssembly wheel."""
    lines = {line.strip().replace("-", "–") for line in value.split(",")}
    return lines if lines <= LINES else set()


def _is_unpublished(entry: Entry) -> bool:
    from pyodide_cache.settings.releases import catalog

    if entry.kind is Kind.PARTIAL or entry.status is Status.VERIFIED:
        return False
    return not catalog().publishes(entry.file_name)


#: Rules without a value that look at each entry alone.
_CONDITIONS: dict[RuleKind, Callable[[Entry], bool]] = {
    RuleKind.UNPUBLISHED: _is_unpublished,
    RuleKind.TESTS: lambda entry: entry.kind is Kind.TESTS_ARCHIVE,
    RuleKind.PARTIAL: lambda entry: entry.kind is Kind.PARTIAL,
    RuleKind.DAMAGED: lambda entry: entry.status is Status.DAMAGED,
    RuleKind.ALL: lambda _entry: True,
}


def last_use(entry: Entry) -> float:
    """Return when a file was downloaded or last read, in seconds since the epoch.

    Infinity if neither is known: no rule about age selects such a file, and a budget takes it last.
    """
    return max(entry.modified, entry.last_used or 0.0) or math.inf


def _superseded(entries: Sequence[Entry], keep: int) -> list[Entry]:
    from packaging.version import Version

    def version(entry: Entry) -> Version:
        return parse_version(entry.identity.version or "") or Version("0")

    # A pre-release does not make a release old, and is made old only by a newer pre-release.
    groups: dict[tuple[str, str, bool], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.identity.name and entry.identity.version and entry.kind is not Kind.PARTIAL:
            key = entry.identity.name, entry.identity.runtime or "", version(entry).is_prerelease
            groups[key].append(entry)
    found: list[Entry] = []
    for group in groups.values():
        # A damaged file makes nothing old: without it, no version of the package might be left that loads.
        sound = sorted({version(entry) for entry in group if entry.status is not Status.DAMAGED}, reverse=True)
        if len(sound) >= keep:
            found += [entry for entry in group if version(entry) < sound[keep - 1]]
    return found


def over_budget(entries: Sequence[Entry], size: float) -> list[Entry]:
    """Return the first files that must leave so that the rest has at most ``size`` bytes."""
    left = totals_of(entries).bytes
    found: list[Entry] = []
    for entry in entries:  # in the order in which they leave
        if left <= size:
            break
        found.append(entry)
        left -= entry.size
    return found
