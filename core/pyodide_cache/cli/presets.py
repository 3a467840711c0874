"""``pyodide-cache presets``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural
from pyodide_cache.cli.help import group
from pyodide_cache.cli.options import common, pyodide_option, shared_options
from pyodide_cache.cli.output import answer, say

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import warm_up as documents


@group("presets", invoke_without_command=True)
@pyodide_option
@shared_options
@click.pass_context
def presets_command(ctx: click.Context) -> None:
    """Show the built-in presets: which packages are cached, and which are not in the lock file of the runtime.

    pyodide-cache presets --pyodide 0.29.5
    """
    if ctx.invoked_subcommand:
        return
    from pyodide_cache.settings.lists import presets
    from pyodide_cache.settings.releases import shipped_lock

    cache = common().open_cache()
    release = cache.release()
    lock = shipped_lock(release)
    rows: list[documents.Preset] = []
    for preset in presets():
        results = cache.check(preset.requirements)
        rows.append(
            {
                "name": preset.name,
                "requirements": preset.requirements,
                "cached": [result.requirement for result in results if result.is_cached],
                "not_in_lock": [name for name in preset.requirements if lock.closure([name])[1]],
            }
        )
    document: documents.PresetsDocument = {"cache_dir": cache.directory, "pyodide": release, "presets": rows}
    answer(document, f"For Pyodide {release}, in {cache.directory}:")
    for row in rows:
        say("")
        say(f"{row['name']}  ({len(row['cached'])} of {len(row['requirements'])} cached)")
        for name in row["requirements"]:
            mark = "cached" if name in row["cached"] else "-"
            source = "  from the index, not in the lock file" if name in row["not_in_lock"] else ""
            say(f"  {name:<16} {mark:<7}{source}".rstrip())


@presets_command.command("suggest")
@shared_options
def suggest_command() -> None:
    """Show packages that you often warmed up together, and how to save them as a list.

    pyodide-cache presets suggest
    """
    found = common().open_cache().updates.frequent_sets()
    document: documents.SetsDocument = {"sets": ({"packages": item.names, "times": item.times} for item in found)}
    answer(document)
    if not found:
        say("There is no set of packages yet that you warmed up together three times and that no list has.")
    for item in found:
        names = " ".join(item.names)
        say(f"You warmed up these {len(item.names)} together {plural(item.times, 'time')}: {names}")
        say(f"  Save them with: pyodide-cache lists save NAME {names}")
