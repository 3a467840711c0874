"""Rules that choose what to prune. Each takes files for a reason of its own; a file that any rule takes goes.

Protected packages are taken by no rule, and fill no budget. A budget comes last: of what the other
rules leave, the least recently used go until the rest fits.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from packaging.version import InvalidVersion, Version

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.clean_up.prune import PruneItem, PrunePlan
from pyodide_cache.formats.filenames import PACKAGE_KINDS, Flavour, Kind
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.quantities import parse_age, parse_size
from pyodide_cache.formats.runtime import LINES
from pyodide_cache.inventory.inventory import Entry, Inventory, Status, totals_of
from pyodide_cache.settings.releases import catalog

#: A partial file younger than this may be somebody's running download.
_PARTIAL_GRACE = 86_400.0

Chooser = Callable[[Sequence[Entry], float], Iterable[Entry]]


@record
class Rule:
    """A rule as it was written, such as ``older-than=30d``, and what it chooses."""

    text: str
    choose: Chooser
    is_budget: bool = False


#: Every rule's name, what it needs behind ``=``, and what it takes.
RULES = {
    "older-than": ("AGE", "downloaded longer ago"),
    "unused-for": ("AGE", "not read for so long, where the mount keeps that; else by the download"),
    "superseded": ("N", "all but the newest N versions of a package for each runtime; 1 if left out"),
    "other-runtimes": ("LINES", "wasm wheels of other release lines than these, such as 314,0.28–0.29"),
    "unpublished": ("", "in no known lock file, by name"),
    "tests": ("", "tests archives"),
    "partial": ("", "unfinished downloads older than a day"),
    "damaged": ("", "damaged and altered files, as far as they were verified"),
    "budget": ("SIZE", "least recently used, until the rest fits"),
}


def parse_rule(text: str) -> Rule:
    """Read a rule.

    Raises:
        Problem: `Code.BAD_RULE`, with the rules there are.

    """
    name, _, value = text.strip().partition("=")
    choose = _chooser(name, value.strip())
    if choose is None:
        needed = {"LINES": f"LINES (of {' '.join(sorted(LINES)).replace('–', '-')})"}
        known = ", ".join(f"{key}={needed.get(needs, needs)}" if needs else key for key, (needs, _) in RULES.items())
        raise Problem(Code.BAD_RULE, text=text, known=known)
    return Rule(text.strip(), choose, is_budget=name == "budget")


def plan_by_rules(
    inventory: Inventory, rules: Sequence[Rule], *, protected: Iterable[str] = (), now: float | None = None
) -> PrunePlan:
    """Choose the package files that any of ``rules`` takes, each with the rules that took it.

    Args:
        inventory: the scan.
        rules: see `parse_rule`.
        protected: names of packages that stay in any case.
        now: seconds since the epoch; a file from the future has age 0.

    """
    moment = time.time() if now is None else now
    spared = {canonicalize_name(name) for name in protected}
    candidates = [
        entry
        for entry in inventory.entries
        if entry.kind in PACKAGE_KINDS and entry.is_file and entry.identity.name not in spared
    ]
    reasons: dict[str, list[str]] = {}
    for rule in sorted(rules, key=lambda rule: rule.is_budget):
        pool = candidates
        if rule.is_budget:
            pool = [entry for entry in candidates if entry.file_name not in reasons]
        for entry in rule.choose(pool, moment):
            reasons.setdefault(entry.file_name, []).append(rule.text)
    items = [
        PruneItem(entry, max(0.0, moment - entry.modified), tuple(reasons[entry.file_name]))
        for entry in candidates
        if entry.file_name in reasons
    ]
    items.sort(key=lambda item: (-item.age, item.entry.file_name))
    foreign = sum(entry.kind is Kind.FOREIGN for entry in inventory.entries)
    return PrunePlan(inventory.directory, tuple(items), foreign)


def _lines(value: str) -> set[str]:
    """Read release lines; none when any of them is not known, since a slip would take every wasm wheel."""
    lines = {line.strip().replace("-", "–") for line in value.split(",")}
    return lines if lines <= LINES else set()


def _chooser(name: str, value: str) -> Chooser | None:
    age, size = parse_age(value), parse_size(value)
    match name:
        case "older-than" if age is not None:
            return lambda entries, now: [
                item for item in entries if now - item.modified >= age and _is_settled(item, now)
            ]
        case "unused-for" if age is not None:
            return lambda entries, now: [
                item for item in entries if now - _last_touch(item) >= age and _is_settled(item, now)
            ]
        case "superseded" if not value or (value.isdecimal() and int(value) > 0):
            return lambda entries, _now: _superseded(entries, int(value or 1))
        case "other-runtimes" if lines := _lines(value):
            return lambda entries, _now: [
                item for item in entries if item.flavour is Flavour.WASM and item.identity.runtime not in lines
            ]
        case "unpublished" if not value:
            return lambda entries, _now: [
                item for item in entries if item.kind is not Kind.PARTIAL and not _is_published(item)
            ]
        case "tests" if not value:
            return lambda entries, _now: [item for item in entries if item.kind is Kind.TESTS_ARCHIVE]
        case "partial" if not value:
            return lambda entries, now: [
                item for item in entries if item.kind is Kind.PARTIAL and now - item.modified >= _PARTIAL_GRACE
            ]
        case "damaged" if not value:
            return lambda entries, _now: [item for item in entries if item.status in (Status.DAMAGED, Status.ALTERED)]
        case "budget" if size is not None:
            return lambda entries, now: _over_budget(entries, size, now)
    return None


def _is_settled(entry: Entry, now: float) -> bool:
    return entry.kind is not Kind.PARTIAL or now - entry.modified >= _PARTIAL_GRACE


def _is_published(entry: Entry) -> bool:
    return catalog().publishes(entry.file_name) or entry.status in (Status.VERIFIED, Status.OTHER_RELEASE)


def _last_touch(entry: Entry) -> float:
    return max(entry.modified, entry.last_used or 0.0)


def _superseded(entries: Sequence[Entry], keep: int) -> list[Entry]:
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.identity.name and entry.identity.version and entry.kind is not Kind.PARTIAL:
            groups.setdefault((entry.identity.name, entry.identity.runtime or ""), []).append(entry)
    found: list[Entry] = []
    for group in groups.values():
        versions = sorted({_version(entry) for entry in group}, reverse=True)
        kept = set(versions[:keep])
        found += [entry for entry in group if _version(entry) not in kept]
    return found


def _version(entry: Entry) -> Version:
    try:
        return Version(entry.identity.version or "0")
    except InvalidVersion:
        return Version("0")


def _over_budget(entries: Sequence[Entry], size: float, now: float) -> list[Entry]:
    left = totals_of(entries).bytes
    found: list[Entry] = []
    for entry in sorted(entries, key=lambda item: (_last_touch(item), item.file_name)):
        if left <= size:
            break
        if _is_settled(entry, now):
            found.append(entry)
            left -= entry.size
    return found
