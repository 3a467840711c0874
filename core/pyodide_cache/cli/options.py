"""Options that many commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.inventory.inventory import Inventory
    from pyodide_cache.inventory.ledger import Ledger
    from pyodide_cache.settings.settings import Settings
    from pyodide_cache.warm_up.source_options import SourceOptions

Command = TypeVar("Command", bound=Callable[..., Any])

#: Exit status when the answer is no, or a package failed.
EXIT_FAILED = 1
#: Exit status when the command itself was not understood; click uses the same.
EXIT_USAGE = 2


class Common:
    """The values of the shared options, which can come before the command or after it."""

    def __init__(self) -> None:
        self.cache_dir: str | None = None
        self.verbose = False
        self.sources: dict[str, Any] = {}

    @property
    def directory(self) -> Path:
        """The cache directory that applies."""
        from pyodide_cache.settings.directories import cache_directory

        return cache_directory(self.cache_dir).path

    @property
    def settings(self) -> Settings:
        """The user's settings; `warn_of_settings` reported what is wrong with them."""
        from pyodide_cache.settings.settings import load_settings

        return load_settings()[0]

    @property
    def source_options(self) -> SourceOptions:
        """The options of `source_options` as one value."""
        from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions

        chosen = dict(self.sources)
        return SourceOptions(mode=SourceMode(chosen.pop("source", "auto")), **chosen)

    def open_cache(self, **sources: Any) -> Cache:
        """Open the cache directory with the options of `source_options`; it is closed when the command ends.

        Args:
            sources: arguments of `Cache` that replace those of the command line.

        """
        from pyodide_cache.cache import Cache

        cache = Cache(self.cache_dir, **{**self.sources, **sources})
        click.get_current_context().call_on_close(cache.close)
        return cache

    def ledger(self) -> Ledger:
        """Open the ledger for as long as the command runs."""
        from pyodide_cache.inventory.ledger import open_ledger

        opened = open_ledger()
        click.get_current_context().call_on_close(opened.close)
        return opened

    def inventory(self, ledger: Ledger) -> Inventory:
        """Scan the cache directory.

        Raises:
            Problem: when it exists and cannot be read.

        """
        from pyodide_cache.inventory.read import read_inventory

        found = read_inventory(self.directory, ledger=ledger)
        if found.problem:
            raise found.problem
        return found


def common() -> Common:
    """Return the shared options of the running command."""
    return click.get_current_context().find_root().ensure_object(Common)


def warn_of_settings() -> None:
    """Say on standard error which settings cannot be used."""
    from pyodide_cache.settings.settings import load_settings

    problems = load_settings()[1]
    if problems:
        from pyodide_cache.cli.output import warn
        from pyodide_cache.messages import explain

        for problem in problems:
            warn(f"Warning: {explain(problem)}")


def _remember(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def callback(ctx: click.Context, _parameter: click.Parameter, value: Any) -> Any:
        if value:
            setattr(ctx.find_root().ensure_object(Common), name, value)
        return value

    return callback


def _remember_cache_dir(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value == "":  # a script's variable that was not set: to clear another directory for it would be a disaster
        message = "it is empty; name a folder, or leave the option out"
        raise click.BadParameter(message)
    remembered: str | None = _remember("cache_dir")(ctx, parameter, value)
    return remembered


def cache_dir_option(command: Command) -> Command:
    """Add ``--cache-dir``."""
    return click.option(
        "--cache-dir",
        metavar="DIR",
        expose_value=False,
        callback=_remember_cache_dir,
        help="The cache directory; it need not exist yet.",
    )(command)


def verbose_option(command: Command) -> Command:
    """Add ``--verbose``."""
    return click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_remember("verbose"),
        help="Tell more: files, addresses, retries.",
    )(command)


def json_option(command: Command) -> Command:
    """Add ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON, and nothing else, on standard output.")(
        command
    )


def shared_options(command: Command) -> Command:
    """Add the options that every command takes."""
    return json_option(verbose_option(cache_dir_option(command)))


def _remember_source(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
    if value:
        ctx.find_root().ensure_object(Common).sources[str(parameter.name)] = value
    return value


def pyodide_option(command: Command) -> Command:
    """Add ``--pyodide``."""
    return click.option(
        "--pyodide",
        metavar="VERSION",
        expose_value=False,
        callback=_remember_source,
        help="A Pyodide release, such as 314.0.7.",
    )(command)


def source_options(command: Command) -> Command:
    """Add the options that say where packages come from; `Common.open_cache` uses them."""
    for decorate in (
        click.option(
            "--index-url",
            metavar="URL",
            expose_value=False,
            callback=_remember_source,
            help="The package index; default: that of the settings, or pip's.",
        ),
        click.option(
            "--source",
            type=click.Choice(["auto", "distribution", "index"]),
            default="auto",
            show_default=True,
            expose_value=False,
            callback=_remember_source,
            help="auto: the distribution, and the index for what its lock file does not have.",
        ),
        pyodide_option,
        click.option(
            "--files",
            multiple=True,
            metavar="URL|FOLDER",
            expose_value=False,
            callback=_remember_source,
            help="Where the files of the distribution are, if not beside its lock file; tried in order.",
        ),
        click.option(
            "--distribution",
            metavar="URL|FOLDER",
            expose_value=False,
            callback=_remember_source,
            help="A lock file and its packages: a mirror, an unpacked release, node_modules/pyodide.",
        ),
    ):
        command = decorate(command)
    return command
