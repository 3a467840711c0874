"""The command line. A command's module is imported when the command is called."""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from pyodide_cache.base.version import __version__
from pyodide_cache.cli.common import EXIT_FAILED, EXIT_INTERRUPTED, EXIT_USAGE, Common, common
from pyodide_cache.cli.help import Group
from pyodide_cache.cli.options import warn_of_settings

#: The sections of ``--help``: the modules of ``cli/commands/``, and the commands of each.
_SECTIONS = {
    "Inventory": {"inventory": "list stats check"},
    "Details": {"show": "show"},
    "Warm-up": {"warm_up": "warm-up", "lists": "presets suggest lists", "releases": "releases"},
    "Verify": {"verify": "verify repair quarantine"},
    "Clean up": {"cleanup": "prune cleanup remove clear undo"},
    "Export": {"export": "export"},
    "Sharing": {"store": "store", "layers": "layer", "snapshot": "snapshot", "team": "team"},
    "Places": {"places": "places xbuildenv"},
    "Pack": {"pack": "pack"},
    "Start images": {"start_image": "start-image"},
    "Serve": {"serve": "serve"},
    "Updates": {"updates": "diff outdated audit", "upgrade": "upgrade pin unpin"},
    "Settings": {"settings": "settings dirs", "doctor": "doctor", "completion": "completion", "schema": "schema"},
}
_MODULES = {
    name: module for modules in _SECTIONS.values() for module, names in modules.items() for name in names.split()
}

#: Numbers of the errors with which a file takes no more bytes.
_NOT_WRITTEN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def _end(error: Exception, *, as_json: bool) -> click.exceptions.Exit:
    """Write an error, also as JSON if a script reads standard output, and return what ends the program."""
    from pyodide_cache.base.problems import Problem, disk_problem, reason
    from pyodide_cache.cli.output import discard_output, explained, line_of, write_json_error
    from pyodide_cache.cli.usage import USAGE_CODES

    if isinstance(error, OSError) and error.errno == errno.EPIPE:
        raise error  # the program that reads the output has ended: click handles it
    code, status, facts = "failed", EXIT_FAILED, {}
    if isinstance(error, Problem) and error.code in USAGE_CODES:
        status = EXIT_USAGE
    elif isinstance(error, OSError) and error.filename:
        error = disk_problem(error, str(error.filename))
    if isinstance(error, Problem):
        message, code, facts = explained(error), error.code.value, {**error.facts}
    elif isinstance(error, click.ClickException):
        message, status = " ".join(map(str.strip, error.format_message().splitlines())), error.exit_code
        code = "usage" if status == EXIT_USAGE else "failed"
    else:
        message = "there is not enough memory" if isinstance(error, MemoryError) else reason(error)
        if isinstance(error, FileNotFoundError):  # other errors about files have their path
            message = "the working folder no longer exists; change to another one"
        # Such as a full disk, when standard output is a file; errors about other files have their path.
        if isinstance(error, OSError) and error.errno in _NOT_WRITTEN:
            message = f"cannot write standard output: {message}"
    common().is_refused = status == EXIT_USAGE
    message = line_of(message)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
    else:
        click.echo(f"Error: {message}", err=True)
        if isinstance(error, click.UsageError):
            click.echo(f"For help, run: {error.ctx.command_path if error.ctx else 'pyodide-cache'} --help", err=True)
    if as_json:
        with suppress(OSError):  # a full disk, which may be the error itself
            write_json_error(code, message, facts)
    discard_output()
    return click.exceptions.Exit(status)


class _LazyGroup(Group):
    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            if getattr(sys, name) is None:  # the parent process closed it
                setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 -- open until the end
        for stream in (sys.stdout, sys.stderr):
            # A console whose encoding lacks a character shows an escape instead of failing.
            if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
                stream.reconfigure(errors="backslashreplace")
        as_json = "--json" in args
        try:
            ctx = super().make_context(info_name, args, parent, **extra)
        except (click.ClickException, OSError) as error:
            raise _end(error, as_json=as_json) from error
        ctx.ensure_object(Common).asks_json = as_json
        return ctx

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULES:
            return None
        module = importlib.import_module(f"pyodide_cache.cli.commands.{_MODULES[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_") + "_command")
        return command

    def sections(self, ctx: click.Context) -> Mapping[str, Iterable[str]]:
        return {title: " ".join(modules.values()).split() for title, modules in _SECTIONS.items()}

    def invoke(self, ctx: click.Context) -> Any:
        from pyodide_cache.base.problems import Problem

        try:
            return super().invoke(ctx)
        except (Problem, OSError, MemoryError, click.ClickException) as error:
            raise _end(error, as_json=_wants_json()) from error
        except click.Abort as error:  # a question was answered with no, with Ctrl+D or with Ctrl+C
            if error.__context__:
                click.echo(err=True)  # the answer did not end the line
            is_interrupt = isinstance(error.__context__, KeyboardInterrupt)
            status = EXIT_INTERRUPTED if is_interrupt else EXIT_FAILED
            raise _canceled("Canceled. Nothing was changed.", status) from error
        except KeyboardInterrupt as error:
            raise _canceled("Canceled.") from error
        except (click.exceptions.Exit, SystemExit) as end:
            # A canceled job has said what it did, and ended the command as one that did not do everything.
            if common().interrupted:
                raise _canceled() from end
            raise


def _canceled(said: str = "", status: int = EXIT_INTERRUPTED) -> click.exceptions.Exit:
    """Write that the user canceled the command, also as JSON if there is none, and return what ends the program."""
    from pyodide_cache.cli.output import warn, write_json_error

    if said:
        warn(said)
    if _wants_json():
        write_json_error("interrupted", said or "Canceled.")
    return click.exceptions.Exit(status)


def _wants_json() -> bool:
    """Return whether an error is to be written as JSON."""
    return common().asks_json and not common().wrote_json


#: What ``pyodide-cache`` alone shows.
_FIRST_STEPS = """\
Usage: pyodide-cache [OPTIONS] COMMAND [ARGS]...

First steps:
  pyodide-cache warm-up            Download the essential packages.
  pyodide-cache warm-up NAME       Download a package and what it needs.
  pyodide-cache list               Show what is cached.
  pyodide-cache verify             Compare the files with the published hashes.
  pyodide-cache cleanup --dry-run  Show which old files could be removed.

All commands: pyodide-cache --help. Help for one: pyodide-cache COMMAND --help"""


#: Options that people write without a command, as those of pip.
_OF_WARM_UP = frozenset({"-r", "--requirement", "--project", "--preset"})


@click.group(
    cls=_LazyGroup,
    writes="VersionDocument",
    context_settings={"help_option_names": ["-h", "--help"], "show_default": True},
    invoke_without_command=True,
    no_args_is_help=False,
    subcommand_metavar="COMMAND [ARGS]...",
    hint_for=lambda word: f"It follows a command, as in: pyodide-cache warm-up {word}" if word in _OF_WARM_UP else "",
)
@click.option("--version", is_flag=True, help="Show the version; with --json, also those of libraries.")
@click.pass_context
def main(ctx: click.Context, version: bool) -> None:
    """Manage a folder of Pyodide packages: see, download, verify and remove them.

    Without --cache-dir, the first of these applies: PYODIDE_CACHE_DIR, ANODE_CACHE_DIR, the setting cache-dir,
    ~/.anode/pyodide-cache if it exists, or a folder of this app. "dirs" shows which.
    """
    if version and not common().as_json:
        click.echo(f"pyodide-cache {__version__}")
        ctx.exit()
    if version:
        from pyodide_cache.cli.commands.doctor import versions
        from pyodide_cache.cli.output import write_json

        write_json(versions())
        ctx.exit()
    if not ctx.invoked_subcommand:
        if common().as_json:
            raise click.UsageError("Name a command, such as: pyodide-cache list --json")
        click.echo(_FIRST_STEPS, err=True)
        ctx.exit(EXIT_USAGE)
    ctx.call_on_close(warn_of_settings)


__all__ = ["main"]
