"""``pyodide-cache releases``."""

from __future__ import annotations

from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, json_option, offline_option
from pyodide_cache.cli.output import attributes, explained, say, warn, write_json, write_table


@command("releases")
@offline_option
@json_option
def releases_command() -> None:
    """Show the Pyodide releases that --pyodide accepts, and search for newer ones.

    The lock files of known releases are part of this program and need no network.

    pyodide-cache releases --offline
    """
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.settings.releases import releases

    newer: tuple[str, ...] = ()
    why = None
    offline = False
    try:
        newer = common().open_cache().newer_releases()
    except Problem as problem:
        offline = problem.code is Code.OFFLINE
        why = None if offline else explained(problem)
    if common().as_json:
        rows = [
            {
                "version": release.version,
                **attributes(release.runtime, "python", "platform", "abi"),
                "prerelease": release.is_prerelease,
            }
            for release in releases()
        ]
        write_json({"releases": rows, "newer": newer, "problem": why})
        return
    write_table(
        ["Pyodide", "Python", "Platform", "ABI"],
        (
            *((version, "", "", "newer than this program") for version in newer),
            *(
                (release.version, release.runtime.python, release.runtime.platform, release.runtime.abi or "")
                for release in releases()
            ),
        ),
    )
    if why:
        warn(f"Could not search for newer releases: {why}")
    elif not offline and not newer:
        say("There are no newer releases.")
