"""``pyodide-cache pin`` and ``pyodide-cache unpin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import answer
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cli.documents import updates as documents


@command("pin")
@click.argument("requirements", nargs=-1, metavar="[REQUIREMENT…]", shell_complete=completing("cached"))
@shared_options
def pin_command(requirements: tuple[str, ...]) -> None:
    """Keep packages at the versions that you name, in every warm-up and upgrade. Without a name, show all pins.

    pyodide-cache pin numpy==2.2.5 'pandas<3'
    pyodide-cache pin numpy                 # holds the version that is cached

    Pins apply to all cache directories; they are the setting "pins".
    """
    from pyodide_cache.settings.pins import pin

    cache = common().open_cache()
    _show(pin(cache.updates.pinned(requirements)) if requirements else cache.settings.pins)


@command("unpin")
@click.argument("names", nargs=-1, required=True, metavar="NAME…", shell_complete=completing("pin"))
@shared_options
def unpin_command(names: tuple[str, ...]) -> None:
    """Let packages change their versions again.

    pyodide-cache unpin numpy
    """
    from pyodide_cache.settings.pins import unpin

    _show(unpin(names))


def _show(pins: tuple[str, ...]) -> None:
    nothing = "Nothing is pinned. To hold a package at its cached version: pyodide-cache pin NAME"
    document: documents.PinsDocument = {"pins": pins}
    answer(document, f"Pinned: {', '.join(pins)}" if pins else nothing)
