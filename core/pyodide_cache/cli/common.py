"""The values of the options that many commands have, and the exit statuses."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pyodide_cache.warm_up.source_options import SourceOptions

#: Exit status when the answer is no, or a part of the work failed.
EXIT_FAILED = 1
#: Exit status when the arguments are wrong, as click defines it.
EXIT_USAGE = 2
#: Exit status after Ctrl+C, as shells report it.
EXIT_INTERRUPTED = 130


class Common:
    """The values of the shared options, which can come before the command or after it."""

    def __init__(self) -> None:
        self.cache_dir: str | None = None
        self.verbose = False
        self.quiet = False
        self.as_json = False
        self.dry_run = False
        self.yes = False
        self.interrupted = False
        self.asks_json = False  # --json is on the command line, although it may not be parsed yet
        self.wrote_json = False  # there must be only one document
        self.is_refused = False  # the command was wrong, and did nothing
        self.options: list[str] | None = None  # those that the command has, once it is known
        self.sources: dict[str, Any] = {}
        self.selection: dict[str, Any] = {}

    def choose_directory(self, directory: str) -> None:
        """Work on a cache directory, unless the command line names another one."""
        if self.cache_dir is not None:
            from pyodide_cache.files.paths import absolute

            if absolute(self.cache_dir) != absolute(directory):
                raise click.BadParameter(f"one directory at a time, not {self.cache_dir} and {directory}")
        self.cache_dir = directory

    @property
    def source_options(self) -> SourceOptions:
        """The values of the options that `source_options` adds."""
        from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions

        chosen = dict(self.sources)
        return SourceOptions(mode=SourceMode(chosen.pop("source", "auto")), **chosen)

    @property
    def names_packages(self) -> bool:
        """Whether the options that `selection_options` and `request_options` add name packages."""
        return bool({*self.selection} - {"constraints"})


def common() -> Common:
    """Return the values of the shared options of the running command; the defaults if none runs."""
    context = click.get_current_context(silent=True)
    return context.find_root().ensure_object(Common) if context else Common()


def fail_if(failed: object) -> None:
    """End the command with the exit status for a failure, if there is one."""
    if failed:
        sys.exit(EXIT_FAILED)
