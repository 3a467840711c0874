"""``pyodide-cache completion``."""

from __future__ import annotations

import click

from pyodide_cache.cli.help import command

_SHELLS = ("bash", "zsh", "fish")

#: The variable through which the script asks this program, by click's rule for its name.
_VARIABLE = "_PYODIDE_CACHE_COMPLETE"


@command("completion")
@click.argument("shell", type=click.Choice(_SHELLS), metavar="bash|zsh|fish")
def completion_command(shell: str) -> None:
    """Write a script that completes commands and options in a shell.

    \b
    bash:  eval "$(pyodide-cache completion bash)"
    zsh:   eval "$(pyodide-cache completion zsh)"
    fish:  pyodide-cache completion fish | source
    """  # noqa: D301 -- click wants the control character
    from click.shell_completion import BashComplete, FishComplete, ZshComplete

    kinds = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
    root = click.get_current_context().find_root().command
    complete = kinds[shell](root, {}, "pyodide-cache", _VARIABLE)
    # In fish, a comma is only between the type and the value: help has commas, too.
    template = complete.source_template.replace('string split ","', 'string split --max 1 ","')
    # Not source(): it runs bash to learn its version, and bash may be missing where the script is written.
    click.echo(template % complete.source_vars())
