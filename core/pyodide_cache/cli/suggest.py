"""``pyodide-cache suggest``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pyodide_cache.base.quantities import plural
from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import answer, say, write_table
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import warm_up as documents
    from pyodide_cache.updates.suggest import Suggestion


@command("suggest")
@click.argument("names", nargs=-1, metavar="[NAME…]", shell_complete=completing("known"))
@shared_options
def suggest_command(names: tuple[str, ...]) -> None:
    """Suggest packages that you are likely to need next, besides those that you name.

    They come from your own earlier warm-ups on this machine. While there are few of those, packages are added that
    public projects use together with two that you name or requested. Nothing is downloaded. To turn suggestions off,
    and to remember no more which packages you request together: pyodide-cache settings set suggestions no

    pyodide-cache suggest pandas scipy
    """
    found = common().open_cache().updates.suggest(names)
    document: documents.SuggestDocument = {"suggestions": map(_json, found)}
    answer(document)
    if not found:
        say("There is nothing to suggest yet: suggestions come from your warm-ups, and skip what is cached.")
        say("Name two packages that you use, such as: pyodide-cache suggest numpy pandas")
        return
    write_table(["Package", "Reason"], ((item.name, reason_of(item)) for item in found))
    say(f"To download them: pyodide-cache warm-up {' '.join(item.name for item in found)}")


def _json(item: Suggestion) -> documents.Suggestion:
    return {
        "name": item.name,
        "reason": reason_of(item),
        "recent": item.recent,
        "times": item.times,
        "used_with": item.used_with,
    }


def reason_of(item: Suggestion) -> str:
    """Return why a package is suggested."""
    if item.used_with:
        return f"often used with {' and '.join(item.used_with)}"
    if item.together:
        return f"with {item.known} in {item.together} of {plural(item.known_times, 'warm-up')}"
    if item.recent:
        return f"in {item.recent} of the last 3 warm-ups"
    return f"in {plural(item.times, 'warm-up')}"
