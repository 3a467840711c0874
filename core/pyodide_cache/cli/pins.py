"""``pyodide-cache pin`` and ``pyodide-cache unpin``."""

from __future__ import annotations

import click

from pyodide_cache.cli.help import command
from pyodide_cache.cli.options import common, shared_options
from pyodide_cache.cli.output import say, write_json
from pyodide_cache.cli.values import completing


@command("pin")
@click.argument("requirements", nargs=-1, metavar="[REQUIREMENT…]", shell_complete=completing("cached"))
@shared_options
def pin_command(requirements: tuple[str, ...], as_json: bool) -> None:
    """Keep packages at the versions that you name, in every warm-up and upgrade. Without a name, show all pins.

    \b
    pyodide-cache pin numpy==2.2.5 'pandas<3'
    pyodide-cache pin numpy                 # holds the version that is cached

    Pins apply to all cache directories; they are the setting "pins".
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.settings.pins import pin

    cache = common().open_cache()
    pins = pin(cache.updates.pinned(requirements)) if requirements else cache.settings.pins
    _show(pins, as_json=as_json)


@command("unpin")
@click.argument("names", nargs=-1, required=True, metavar="NAME…", shell_complete=completing("pin"))
@shared_options
def unpin_command(names: tuple[str, ...], as_json: bool) -> None:
    """Let packages change their versions again.

    \b
    pyodide-cache unpin numpy
    """  # noqa: D301 -- click wants the control character
    from pyodide_cache.settings.pins import unpin

    _show(unpin(names), as_json=as_json)


def _show(pins: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        write_json({"pins": list(pins)})
    elif pins:
        say(f"Pinned: {', '.join(pins)}")
    else:
        say("Nothing is pinned. To hold a package at its cached version: pyodide-cache pin NAME")
