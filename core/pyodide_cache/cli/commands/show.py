"""``pyodide-cache show``: the details of a file as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.cli.common import fail_if
from pyodide_cache.cli.entries import entry_json, kind_text, status_text
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import open_cache, pyodide_option
from pyodide_cache.cli.output import answer, aside, failure_text, for_directory, printable, say, warn
from pyodide_cache.cli.values import completing, meant_packages
from pyodide_cache.inventory.inventory import Status

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import files as documents
    from pyodide_cache.details.dependencies import DependencyLink
    from pyodide_cache.details.details import Details, LockSummary, Provenance
    from pyodide_cache.formats.archive import Contents
    from pyodide_cache.inventory.copies import Copy

#: The values of `pyodide_cache.details.snippets.Way`, which is not imported for ``--help``.
_WAYS = ("node", "browser", "micropip")


@command("show", writes="ShowDocument")
@click.argument("name", metavar="NAME|FILE", shell_complete=completing("cached"))
@click.option("--files", is_flag=True, help="List the files in the archive, with their sizes.")
@click.option(
    "--load",
    "way",
    type=click.Choice([*_WAYS, "all", "none"]),
    default=_WAYS[0],
    help="Show the code that loads it there: in Node, a browser or micropip, all three, or none.",
)
@pyodide_option
def show_command(name: str, files: bool, way: str) -> None:
    """Show everything about a package or file, and how to load it.

    NAME is the name of a package, to show each of its files, or the name or path of one file. The exit status is 1 if
    it is not cached.

    pyodide-cache show numpy --load browser
    """
    from pyodide_cache.settings.releases import shipped_lock

    cache = open_cache()
    inventory = cache.inventory()
    shipped_lock(cache.release())  # raises a problem for an unknown one
    found = [[*cache.details(entry)][-1] for entry in cache.find(name)]
    document: documents.ShowDocument = {
        "cache_dir": inventory.directory,
        "found": (details_json(item, inventory.directory, files=files) for item in found),
    }
    answer(document)
    for number, item in enumerate(found):
        say(*([""] if number else []), *details_lines(item, files=files, way=way))
        aside(*problem_lines(item))
    if not found:
        unknown = inventory.no_such_entry(name)
        is_no_package = "similar" in unknown.facts or not name or "." in name or "/" in name or for_directory(name)
        problem = Problem(Code.NOT_CACHED, name=name, count=1).with_similar(meant_packages(cache, name).get(name, ()))
        warn(unknown if is_no_package else problem)
    fail_if(not found)


_LABEL_WIDTH = 12
#: The most names that are listed; the rest is counted.
_MOST_NAMES = 12

_STATUS_MEANS = {
    Status.VERIFIED: "exactly the published bytes",
    Status.NOT_VERIFIED: "sound; no known lock file or index publishes a hash of it",
    Status.DIFFERS: "sound, but a release publishes other bytes under this name; keep it, or replace it with: "
    "pyodide-cache repair --differs",
    Status.DAMAGED: "not a sound archive; download it again with: pyodide-cache repair",
}


def details_lines(details: Details, *, files: bool, way: str) -> Iterator[str]:
    """Yield the lines about one file, without empty facts."""
    entry, about = details.entry, details.about
    yield f"{details.title} {details.version}".rstrip()
    status = status_text(entry)
    facts: list[tuple[str, str]] = [
        ("File", entry.file_name),
        ("Kind", f"{kind_text(entry)}, {size_text(entry.size)}"),
        ("Status", f"{status}: {_meaning(details)}" if status else ""),
        ("Summary", about.summary),
        ("License", about.license),
        ("Author", about.author),
        ("Home page", about.home_page),
        ("Python", about.requires_python),
        ("Contents", _contents_text(details)),
        ("Lock file", _lock_text(details.lock) if details.lock else ""),
        ("Requires", _links_text(link for link in details.dependencies if link.applies and not link.is_optional)),
        ("Optional", _links_text(link for link in details.dependencies if link.applies and link.is_optional)),
        ("Required by", _dependents_text(details)),
        ("Published by", ", ".join(_provenance_text(item) for item in details.provenance)),
        ("sha256", entry.sha256 or ("not verified yet" if status else "")),
    ]
    for label, text in facts:
        if text:
            yield _line(label, text)
    for other in details.published:
        if not other.is_this:
            label = "Expected" if other.is_this is None else "Other build"
            yield _line(label, f"{other.sha256} by {_first(other.by)}")
    for copy in details.copies:
        yield _line("Copy", f"{copy.path} ({_copy_text(copy)})")
    if files and details.contents:
        yield from _file_lines(details)
    for snippet in details.snippets:
        if way not in {snippet.way, "all"}:
            continue
        yield ""
        yield f"Load it: {snippet.title}"
        yield from (f"    {line}".rstrip() for line in snippet.code.splitlines())


def _meaning(details: Details) -> str:
    entry = details.entry
    if not entry.is_of_release:
        return f"exactly the bytes of {entry.provenance[0]}, not those of {details.release}"
    if entry.status is Status.NOT_VERIFIED and entry.sha256 is None:
        return "not read yet; verify it with: pyodide-cache verify"
    return _STATUS_MEANS[entry.status]


def problem_lines(details: Details) -> Iterator[str]:
    """Yield the problems and warnings."""
    warnings = details.contents.warnings if details.contents else ()
    for problem in (details.problem, *warnings):
        if problem:
            yield failure_text(details.entry.file_name, problem)


def details_json(details: Details, directory: Path, *, files: bool) -> documents.Details:
    """Return details for JSON; with ``files``, also the members of the archive."""
    about, contents, lock = details.about, details.contents, details.lock
    return {
        **entry_json(details.entry, directory),
        "title": details.title,
        "version": details.version or None,
        "pyodide": details.release,
        "summary": about.summary or None,
        "license": about.license or None,
        "author": about.author or None,
        "home_page": about.home_page or None,
        "requires_python": about.requires_python or None,
        "looks_like": details.file_type.name.lower() if details.file_type else None,
        "requires": details.dependencies,
        "required_by": details.dependents,
        "required_by_is_complete": details.dependents_complete,
        "published": details.published,
        "copies": details.copies,
        "contents": _contents_json(contents, files=files) if contents else None,
        "lock_file": _lock_json(lock) if lock else None,
        "snippets": details.snippets,
        "problem": details.problem,
        "warnings": contents.warnings if contents else (),
    }


def _contents_json(contents: Contents, *, files: bool) -> documents.Contents:
    count = None if contents.more is None else len(contents.members) + contents.more
    found: documents.Contents = {"files": count, "bytes": contents.size}
    if files:
        found["members"] = contents.members
    return found


def _lock_json(lock: LockSummary) -> documents.LockSummary:
    return {
        "pyodide": lock.release,
        "python": lock.runtime.python,
        "abi": lock.runtime.abi,
        "platform": lock.runtime.platform,
        "packages": lock.packages,
        "refused": lock.refused,
        "cached": lock.cached,
        "added": lock.added,
    }


def _line(label: str, text: str) -> str:
    return f"  {label:<{_LABEL_WIDTH}}  {text}"


def _contents_text(details: Details) -> str:
    contents = details.contents
    if contents is None:
        return f"{details.file_type}, by its first bytes" if details.file_type and not details.lock else ""
    count = len(contents.members)
    more_than = "more than " if contents.more is None else ""
    return f"{more_than}{plural(count + (contents.more or 0), 'file')}, {size_text(contents.size)} unpacked"


def _lock_text(lock: LockSummary) -> str:
    runtime = f"Pyodide {lock.release}" if lock.release else f"Pyodide {lock.runtime.line or '(unknown release)'}"
    parts = [f"{runtime}, Python {lock.runtime.python}: {plural(lock.packages, 'package')}, {lock.cached} cached"]
    if lock.added is not None:
        parts.append(f"written by this program, with {plural(lock.added, 'package')} from the index")
    if lock.refused:
        parts.append(f"{plural(lock.refused, 'entry', 'entries')} cannot be used")
    return "; ".join(parts)


def _links_text(links: Iterable[DependencyLink]) -> str:
    return ", ".join(f"{link.requirement} ({_link_state(link)})" for link in links)


def _link_state(link: DependencyLink) -> str:
    if link.cached:
        return "cached"
    return "another version is cached" if link.other_versions else "not cached"


def _dependents_text(details: Details) -> str:
    cached = [f"{item.name} ({item.requirement})" for item in details.dependents if item.file_name]
    others = [item.name for item in details.dependents if not item.file_name]
    parts = [", ".join(cached)] if cached else []
    if others:
        parts.append(f"{_first(others)} (not cached)")
    if not details.dependents_complete:
        parts.append("perhaps others: the directory has too many wheels to read all of them")
    return "; ".join(parts)


def _first(names: Iterable[str]) -> str:
    found = list(names)
    rest = len(found) - _MOST_NAMES
    return ", ".join(found[:_MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def _provenance_text(item: Provenance) -> str:
    from pyodide_cache.details.details import Origin

    if item.origin is Origin.RELEASE:
        return f"Pyodide {item.name}"
    if item.origin is Origin.INDEX:
        return "the package index"
    return f"{item.name} in this directory" if item.origin is Origin.LOCK_HERE else item.name


def _copy_text(copy: Copy) -> str:
    facts = [size_text(copy.size)]
    if copy.quarantine:
        facts.append("in quarantine")
    if copy.same_inode:
        facts.append("the same file, as a hard link")
    elif copy.same_bytes is not None:
        facts.append("the same bytes" if copy.same_bytes else "other bytes")
    else:
        facts.append("not compared: verify both directories")
    return ", ".join(facts)


def _file_lines(details: Details) -> Iterator[str]:
    contents = details.contents
    assert contents is not None
    yield ""
    width = max((len(size_text(member.size)) for member in contents.members), default=0)
    for member in sorted(contents.members, key=lambda item: item.path):
        yield f"  {size_text(member.size):>{width}}  {printable(member.path)}"
    if contents.more != 0:
        yield f"  and {contents.more or 'an unknown number'} more"
