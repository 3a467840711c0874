"""``pyodide-cache team push``, ``pull``, ``remove-channel`` and ``gc``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural, size_text
from pyodide_cache.cli.common import common, fail_if
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import FILE, Age, open_cache, open_request, selection_options, source_options, together
from pyodide_cache.cli.output import answer, aside, failed_json, file_names, note, say
from pyodide_cache.cli.plans import carry_out, conclude, confirm, consent_options, dry_run_option
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import sharing as documents
    from pyodide_cache.team.gc import TeamGcPlan, TeamGcReport
    from pyodide_cache.team.pull import PullPlan
    from pyodide_cache.team.push import PushPlan, PushReport

_COLUMNS = ["Package", "Version", "", ">Size"]

#: The key of the context for the team that is named as an argument or by the option.
_TEAM = "pyodide_cache.team"


def _team_of(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    named: str | None = ctx.meta.get(_TEAM)
    if value and named and value != named:
        raise click.BadParameter(f"one team cache at a time, not {named} and {value}")
    ctx.meta[_TEAM] = value or named
    return value or named


team_option = click.option(
    "--team",
    "name",
    metavar="TEAM",
    callback=_team_of,
    shell_complete=completing("team"),
    help="The team cache; needed only if several are attached.",
)
#: A team as an argument or as ``--team``, as ``name``.
team_argument = together(
    click.argument(
        "team",
        required=False,
        is_eager=True,
        expose_value=False,
        callback=_team_of,
        shell_complete=completing("team"),
    ),
    team_option,
)
channel_option = click.option("--channel", metavar="NAME", default="stable", help="The channel of the team cache.")


@command("push", writes="TeamPushPlanDocument TeamPushDocument")
@selection_options
@click.option("--all", "everything", is_flag=True, help="All packages of the cache directory.")
@channel_option
@team_option
@click.option("--replace", is_flag=True, help="Replace the packages of the channel instead of adding to them.")
@click.option(
    "--key",
    type=FILE,
    metavar="FILE",
    help='Sign with this key; see "team key". Without it, PYODIDE_CACHE_TEAM_KEY is used if it is set.',
)
@source_options
@dry_run_option
def push_command(everything: bool, channel: str, name: str | None, replace: bool, key: Path | None) -> None:
    """Push cached packages, and everything they need, to a channel of a team cache.

    pyodide-cache team push --preset essential
    pyodide-cache team push numpy pandas --channel testing
    pyodide-cache team push class --all --key team.pem

    The first name can be that of a team cache instead of a package.

    Only packages whose bytes a lock file or a package index publishes are pushed. What is there already is not
    uploaded again; after an interruption, the same command uploads the rest.
    """
    cache = open_cache()
    selection = common().selection
    first, *rest = selection.get("requirements", ("",))
    if name is None and first in {team.name for team in cache.teams.attached()}:
        name = first
        selection["requirements"] = rest
    elif first and everything:
        raise click.UsageError(f"There is no team cache {first}, and --all takes no names of packages.")
    is_named = any(selection.values())
    if is_named == everything:
        raise click.UsageError("Name packages, a --preset or a --list, or use --all.")
    request = open_request(cache) if is_named else None
    plan = cache.teams.plan_push(request, name=name, channel=channel, replaces=replace, key=key)
    _confirm_push(plan)
    report = carry_out(cache, plan)
    answer(_push_document(plan, report))
    if report.in_channel is None:
        is_empty = everything and not (plan.present or plan.upload or plan.leaving or plan.failures)
        nothing = f"There is no package to push in {cache.directory}." if is_empty else "Nothing was pushed."
        why = "Canceled; the same command uploads the rest." if report.cancelled else nothing
        aside(f"{why} The channel {channel} was not changed.")
    else:
        uploaded = f"{len(report.uploaded)} uploaded ({size_text(report.bytes_uploaded)})"
        deltas = plural(len(report.deltas), "delta")
        made = f", {deltas} to earlier versions ({size_text(sum(report.deltas))})" if report.deltas else ""
        say(f"{uploaded}{made}, {report.present} there already, {len(report.failed)} failed")
        say(*([f"Signed by {report.signed}"] if report.signed else []))
        say(f"{plan.team.name}/{channel} has {plural(report.in_channel, 'file')} now.")
    fail_if(report.failed or report.cancelled or report.in_channel is None)


def _confirm_push(plan: PushPlan) -> None:
    states = [*((item.file, "there") for item in plan.present), *((item.file, "upload") for item in plan.upload)]
    states += [(file, "leaves") for file in plan.leaving]
    size = f" ({size_text(plan.bytes_to_upload)})" if plan.upload else ""
    there = f"; {len(plan.present)} there already" if plan.present else ""
    there += f"; {plural(len(plan.leaving), 'file')} no longer in the channel" if plan.leaving else ""
    preview: documents.TeamPushPlanDocument = {
        **_head(plan),
        "to_upload": file_names(item.file for item in plan.upload),
        "present": file_names(item.file for item in plan.present),
        "leaving": file_names(plan.leaving),
        "bytes_to_upload": plan.bytes_to_upload,
        "failed": failed_json("requirement", plan.failures),
    }
    confirm(
        f"upload {plural(len(plan.upload), 'file')}{size} to {plan.team.name}/{plan.channel}{there}",
        preview,
        columns=_COLUMNS,
        rows=[(file.name, file.version, state, size_text(file.size)) for file, state in states],
        failed=plan.failures,
    )


def _push_document(plan: PushPlan, report: PushReport) -> documents.TeamPushDocument:
    return {
        **_head(plan),
        "uploaded": file_names(report.uploaded),
        "present": report.present,
        "failed": failed_json("requirement", report.failed),
        "bytes_uploaded": report.bytes_uploaded,
        "deltas": len(report.deltas),
        "delta_bytes": sum(report.deltas),
        "in_channel": report.in_channel,
        "signed": report.signed or None,
    }


@command("pull", writes="TeamPullPlanDocument TeamPullDocument")
@channel_option
@team_argument
@source_options
@dry_run_option
def pull_command(channel: str, name: str | None) -> None:
    """Download the packages of a channel that the runtime of the cache directory loads.

    A package is accepted if the lock file in use has its hash, if a trusted key signed it, or if the package index
    publishes it. Its bytes are hashed while they arrive; what the team cache lacks comes from where it is published.

    pyodide-cache team pull class --channel testing --dry-run
    """
    from pyodide_cache.cli.commands.warm_up import download_text, file_rows, say_result

    cache = open_cache()
    plan = cache.teams.plan_pull(name=name, channel=channel)
    warm_up = plan.warm_up
    others = f"; {plan.others} for other runtimes" if plan.others else ""
    if common().dry_run:
        note(*warm_up.notes)
    preview: documents.TeamPullPlanDocument = {
        **_pull_head(plan),
        "to_fetch": file_names(plan.warm_up.fetch),
        "bytes_to_fetch": plan.warm_up.bytes_to_fetch,
        "failed": failed_json("requirement", plan.failures),
    }
    confirm(
        download_text(warm_up, f" from {plan.team.name}/{channel}") + others,
        preview,
        columns=_COLUMNS,
        rows=[row[:-1] for row in file_rows(warm_up, {})],
        failed=plan.failures,
    )
    report = carry_out(cache, plan, lines=True)
    document: documents.TeamPullDocument = {
        **_pull_head(plan),
        "fetched": file_names(report.fetched),
        "bytes_fetched": report.bytes_fetched,
        "bytes_saved": report.bytes_saved,
        "failed": failed_json("requirement", report.failed),
        "lock_file": report.lock_file,
    }
    answer(document)
    say_result(warm_up, report, others)
    fail_if(report.failed or report.cancelled)


@command("remove-channel", writes="TeamChannelDocument")
@click.argument("channel")
@team_option
@consent_options
def remove_channel_command(channel: str, name: str | None) -> None:
    """Remove a CHANNEL of a team cache, for everyone.

    pyodide-cache team remove-channel testing

    Its files stay until "team gc" deletes those that no other channel has.
    """
    teams = open_cache().teams
    found = teams.channel(channel, name=name)
    team = name or teams.attached()[0].name
    what = f"damaged channel {channel}" if found.is_damaged else f"channel {channel}"
    files = "" if found.is_damaged else f" with {plural(len(found.manifest.files), 'file')}"
    document: documents.TeamChannelDocument = {"team": team, "channel": channel, "removed": False}
    confirm(f"remove the {what}{files} from {team}", document, asks=True)
    teams.remove_channel(channel, name=name)
    document["removed"] = True
    hint = f"Its files stay until: pyodide-cache team gc {team}"
    answer(document, f"Removed the {what} from {team}.", hint)


@command("gc", writes="TeamGcDocument")
@team_argument
@click.option(
    "--keep-days",
    type=Age(),
    default="30d",
    metavar="AGE",
    help="Keep what was written in this time; a number without a unit is in days.",
)
@consent_options
def gc_command(name: str | None, keep_days: float) -> None:
    """Delete from a team cache what channels no longer name.

    Pushes may run meanwhile, on any computer. Files that a channel had within --keep-days are kept, too.

    pyodide-cache team gc --dry-run
    """
    cache = open_cache()
    plan = cache.teams.plan_gc(name=name, keep_days=keep_days / 86_400)
    what = f"{plural(len(plan.items), 'file')} ({size_text(plan.bytes)})"
    kept = f"{plan.used} in use and {plan.recent} recent ones are kept"
    if plan.is_empty:
        answer(_gc_document(plan), f"Nothing to delete: {kept}.")
        return
    action = f"delete {what} and {plural(len(plan.manifests), 'old manifest')} from {plan.team.name}"
    confirm(action, _gc_document(plan), asks=True, notes=[f"{plan.team.name}: {kept}."])
    report = carry_out(cache, plan)
    freed = size_text(report.bytes_freed)
    removed = f"{plural(report.removed, 'file')} ({freed}) and {plural(report.manifests, 'old manifest')}"
    answer(_gc_document(plan, report), f"Deleted {removed}.")
    conclude(report, "The same command continues.")


def _gc_document(plan: TeamGcPlan, report: TeamGcReport | None = None) -> documents.TeamGcDocument:
    return {
        "team": plan.team.name,
        "files": [item.key for item in plan.items],
        "manifests": len(plan.manifests),
        "deltas": len(plan.deltas),
        "bytes": plan.bytes,
        "used": plan.used,
        "recent": plan.recent,
        "removed": report.removed if report else 0,
        "bytes_freed": report.bytes_freed if report else 0,
        "failed": failed_json("key", report.failed if report else ()),
    }


def _head(plan: PushPlan | PullPlan) -> documents.ChannelHead:
    return {"team": plan.team.name, "channel": plan.channel}


def _pull_head(plan: PullPlan) -> documents.PullHead:
    return {
        **_head(plan),
        "cache_dir": plan.warm_up.directory,
        "cached": file_names(plan.warm_up.cached),
        "others": plan.others,
        "notes": plan.warm_up.notes,
    }
