"""``pyodide-cache check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, fail_if, request_options, shared_options
from pyodide_cache.cli.output import answer, aside, failed_json, file_names, note, problems_json, say, warn_failures

if TYPE_CHECKING:
    from pathlib import Path

    from pyodide_cache.cli.documents import inventory as documents
    from pyodide_cache.inventory.check import Checked


@command("check")
@request_options
@shared_options
def check_command() -> None:
    """Check whether packages are cached; the exit status is 1 if one is not.

    Names are compared as pip compares them: scikit-learn is scikit_learn, and pydantic is not pydantic_core.
    Files that were not hashed yet are read. Files that are damaged, differ from the published ones, or are
    for another platform do not count. A package counts only with everything that it needs, by the lock files or its
    metadata.

    pyodide-cache check numpy 'pandas>=2' || pyodide-cache warm-up numpy 'pandas>=2'
    pyodide-cache check -r requirements.txt
    """
    selection = common().selection
    if not common().names_packages:
        raise click.UsageError("Name packages, a --preset, a --list, a --project or a requirements file with -r.")
    cache = common().open_cache()
    request = cache.request(**selection) if {*selection} != {"requirements"} else None
    results = cache.check(request or selection["requirements"])
    failed, notes = (request.invalid, request.notes) if request else ((), ())
    document: documents.CheckDocument = {
        "cache_dir": cache.directory,
        "results": (_json(cache.directory, result) for result in results),
        "failed": failed_json(failed),
        "notes": problems_json(notes),
    }
    answer(document)
    width = max((len(result.requirement) for result in results), default=0)
    for result in results:
        say(f"{result.requirement:<{width}}  {_answer(result)}")
    warn_failures(failed)
    aside(*notes)
    wanted = [result.requirement for result in results if not (result.is_cached or _is_wrong(result))]
    if wanted and not common().as_json:
        import shlex

        note(f"To download what is missing: pyodide-cache warm-up {shlex.join(wanted)}")
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
        "missing": result.missing,
    }


def _is_wrong(result: Checked) -> bool:
    """Return whether no download helps before something else is done; the answer says what."""
    return bool(result.damaged or result.differing or result.unreadable)


def _answer(result: Checked) -> str:
    """Return whether a package is cached, and why it is not."""
    if result.is_cached:
        return f"cached      {', '.join(entry.identity.version or entry.file_name for entry in result.files)}"
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
    return f"not cached  ({'; '.join(why)})" if why else "not cached"
