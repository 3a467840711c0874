"""``pyodide-cache audit``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural
from pyodide_cache.cli.common import common, fail_if
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import EXISTING, index_url_option, offline_option, open_cache, pyodide_option, repeated
from pyodide_cache.cli.output import MOST_NAMES, answer, failed_json, note, say, warn, warn_failures
from pyodide_cache.cli.terminal import write_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyodide_cache.cli.documents import updates as documents
    from pyodide_cache.updates.audit import Audit, Finding


@command("audit", writes="AuditDocument")
@repeated(
    "--ignore",
    "ignored",
    metavar="NAME|ID",
    help="A package, or a vulnerability such as CVE-2024-1234, that is not reported.",
)
@click.option(
    "--osv",
    metavar="PATH",
    type=EXISTING,
    help="Read vulnerabilities from OSV data: a JSON file, a folder, or the zip of the ecosystem PyPI.",
)
@index_url_option
@offline_option
@pyodide_option
def audit_command(ignored: tuple[str, ...], osv: Path | None) -> None:
    """Find packages that were recalled or replaced, or have known vulnerabilities.

    The package index is asked about every cached package; the public index is not asked about those of another one.

    \b
    vulnerable  the index or the OSV data has a vulnerability of this version
    yanked      the publisher withdrew it
    removed     the file is no longer on the index
    changed     the index has other bytes under this name now
    young       it was uploaded within the days of the setting cool-down-days

    The exit status is 1 if there is a finding, or if the index did not answer for a package. With --offline and
    --osv, only vulnerabilities are looked for.

    pyodide-cache audit --ignore CVE-2024-1234
    pyodide-cache audit --offline --osv all.zip
    """  # noqa: D301 -- click wants the control character
    found = open_cache().updates.audit(osv=osv, ignored=ignored)
    answer(_document(found))
    if not common().as_json:
        _write(found)
    fail_if(found.findings or found.problems)


def _write(found: Audit) -> None:
    if found.findings:
        write_table(
            ["Package", "Version", "Finding", "Reason"],
            [(item.name, item.version, item.recall, reason_of(item)) for item in found.findings],
        )
        counts = Counter(item.recall.value for item in found.findings)
        say(f"{', '.join(f'{count} {word}' for word, count in counts.items())}, in {found.directory}.")
        say("Newer versions: pyodide-cache outdated. To remove a package: pyodide-cache remove NAME")
    elif found.checked:
        say(f"Nothing was found about {plural(found.checked, 'package')} in {found.directory}.")
    elif not found.problems:
        say(f"Nothing to audit: no package in {found.directory} is on the package index.")
    if found.osv:
        as_of = f", the newest of {found.osv.newest}" if found.osv.newest else ""
        note(f"The OSV data has {plural(found.osv.advisories, 'advisory', 'advisories')}{as_of}.")
        if found.osv.unread:
            warn(f"{plural(found.osv.unread, 'file')} of the OSV data could not be read.")
    for index in found.without_advisories:
        note(f"{index} does not publish known vulnerabilities: only recalls and hashes were checked.")
        note("To read a local copy of OSV’s data: pyodide-cache audit --osv PATH")
    if found.unpublished:
        names = _some(found.unpublished)
        count = plural(len(found.unpublished), "package")
        note(f"{count} could not be compared, since the index has no such version: {names}")
    note(*found.not_asked)
    warn_failures(found.problems)


def reason_of(finding: Finding) -> str:
    """Return what is known about a finding in one line."""
    text = ": ".join(part for part in ("/".join(finding.ids[:2]), finding.reason) if part)
    return f"{text} (fixed in {', '.join(finding.fixed_in)})" if finding.fixed_in else text


def _some(names: Sequence[str]) -> str:
    shown = names if common().verbose else names[:MOST_NAMES]
    return ", ".join([*shown, "…"] if len(shown) < len(names) else shown)


def _document(found: Audit) -> documents.AuditDocument:
    return {
        "cache_dir": found.directory,
        "checked": found.checked,
        "findings": found.findings,
        "not_on_index": found.unpublished,
        "without_vulnerabilities": found.without_advisories,
        "not_asked": found.not_asked,
        "problems": failed_json("name", found.problems),
        "osv": found.osv,
    }
