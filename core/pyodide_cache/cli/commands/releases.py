"""``pyodide-cache releases``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import offline_option, open_cache
from pyodide_cache.cli.output import answer, aside, explained, say
from pyodide_cache.cli.terminal import write_table

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import packages as documents


@command("releases", writes="ReleasesDocument")
@offline_option
def releases_command() -> None:
    """Show the known Pyodide releases, and look for newer ones.

    --pyodide takes them, their lines, and ranges. Their lock files are part of this program and need no network.

    pyodide-cache releases --offline
    """
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.settings.releases import releases

    newer: tuple[str, ...] = ()
    problem = None
    try:
        newer = open_cache().newer_releases()
    except Problem as error:
        problem = error
    document: documents.ReleasesDocument = {
        "releases": (
            {
                "version": release.version,
                "python": release.runtime.python,
                "platform": release.runtime.platform,
                "abi": release.runtime.abi,
                "prerelease": release.is_prerelease,
            }
            for release in releases()
        ),
        "newer": newer,
        "problem": problem,
    }
    answer(document)
    rows = [(item.version, item.runtime.python, item.runtime.platform, item.runtime.abi) for item in releases()]
    of_newer = [(version, "", "", "newer than this program") for version in newer]
    write_table(["Pyodide", "Python", "Platform", "ABI"], [*of_newer, *rows])
    if problem and problem.code is not Code.OFFLINE:
        aside(f"Could not search for newer releases: {explained(problem)}")
    elif not problem and not newer:
        say("There are no newer releases.")
