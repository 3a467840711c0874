"""``pyodide-cache team``: packages that several computers share."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pyodide_cache.base.quantities import human_age, iso_time, plural, size_text
from pyodide_cache.cli.commands.team_transfers import (
    gc_command,
    pull_command,
    push_command,
    remove_channel_command,
    team_argument,
)
from pyodide_cache.cli.common import fail_if
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import PATH, open_cache, repeated
from pyodide_cache.cli.output import answer, aside, explained, failed_json, note, say
from pyodide_cache.cli.plans import conclude, follow
from pyodide_cache.cli.terminal import write_table
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import sharing as documents

#: What a computer may do that lacks one of them.
_LACKING = {"write": "this computer may only pull", "delete": "this computer may not clean up"}


@group("team")
def team_command() -> None:
    """Share packages between computers through a bucket or a folder.

    A team cache is a place in an object store (S3 and servers that speak it, Google Cloud Storage, Azure), or a
    folder that every computer can reach. One computer pushes packages to a channel, others pull them, and every
    warm-up looks there first. Every byte is checked against its published hash.
    """


for _command in (push_command, pull_command, remove_channel_command, gc_command):
    team_command.add_command(_command)


@team_command.command("add", writes="TeamDocument")
@click.argument("name")
@click.argument("url")
@click.option("--endpoint", metavar="URL", help="The address of a server that speaks S3, such as MinIO.")
@click.option("--region", metavar="NAME", help="The region of an S3 bucket. The default is that of the environment.")
@click.option(
    "--account", metavar="NAME", help="The account of Azure storage. The default is that of the environment."
)
@click.option("--anonymous", is_flag=True, help="Send no credentials, for a public bucket.")
@click.option("--reader", metavar="NAME", help="Show the pulls of this computer to others, under this name.")
@repeated("--trust", "keys", metavar="KEY", help="Accept wheels that this key signed.")
def add_command(name: str, url: str, keys: tuple[str, ...], **options: Any) -> None:
    """Attach the team cache at URL under a NAME.

    pyodide-cache team add class s3://bucket/pyodide --region eu-central-1
    pyodide-cache team add class s3://bucket/pyodide --endpoint https://minio.example.org
    pyodide-cache team add class gs://bucket/pyodide
    pyodide-cache team add class az://container/pyodide --account myaccount
    pyodide-cache team add class /mnt/share/pyodide
    pyodide-cache team add class https://cdn.example.org/pyodide

    Credentials come from the environment, as for the provider's own tools, and are not stored. An https address can
    only be read from.
    """
    given = {option: value for option, value in options.items() if value is not None}
    team = open_cache().teams.attach(name, url, trusted=keys, **given)
    hint = f"Check it with: pyodide-cache team check {team.name}"
    answer({"team": team}, f"{team.name}: attached {team.place}", hint)


@team_command.command("list", writes="TeamsDocument")
def list_command() -> None:
    """List the attached team caches.

    pyodide-cache team list
    """
    from pyodide_cache.settings.teams import TeamSync

    teams = open_cache().teams
    syncs = teams.syncs()
    found = [(team, syncs.get(team.name, TeamSync())) for team in teams.attached()]
    document: documents.TeamsDocument = {
        "teams": (
            {"team": team, "pulled": iso_time(last.pulled), "pushed": iso_time(last.pushed)} for team, last in found
        )
    }
    answer(document)
    columns = ["Name", "Address", ">Trusted keys", "Last pull", "Last push"]
    rows = [(team.name, team.place, len(team.trusted), _ago(last.pulled), _ago(last.pushed)) for team, last in found]
    write_table(columns, rows, none="No team cache is attached. Attach one with: pyodide-cache team add NAME URL")


@team_command.command("remove", writes="TeamRemovedDocument")
@click.argument("name", metavar="TEAM", shell_complete=completing("team"))
def remove_command(name: str) -> None:
    """Detach a team cache; nothing in it is deleted.

    pyodide-cache team remove class
    """
    open_cache().teams.detach(name)
    answer({"removed": name}, f"{name}: detached. Its packages were kept.")


@team_command.command("trust", writes="TeamDocument")
@click.argument("name", metavar="TEAM", shell_complete=completing("team"))
@click.argument("key")
@click.option("--revoke", is_flag=True, help="No longer accept its signatures.")
def trust_command(name: str, key: str, revoke: bool) -> None:
    """Accept wheels of a package index that KEY signed, such as ed25519:….

    Packages of official lock files need no signature, and other wheels are compared with the package index. A trusted
    key is needed for a private index, and without a network.

    pyodide-cache team trust class ed25519:… --revoke
    """
    team = open_cache().teams.trust(name, key, trusted=not revoke)
    answer({"team": team}, f"{team.name}: {plural(len(team.trusted), 'trusted key')}")


@team_command.command("key", writes="TeamKeyDocument")
@click.argument("file", type=PATH)
def key_command(file: Path) -> None:
    """Create a secret key in FILE, or show the public key of an existing one.

    Those who push use the secret key; those who pull trust the public key.

    pyodide-cache team key team.pem
    """
    from pyodide_cache.team.signing import create_key, read_key

    if not file.parent.is_dir():
        raise click.BadParameter(f"there is no folder {file.parent}", param_hint="'FILE'")
    is_new = not file.exists()
    key = create_key(file) if is_new else read_key(file)
    assert key is not None
    if is_new:
        note(f"Created {file}. Keep it secret; only those who push need it.")
    document: documents.TeamKeyDocument = {"file": file, "created": is_new, "public": key.public}
    answer(document, key.public, for_file=True)


@team_command.command("check", writes="TeamCheckDocument")
@team_argument
@click.option("--bytes", "read_all", is_flag=True, help="Also read and hash every file.")
@click.option("--remove-damaged", is_flag=True, help="With --bytes, delete damaged files; push them again then.")
def check_command(name: str | None, read_all: bool, remove_damaged: bool) -> None:
    """Check what this computer may do with a team cache, and whether its storage keeps its promises.

    The exit status is 1 if something is wrong, except that this computer may not write.

    pyodide-cache team check class --bytes
    """
    if remove_damaged and not read_all:
        raise click.UsageError("--remove-damaged needs --bytes.")
    from pyodide_cache.messages import explain
    from pyodide_cache.messages.jobs import ABILITIES

    teams = open_cache().teams
    checks = []
    for check in teams.check(name):
        checks.append(check)
        if check.problem and not check.is_mistake:
            say(f"– {_LACKING[check.ability]}: {explain(check.problem, with_hint=False)}")
        else:
            say(check.problem or f"✓ {ABILITIES[check.ability]}")
    failed = any(check.is_mistake for check in checks)
    document: documents.TeamCheckDocument = {"checks": checks}
    if read_all and not failed:
        result = follow(lambda cancel: teams.check_bytes(name, remove=remove_damaged, cancel=cancel))
        document["intact"], document["damaged"] = result.intact, result.damaged
        document["failed"] = failed_json("key", result.failed)
        say(f"{plural(result.intact, 'file')} intact, {len(result.damaged)} damaged")
        answer(document)
        conclude(result, "Some files were not read.", failed=result.damaged)
    else:
        answer(document)
        fail_if(failed)


@team_command.command("status", writes="TeamStatusDocument")
@team_argument
def status_command(name: str | None) -> None:
    """Show the channels of a team cache: how many packages, for which runtimes, how large, and how old.

    pyodide-cache team status class
    """
    status = open_cache().teams.status(name)
    document: documents.TeamStatusDocument = {
        "team": status.team,
        "channels": status.channels,
        "problems": failed_json("channel", status.problems),
        "readers": status.readers,
        "files": status.files,
        "bytes": status.bytes,
    }
    answer(document)
    say(f"{status.team.name}: {status.team.place}")
    rows = (
        (
            item.name,
            item.files,
            size_text(item.bytes),
            _ago(item.modified),
            ", ".join(f"{line} ({count})" for line, count in item.runtimes.items()),
            f"{item.from_index}, {item.signed or 'none'} signed by keys trusted here" if item.from_index else "none",
        )
        for item in status.channels
    )
    none = "" if status.problems else "It has no channel yet. Fill one with: pyodide-cache team push --all"
    write_table(["Channel", ">Files", ">Size", "Changed", "For", "Not official"], rows, none=none)
    if status.files is not None:
        say(f"{plural(status.files, 'file')} in storage, {size_text(status.bytes)}")
    for reader in status.readers:
        say(f"{reader.name} pulled {reader.channel} {_ago(reader.pulled)}")
    aside(*(f"{channel}: {explained(problem)}" for channel, problem in status.problems))
    fail_if(status.problems)


def _ago(moment: float | None) -> str:
    return f"{human_age(time.time() - moment)} ago" if moment else "never"
