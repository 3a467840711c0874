"""Divide a cache directory by what its files mean to its user, and say how much of it can be freed safely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.inventory.inventory import Inventory, Totals, totals_of


class Share(StrEnum):
    """What a file is to the user; the first that applies, from the end of this list."""

    IN_USE = "in-use"
    OLD = "old"
    OLD_VERSIONS = "old-versions"
    OTHER_RUNTIMES = "other-runtimes"
    DAMAGED = "damaged"
    FOREIGN = "foreign"


@record
class Shares:
    """The shares of a directory."""

    names: dict[Share, frozenset[str]]  # the files of each share that has some
    totals: dict[Share, Totals]  # of the same
    freeable: int  # bytes of what is old, superseded or for another runtime, unless a package that stays needs it


def shares_of(
    inventory: Inventory,
    *,
    days: float,
    line: str | None = None,
    protected: Iterable[str] = (),
    locks: Sequence[LockFile] = (),
    now: float | None = None,
) -> Shares:
    """Divide an inventory into shares.

    Args:
        days: the age from which files are old.
        line: the release line in use; None if unknown, and then no file is for another runtime.
    """
    # The window shows the names of the shares long before it needs the rules.
    from pyodide_cache.clean_up.prune import plan_prune
    from pyodide_cache.clean_up.rules import RuleKind, older_than, parse_rule

    by_rule = {
        RuleKind.OLDER_THAN: Share.OLD,
        RuleKind.SUPERSEDED: Share.OLD_VERSIONS,
        RuleKind.OTHER_RUNTIMES: Share.OTHER_RUNTIMES,
    }
    # A line has a dash of its own: "0.28–0.29".
    rules = [older_than(days), parse_rule(RuleKind.SUPERSEDED)]
    rules += [parse_rule(f"{RuleKind.OTHER_RUNTIMES}={line}")] if line else []
    plan = plan_prune(inventory, rules, protected=protected, locks=locks, reads_wheels=False, now=now)
    found: dict[Share, set[str]] = {share: set() for share in Share}
    selected = {item.entry.file_name: by_rule[item.reasons[-1].kind] for item in plan.items}
    bad = {entry.file_name for entry in inventory.bad}
    for entry in inventory.entries:
        name = entry.file_name
        share = Share.DAMAGED if name in bad else selected.get(name, Share.IN_USE)
        found[share if entry.is_package else Share.FOREIGN].add(name)
    by_name = inventory.by_name
    names = {share: frozenset(files) for share, files in found.items() if files}
    totals = {share: totals_of(by_name[name] for name in files) for share, files in names.items()}
    return Shares(names, totals, plan.without(bad).bytes)
