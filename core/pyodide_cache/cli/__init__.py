"""The command line. Commands are loaded when they are called, so that ``--help`` comes at once."""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
from pathlib import Path
from typing import Any

import click

from pyodide_cache.base.version import __version__
from pyodide_cache.cli.options import EXIT_USAGE, cache_dir_option, verbose_option, warn_of_settings

#: A command's name, the module that has it, and its line in ``--help``.
_COMMANDS = {
    "warm-up": ("warm_up", "Fetch packages, and all they need, before the work begins."),
    "check": ("check", "Tell whether packages are cached."),
    "list": ("list_files", "List the files of the cache directory."),
    "show": ("show", "Tell all about a package or file: what it is, needs, holds, and how to load it."),
    "stats": ("stats", "Tell how much is cached, by kind and runtime."),
    "verify": ("verify", "Hash every file, and say whose bytes they are."),
    "repair": ("repair", "Fetch the right bytes for damaged and altered files."),
    "cleanup": ("cleanup", "Remove package files older than so many days."),
    "prune": ("cleanup", "Remove package files by rules."),
    "clear": ("cleanup", "Remove every package file."),
    "undo": ("undo", "Bring back what the last clean-up moved to the trash."),
    "presets": ("presets", "Show the built-in presets, and what is cached of them."),
    "lists": ("lists", "Keep your own lists of packages."),
    "export": ("export", "Take packages along: a lock file beside them, or a whole offline distribution."),
    "pack": ("pack", "Make the smallest bundle that still runs an app, and prove it by running it."),
    "releases": ("releases", "Show the Pyodide releases that are known, and look for newer ones."),
    "settings": ("settings", "Show your settings, and change them."),
    "layer": ("layers", "Read from read-only folders below the cache directory."),
    "snapshot": ("snapshot", "Build a read-only layer of the most wanted packages, and keep it fresh."),
    "store": ("store", "Keep the same bytes once, for many cache directories."),
    "dirs": ("dirs", "Show which cache directory applies, and why."),
    "places": ("places", "Show where packages for Pyodide lie on this machine, and whose they are."),
    "xbuildenv": ("xbuildenv", "See and remove pyodide-build's cross-build environments."),
}


class _NotUnderstood(click.ClickException):
    exit_code = EXIT_USAGE


class _LazyGroup(click.Group):
    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if sys.stdout is None:  # closed by whoever started us: nobody reads
            sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- for as long as the process
        for stream in (sys.stdout, sys.stderr):
            # A console that knows no quotation marks or umlauts gets them spelled out, not a crash.
            if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
                stream.reconfigure(errors="backslashreplace")
        return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        cmd_name = {"warmup": "warm-up"}.get(cmd_name, cmd_name)
        if cmd_name not in _COMMANDS:
            return None
        module_name, _ = _COMMANDS[cmd_name]
        module = importlib.import_module(f"pyodide_cache.cli.{module_name}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_") + "_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        from pyodide_cache.base.problems import USAGE_CODES, Problem, disk_problem
        from pyodide_cache.cli.output import printable
        from pyodide_cache.messages import explain

        try:
            return super().invoke(ctx)
        except Problem as problem:
            kind = _NotUnderstood if problem.code in USAGE_CODES else click.ClickException
            raise kind(printable(explain(problem))) from problem
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has gone: click knows what to do
                raise
            if not error.filename:  # such as a full disk behind our own output
                raise click.ClickException(printable(error.strerror or str(error))) from error
            about_disk = disk_problem(error, str(error.filename or ""))
            raise click.ClickException(printable(explain(about_disk))) from error


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@cache_dir_option
@verbose_option
@click.version_option(__version__, prog_name="pyodide-cache")
@click.pass_context
def main(ctx: click.Context) -> None:
    """See, warm up and prune a folder of Pyodide packages.

    Without --cache-dir the directory is that of PYODIDE_CACHE_DIR, of ANODE_CACHE_DIR, of the
    setting cache-dir, ~/.anode/pyodide-cache if it exists, or a folder of its own; "dirs" tells
    which.
    """
    if ctx.invoked_subcommand != "settings":  # which tells it itself
        warn_of_settings()


__all__ = ["main"]
