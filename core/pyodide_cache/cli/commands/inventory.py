"""``pyodide-cache list``, ``stats`` and ``check``."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.problems import Code
from pyodide_cache.base.quantities import human_age, iso_time, plural, size_text
from pyodide_cache.base.shell import shell_word
from pyodide_cache.cli.common import common, fail_if
from pyodide_cache.cli.entries import SORT_KEYS, entry_json, kind_text, layer_json, status_text
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import open_cache, open_request, request_options
from pyodide_cache.cli.output import (
    answer,
    aside,
    failed_json,
    failure_text,
    file_names,
    for_directory,
    note,
    printable,
    say,
    warn,
    warn_failures,
    writes_text,
)
from pyodide_cache.cli.terminal import write_table
from pyodide_cache.cli.values import meant_packages
from pyodide_cache.files.paths import free_bytes
from pyodide_cache.inventory.inventory import Entry, Totals, totals_of

#: Why a file has no use, although its name says otherwise.
_NOT_LOADED = {Code.NATIVE_WHEEL, Code.UNNAMED_WHEEL, Code.LOCK_IGNORED}

if TYPE_CHECKING:
    from pathlib import Path

    from pyodide_cache.cache import Cache
    from pyodide_cache.cli.documents import files as documents
    from pyodide_cache.inventory.check import Checked
    from pyodide_cache.inventory.inventory import Inventory


@command("list", writes="ListDocument", context_settings={"allow_extra_args": True})
@click.option(
    "--sort",
    type=click.Choice(list(SORT_KEYS)),
    metavar="KEY",
    default="package",
    help=f"One of: {', '.join(SORT_KEYS)}.",
)
@click.option(
    "--filter",
    "wanted",
    metavar="TERMS",
    help="Only some: numpy kind:wasm status:damaged runtime:314 size>10MB age>30d -tests",
)
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV on standard output, for a spreadsheet.")
@click.pass_context
def list_command(ctx: click.Context, sort: str, wanted: str | None, as_csv: bool) -> None:
    """List the files of the cache directory.

    pyodide-cache list --sort size
    pyodide-cache list --filter 'kind:wasm size>10MB'
    """
    if ctx.args:
        words = " ".join(ctx.args)
        by_filter = f"To list only some files, write: pyodide-cache list --filter {shell_word(words)}"
        raise click.UsageError(f"list takes no names ({words}). {for_directory(ctx.args[0]) or by_filter}")
    if as_csv and common().as_json:
        raise click.UsageError("--csv and --json exclude each other.")
    inventory = open_cache().inventory()
    entries = _selected(inventory, wanted or "", sort)
    if as_csv:
        from pyodide_cache.inventory.export_rows import csv_text

        lines = csv_text(entries).split("\r\n")
        click.echo("\r\n".join(map(printable, lines)).encode(), nl=False)  # bytes: Windows would change the line ends
        return
    shadowed = {id(place.by_name[name]) for place, hidden in inventory.places() for name in hidden}
    document: documents.ListDocument = {
        "cache_dir": inventory.directory,
        "exists": inventory.exists,
        "entries": (
            {**entry_json(entry, inventory.directory), "answers": id(entry) not in shadowed} for entry in entries
        ),
        "layers": map(layer_json, inventory.layers),
        "notes": inventory.notes,
        "totals": totals_of(entries),
    }
    answer(document)
    if common().as_json:
        return
    aside(*inventory.notes)
    if not any(layer.entries for layer in (inventory, *inventory.layers)):
        why = "is empty" if inventory.exists else "does not exist yet"
        say(f"{inventory.directory} {why}. Fill it with: pyodide-cache warm-up --preset essential")
    elif not entries:
        say(f"Nothing in {inventory.directory} matches: {wanted}")
    else:
        _write_entries(inventory, entries, shadowed)


def _selected(inventory: Inventory, wanted: str, sort: str) -> Sequence[Entry]:
    entries: Sequence[Entry] = [entry for layer in (inventory, *inventory.layers) for entry in layer.entries]
    if wanted.strip():
        from pyodide_cache.inventory.filters import parse_filter

        entries = parse_filter(wanted).select(entries)
    key, descending = SORT_KEYS[sort]
    return sorted(entries, key=key, reverse=descending)


def _write_entries(inventory: Inventory, entries: Sequence[Entry], shadowed: set[int]) -> None:
    now = time.time()
    rows = (
        (
            entry.identity.name or entry.file_name,
            entry.identity.version,
            size_text(entry.size),
            human_age(entry.age(now)),
            kind_text(entry),
            entry.identity.runtime,
            status_text(entry),
            (entry.layer or "here") + (" (shadowed)" if id(entry) in shadowed else "") if inventory.layers else "",
        )
        for entry in entries
    )
    write_table(["Package", "Version", ">Size", ">Age", "?Kind", "?Runtime", "Status", "Layer"], rows)
    for entry in entries:
        if entry.warning and (common().verbose or entry.warning.code in _NOT_LOADED):
            warn(failure_text(entry.file_name, entry.warning))
    here = totals_of([entry for entry in entries if not entry.layer])
    below = totals_of([entry for entry in entries if entry.layer])
    more = f"; {plural(below.files, 'file')}, {size_text(below.bytes)} in layers" if below.files else ""
    say(f"{plural(here.files, 'file')}, {size_text(here.bytes)} in {inventory.directory}{more}")


@command("stats", writes="StatsDocument")
@click.option("--history", "with_history", is_flag=True, help="Also show how large it was, and how fast it grows.")
@click.option("--packages", "with_packages", is_flag=True, help="Also list the packages with their sizes.")
def stats_command(with_history: bool, with_packages: bool) -> None:
    """Show how much is cached, by kind, runtime and status.

    pyodide-cache stats --packages --history
    """
    from pyodide_cache.inventory.history import add_sample, growth_per_week, history
    from pyodide_cache.inventory.quarantine import UPGRADE, quarantined

    inventory = open_cache().inventory()
    now = time.time()
    if inventory.exists:
        add_sample(inventory.directory, inventory.totals, now)
    samples = history(inventory.directory, now) if with_history else ()
    growth = growth_per_week(samples) if samples else None
    packages = _groups(inventory.packages, _package_of) if with_packages else []
    count = len({*map(_package_of, inventory.packages)})
    kinds = _groups(inventory.entries, kind_text)
    runtimes = _groups(inventory.packages, lambda entry: entry.identity.runtime or "unknown")
    statuses = _groups(inventory.packages, lambda entry: entry.status)
    free = free_bytes(inventory.directory)
    wrong = [item.size for item in quarantined(inventory.directory)]
    old: list[int] = []
    if (inventory.directory / UPGRADE).is_dir():
        from pyodide_cache.updates.set_aside import kept_files

        old = [path.lstat().st_size for path in kept_files(inventory.directory)]
    document: documents.StatsDocument = {
        "cache_dir": inventory.directory,
        "exists": inventory.exists,
        "packages": count,
        "totals": inventory.totals,
        "kinds": {word.replace(" ", "_"): totals for word, totals in kinds},
        "runtimes": dict(runtimes),
        "statuses": dict(statuses),
        "quarantine": Totals(len(wrong), sum(wrong)),
        "set_aside": Totals(len(old), sum(old)),
        "free_bytes": free,
    }
    if with_packages:
        document["sizes"] = dict(packages)
    if with_history:
        document["history"] = samples
        document["bytes_a_week"] = growth
    answer(document)
    say(f"Cache directory  {inventory.directory}{'' if inventory.exists else '  (does not exist yet)'}")
    say(f"Total packages   {count}")
    say(f"Total files      {inventory.totals.files}")
    say(f"Total size       {size_text(inventory.totals.bytes)}")
    if wrong:
        say(f"In quarantine    {plural(len(wrong), 'file')}, {size_text(sum(wrong))} more")
    if old:
        amount = f"{plural(len(old), 'file')}, {size_text(sum(old))} more"
        say(f"Set aside        {amount}. To delete them: pyodide-cache upgrade --finish")
    if free is not None:
        say(f"Free disk        {size_text(free)}")
    if with_packages:
        _write_sizes("Package", packages)
    words = [(status.replace("_", " "), totals) for status, totals in statuses]
    for heading, groups in (("Kind", kinds), ("Runtime", runtimes), ("Status", words)):
        _write_sizes(heading, groups)
    _write_sizes("Time", [(iso_time(item.time) or "", Totals(item.files, item.bytes)) for item in samples])
    if with_history:
        rate = "" if growth is None else f"{'-' if growth < 0 else '+'}{size_text(abs(round(growth)))} a week"
        say(f"Growth           {rate or 'not known yet: samples of three days are needed'}")


def _package_of(entry: Entry) -> str:
    return entry.identity.name or entry.file_name


def _write_sizes(heading: str, rows: Sequence[tuple[str, Totals]]) -> None:
    if rows:
        say("")
    write_table([heading, ">Files", ">Size"], [(name, item.files, size_text(item.bytes)) for name, item in rows])


def _groups(entries: Iterable[Entry], key: Callable[[Entry], str]) -> list[tuple[str, Totals]]:
    """Return name and totals of the groups that ``key`` makes, the largest first."""
    groups = defaultdict[str, list[Entry]](list)
    for entry in entries:
        groups[key(entry)].append(entry)
    rows = [(name, totals) for name, group in groups.items() if (totals := totals_of(group)).files]
    return sorted(rows, key=lambda row: (-row[1].bytes, row[0]))


@command("check", writes="CheckDocument")
@request_options
def check_command() -> None:
    """Check whether packages are cached. The exit status is 1 if one is not.

    Names are compared as pip compares them: scikit-learn is scikit_learn, and pydantic is not pydantic_core.
    Files that were not hashed yet are read. Files that are damaged, differ from the published ones, or are
    for another platform do not count. A package counts only with everything that it needs, by the lock files or its
    metadata. Files that no lock file names are noted, since loadPackage does not find them.

    pyodide-cache check numpy 'pandas>=2' || pyodide-cache warm-up numpy 'pandas>=2'
    pyodide-cache check dist/mylib-1.0-py3-none-any.whl
    pyodide-cache check -r requirements.txt
    """
    selection = common().selection
    if not common().names_packages:
        raise click.UsageError("Name packages, a --preset, a --list, a --project or a requirements file with -r.")
    cache = open_cache()
    # Names alone are read without packaging, which takes as long as the rest of the command.
    is_simple = {*selection} == {"requirements"} and not any(".whl" in word for word in selection["requirements"])
    request = None if is_simple else open_request(cache)
    results = cache.check(selection["requirements"] if request is None else request)
    failed = () if request is None else request.invalid
    notes = () if request is None else request.notes
    document: documents.CheckDocument = {
        "cache_dir": cache.directory,
        "results": (_json(cache.directory, result) for result in results),
        "failed": failed_json("requirement", failed),
        "notes": notes,
    }
    width = max((len(result.requirement) for result in results), default=0)
    meant = _meant(cache, results) if writes_text() else {}
    answer(document, *(f"{result.requirement:<{width}}  {_answer(result, meant)}" for result in results))
    warn_failures(failed)
    note(*notes)
    unlisted = sorted({entry.file_name for result in results for entry in result.unlisted})
    if unlisted and not common().as_json:
        note(
            f"No lock file here names {', '.join(unlisted)}, so loadPackage does not find "
            f"{'it' if len(unlisted) == 1 else 'them'}. Write one with: pyodide-cache export lock --all"
        )
    # What is wrong must be repaired first; the answer says how.
    wanted = [
        result.requirement
        for result in results
        if not (result.is_cached or result.damaged or result.differing or result.unreadable)
        and result.requirement not in meant  # anybody can publish a package of such a name
    ]
    if wanted and not common().as_json:
        note(f"To download what is missing: pyodide-cache warm-up {' '.join(map(shell_word, wanted))}")
    fail_if(failed or not all(result.is_cached for result in results))


def _json(directory: Path, result: Checked) -> documents.Checked:
    return {
        "requirement": result.requirement,
        "cached": result.is_cached,
        "files": file_names(result.files),
        "paths": [directory / entry.layer / entry.file_name for entry in result.files],
        "other_versions": file_names(result.other_versions),
        "damaged": file_names(result.damaged),
        "differs": file_names(result.differing),
        "unreadable": file_names(result.unreadable),
        "native": file_names(result.native),
        "unlisted": file_names(result.unlisted),
        "missing": result.missing,
    }


def _meant(cache: Cache, results: Iterable[Checked]) -> dict[str, list[str]]:
    """Return the packages that mistyped names may stand for, by the requirements that have these names."""
    unknown = [result.requirement for result in results if not (result.is_cached or _reasons(result))]
    names = {text: name[0] for text in unknown if (name := re.match(r"[\w.-]+(?![^\s\[<=>!~;])", text))}
    found = meant_packages(cache, *names.values())
    return {text: found[name] for text, name in names.items() if name in found}


def _answer(result: Checked, meant: Mapping[str, Sequence[str]]) -> str:
    """Return whether a package is cached, and why it is not."""
    if result.is_in_runtime:
        return "cached      a part of the runtime"
    if result.is_cached:
        return f"cached      {', '.join(entry.identity.version or entry.file_name for entry in result.files)}"
    why = _reasons(result)
    if close := meant.get(result.requirement):
        why.append(f"did you mean {' or '.join(close)}?")
    return f"not cached  ({'; '.join(why)})" if why else "not cached"


def _reasons(result: Checked) -> list[str]:
    """Return why a package does not count as cached, although something of it is here."""
    others = ", ".join(entry.identity.version or entry.file_name for entry in result.other_versions)
    why = [f"there is {others}"] if others else []
    if result.damaged:
        why.append("damaged; repair it with: pyodide-cache repair")
    if result.differing:
        why.append("differs from the published file; keep it, or use: pyodide-cache repair --differs")
    if result.missing:
        why.append(f"it needs {', '.join(result.missing)}")
    if result.unreadable:
        why.append("you may not read its file")
    if result.native:
        why.append("built for another platform; Pyodide cannot load it")
    return why
