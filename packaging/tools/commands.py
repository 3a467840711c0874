"""All commands of the command line, for the manual pages and the site."""

from __future__ import annotations

from collections.abc import Iterator

import click


def contexts(context: click.Context) -> Iterator[click.Context]:
    """Yield the context of a command, and of all commands below it."""
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            command = context.command.get_command(context, name)
            if command is not None and not command.hidden:
                yield from contexts(click.Context(command, info_name=name, parent=context))


def definitions(context: click.Context) -> list[tuple[str, str]]:
    """Return the options of a command as help shows them, each with its text."""
    options = (item for item in context.command.get_params(context) if isinstance(item, click.Option))
    return [record for option in options if (record := option.get_help_record(context))]
