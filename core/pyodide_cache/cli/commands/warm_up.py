"""``pyodide-cache warm-up``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.base.shell import shell_word
from pyodide_cache.cli.common import common, fail_if
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import connections_option, open_cache, open_request, request_options, source_options
from pyodide_cache.cli.output import answer, aside, downloaded_text, failed_json, note, say
from pyodide_cache.cli.plans import carry_out, confirm, dry_run_option
from pyodide_cache.cli.values import values_of

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import packages as documents
    from pyodide_cache.warm_up.artifacts import Artifact
    from pyodide_cache.warm_up.plan import WarmUpPlan, WarmUpReport

    Reasons = Mapping[str, tuple[str, ...]]

_COLUMNS = ["Package", "Version", "", ">Size", "Required by"]
#: What to do instead of pip's options.
_INSTEAD = {
    ("-e", "--editable"): "For what a folder needs, write: --project FOLDER",
    ("-U", "--upgrade"): "For a newer version, write 'NAME>=VERSION'; for a newer Pyodide: pyodide-cache upgrade",
    ("--force", "--force-reinstall", "--reinstall"): "To replace damaged files, run: pyodide-cache repair",
}


@command(
    "warm-up",
    writes="WarmUpPlanDocument WarmUpDocument",
    hint_for=lambda word: next((hint for words, hint in _INSTEAD.items() if word in words), ""),
)
@request_options
@click.option(
    "--require-hashes", is_flag=True, help="Download only packages that have a --hash in a requirements file."
)
@click.option(
    "--guess-imports",
    is_flag=True,
    help="Ask the index for imports that no known package provides, by their own names. Anybody can publish them.",
)
@source_options
@connections_option
@dry_run_option
def warm_up_command(require_hashes: bool, guess_imports: bool) -> None:
    """Download packages and their dependencies before they are needed.

    pyodide-cache warm-up --preset essential
    pyodide-cache warm-up 'pandas>=2' scikit-learn plotly
    pyodide-cache warm-up -r requirements.txt --distribution ./node_modules/pyodide
    pyodide-cache warm-up --project ./my-app --dry-run

    Without a name, the preset essential is downloaded. Files that are cached with the right bytes are not downloaded
    again. The exit status is 1 if a package is not available; each such package is listed with the reason.
    """
    shared = common()
    if not shared.names_packages:
        shared.selection["presets"] = ("essential",)
    _refuse_lists(shared.selection.get("requirements", ()))
    cache = open_cache()
    request = open_request(cache, require_hashes=require_hashes, guess_imports=guess_imports)
    if not shared.dry_run:
        cache.check_settings()  # before anything is written
    plan = cache.plan_warm_up(request)
    if not shared.as_json:
        from pyodide_cache.settings.releases import range_of

        is_named = "pyodide" in shared.sources or "distribution" not in shared.sources
        release = plan.release if is_named else range_of(plan.release)
        say(f"For Pyodide {release or plan.runtime_line or '(unknown release)'}:")
    if shared.dry_run:
        note(*plan.notes)
    failed = {item.name for item in plan.failures}
    missing = f"; {plural(len(failed), 'requirement')} not available" if failed else ""
    preview: documents.WarmUpPlanDocument = {
        **_head(plan),
        "cached": (_artifact_json(plan, item, request.reasons) for item in plan.cached),
        "to_fetch": (_artifact_json(plan, item, request.reasons) for item in plan.fetch),
        "failed": failed_json("requirement", plan.failures),
        "bytes_to_fetch": plan.bytes_to_fetch if plan.sizes_known else None,
    }
    confirm(
        download_text(plan) + missing,
        preview,
        columns=_COLUMNS,
        rows=file_rows(plan, request.reasons) if shared.dry_run else (),
        failed=plan.failures,
    )
    report = carry_out(cache, plan, lines=True)
    answer(_document(plan, report))
    say_result(plan, report)
    problems = (failure.problem.cause or failure.problem for failure in report.failed)
    if shared.sources.get("source") == "index" and any("locked" in problem.facts for problem in problems):
        say("Pyodide’s release has some of these. Leave out --source index, or name a mirror with --distribution.")
    fail_if(report.failed or report.cancelled)


def _refuse_lists(names: Iterable[str]) -> None:
    """Refuse the names of presets and lists as packages: anybody can publish a package of such a name."""
    context = click.get_current_context()
    for option in ("preset", "list"):
        taken = {*map(str.casefold, values_of(option, context))}
        for name in names:
            if name.casefold() in taken and name not in values_of("known", context):
                raise click.UsageError(
                    f"{name} is the name of a {option}. To download what is in it, write: --{option} "
                    f"{shell_word(name)}. For a package of that name, add a version, such as {name}>=0."
                )


def say_result(plan: WarmUpPlan, report: WarmUpReport, others: str = "") -> None:
    """Write what a warm-up did, how to load what no official lock file has, and how to continue after Ctrl+C."""
    size = f" ({downloaded_text(report.bytes_fetched, report.bytes_saved)})" if report.bytes_fetched else ""
    fetched = f"{len(report.fetched) - report.local} downloaded{size}"
    fetched += f", {report.local} copied from this computer" if report.local else ""
    say(f"{len(report.cached)} cached already, {fetched}, {len(report.failed)} failed{others}, in {plan.directory}")
    if report.lock_file:
        say(f"Some packages are in no official lock file. Load them with lockFileURL: {str(report.lock_file)!r}")
    if report.cancelled:
        aside("Canceled. The downloaded files were kept; the same command downloads the rest.")


def download_text(plan: WarmUpPlan, place: str = "") -> str:
    """Return what a warm-up does: how many files it downloads (``place`` says from where) and copies."""
    count, known = len(plan.downloads), plan.bytes_to_download  # each looks for all files
    copied = len(plan.fetch) - count
    size = f" ({size_text(known)})" if count and known is not None else ""
    parts = [f"download {plural(count, 'file')}{size}{place}"] if count or not copied else []
    parts += [f"copy {plural(copied, 'file')}"] if copied else []
    return f"{', '.join(parts)}; {len(plan.cached)} cached"


def file_rows(plan: WarmUpPlan, reasons: Reasons) -> list[tuple[str, ...]]:
    """Return a row for each file of a warm-up, with what happens to it, and what requires it."""
    states = [(item, "in a layer" if item.layer else "cached") for item in plan.cached]
    states += [
        (item, "replace" if item.replaces else "copy" if item.is_copied else "download") for item in plan.fetch
    ]
    found = []
    for item, state in states:
        required_by = (*reasons.get(item.name, ()), *item.needed_by)
        size = size_text(item.size) if item.size is not None else ""
        found.append((item.name, item.version, state, size, ", ".join(required_by)))
    return sorted(found)


def _document(plan: WarmUpPlan, report: WarmUpReport) -> documents.WarmUpDocument:
    return {
        **_head(plan),
        "cached": (_artifact_json(plan, item) for item in report.cached),
        "fetched": (_artifact_json(plan, item) for item in report.fetched),
        "failed": failed_json("requirement", report.failed),
        "bytes_fetched": report.bytes_fetched,
        "bytes_saved": report.bytes_saved,
        "local": report.local,
        "lock_file": report.lock_file,
    }


def _head(plan: WarmUpPlan) -> documents.WarmUpHead:
    return {"cache_dir": plan.directory, "pyodide": plan.release, "notes": plan.notes}


def _artifact_json(plan: WarmUpPlan, item: Artifact, reasons: Reasons | None = None) -> documents.Artifact:
    return {
        "path": plan.directory / item.layer / item.file_name,
        "name": item.name,
        "version": item.version,
        "file_name": item.file_name,
        "size": item.size,
        "sha256": item.sha256,
        "source": item.origin,
        "needed_by": item.needed_by,
        "wanted_by": (reasons or {}).get(item.name, ()),
        "replaces": item.replaces,
        "layer": item.layer or None,
        "local": item.is_local,
    }
