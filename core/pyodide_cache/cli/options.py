"""Options that several commands share, and their values."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.warm_up.source_options import SourceOptions

Command = TypeVar("Command", bound=Callable[..., Any])

#: The types of options and arguments that are paths, files that are read, and files or folders that are read.
PATH = click.Path(path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
EXISTING = click.Path(exists=True, path_type=Path)


class _FileOrUrl(click.Path):
    """A file that is read, ``-`` for standard input, or a URL."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if "://" in value else super().convert(value, param, ctx)


_READ = _FileOrUrl(exists=True, dir_okay=False, allow_dash=True)

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
        self.sources: dict[str, Any] = {}
        self.selection: dict[str, Any] = {}

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

    def open_cache(self, **sources: Any) -> Cache:
        """Open the cache directory with the source options; it is closed when the command ends.

        Args:
            sources: arguments of `Cache` that replace those of the command line.

        """
        from pyodide_cache.cache import Cache

        cache = Cache(self.cache_dir, **{**self.sources, **sources})
        click.get_current_context().call_on_close(cache.close)
        if self.verbose:
            from pyodide_cache.cli.output import warn

            warn(f"Cache directory: {cache.directory}")
        return cache


def common() -> Common:
    """Return the values of the shared options of the running command."""
    return click.get_current_context().find_root().ensure_object(Common)


def fail_if(failed: object) -> None:
    """End the command with the exit status for a failure, if there is one."""
    if failed:
        sys.exit(EXIT_FAILED)


def warn_of_settings() -> None:
    """Write on standard error which settings are invalid."""
    from pyodide_cache.settings.settings import load_settings

    problems = load_settings()[1]
    if problems:
        from pyodide_cache.cli.output import warn
        from pyodide_cache.messages import explain

        for problem in problems:
            warn(f"Warning: {explain(problem)}")


def cache_dir_option(command: Command) -> Command:
    """Add ``--cache-dir``."""
    return click.option(
        "--cache-dir",
        metavar="DIR",
        multiple=True,
        expose_value=False,
        callback=_save_cache_dir,
        shell_complete=completing("folder"),
        help="The cache directory; it need not exist.",
    )(command)


def verbosity_options(command: Command) -> Command:
    """Add ``--quiet`` and ``--verbose``."""
    quiet = flag("-q", "--quiet", help="Write errors only.")
    verbose = flag("-v", "--verbose", callback=_save_verbose, help="Write more: files, addresses and retries.")
    return quiet(verbose(command))


def json_option(command: Command) -> Command:
    """Add ``--json``, which can come before the command, too."""
    return flag("--json", "as_json", help="Write only JSON on standard output.")(command)


def flag(*names: str, **options: Any) -> Callable[[Command], Command]:
    """Return an option without a value that is saved in `Common`, by its name."""
    return click.option(*names, is_flag=True, expose_value=False, **{"callback": _save_flag, **options})


def shared_options(command: Command) -> Command:
    """Add ``--cache-dir``, ``--quiet``, ``--verbose`` and ``--json``."""
    return json_option(verbosity_options(cache_dir_option(command)))


def pyodide_option(command: Command) -> Command:
    """Add ``--pyodide``."""
    help_text = "A Pyodide release, such as 314.0.7."
    return _source_option("--pyodide", metavar="VERSION", help=help_text, shell_complete=completing("release"))(
        command
    )


def index_url_option(command: Command) -> Command:
    """Add ``--index-url``."""
    return _source_option(
        "--index-url",
        metavar="URL|FOLDER",
        multiple=True,
        shell_complete=completing("folder"),
        help="A package index; can be repeated, and the first that has a package is used. The default is the "
        "setting index-url, or those of pip and uv.",
    )(command)


def offline_option(command: Command) -> Command:
    """Add ``--offline``."""
    return _source_option(
        "--offline",
        is_flag=True,
        help="Send no request; use what is on this machine. Also set by PYODIDE_CACHE_OFFLINE.",
    )(command)


def selection_options(command: Command) -> Command:
    """Add requirements as arguments, ``--preset`` and ``--list``; `Common.selection` has what they name."""
    argument = click.argument(
        "requirements",
        nargs=-1,
        metavar="[REQUIREMENT…]",
        expose_value=False,
        callback=_save_selection,
        shell_complete=completing("known"),
    )
    of_list, of_preset = 'One of your own lists; see "lists".', 'A built-in preset; see "presets".'
    a_list = _selection_option("--list", "lists", metavar="NAME", completes="list", help=of_list)
    preset = _selection_option("--preset", "presets", metavar="NAME", completes="preset", help=of_preset)
    return argument(preset(a_list(command)))


def request_options(command: Command) -> Command:
    """Add the options of `selection_options`, and requirements files, constraints and projects."""
    for decorate in (
        _selection_option(
            *("--project", "projects"),
            type=EXISTING,
            metavar="PATH",
            help="A folder, script, notebook or project file, for its requirements and imports.",
        ),
        _selection_option(
            *("-c", "--constraint", "constraints"),
            type=_READ,
            metavar="FILE",
            help="A constraints file, which narrows versions, as pip's do.",
        ),
        _selection_option(
            *("-r", "--requirement", "requirement_files"),
            type=_READ,
            metavar="FILE",
            help="A requirements file, read as pip reads it: a path, a URL, or - for standard input.",
        ),
        selection_options,
    ):
        command = decorate(command)
    return command


def source_options(command: Command) -> Command:
    """Add the options that choose where packages come from; `Common.open_cache` uses them."""
    for decorate in (
        offline_option,
        index_url_option,
        _source_option(
            "--source",
            type=click.Choice(["auto", "distribution", "index"]),
            default="auto",
            show_default=True,
            help="Where packages come from; auto uses the index for packages that the lock file does not have.",
        ),
        pyodide_option,
        _source_option(
            "--files",
            multiple=True,
            metavar="URL|FOLDER",
            shell_complete=completing("folder"),
            help="Where the files of the distribution are, if not beside its lock file. Can be repeated.",
        ),
        _source_option(
            "--distribution",
            metavar="URL|FOLDER",
            shell_complete=completing("file"),
            help="A lock file and its packages: a mirror, an unpacked release, or node_modules/pyodide.",
        ),
    ):
        command = decorate(command)
    return command


def _selection_option(*names: str, completes: str = "file", **options: Any) -> Callable[[Command], Command]:
    complete = completing(completes)
    return click.option(
        *names, multiple=True, expose_value=False, callback=_save_selection, shell_complete=complete, **options
    )


def _source_option(name: str, **options: Any) -> Callable[[Command], Command]:
    return click.option(name, expose_value=False, callback=_save_source, **options)


def _save_cache_dir(ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> None:
    shared = ctx.find_root().ensure_object(Common)
    for value in values:
        if not value:  # such as an unset variable of a script: the command must not work on another directory
            message = "it is empty; name a folder, or omit the option"
            raise click.BadParameter(message)
        if shared.cache_dir not in {None, value}:
            message = f"one directory at a time, not {shared.cache_dir} and {value}"
            raise click.BadParameter(message)
        shared.cache_dir = value


def _save_flag(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:  # a flag can come before the command, too
        setattr(ctx.find_root().ensure_object(Common), str(parameter.name), True)


def _save_verbose(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    shared = ctx.find_root().ensure_object(Common)
    if value and not shared.verbose:
        shared.verbose = True
        from pyodide_cache.cli.request_log import requests_shown

        ctx.find_root().with_resource(requests_shown())


def _save_source(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    if parameter.name == "index_url" and value:
        from pyodide_cache.net.index_url import checked_index

        value = " ".join(map(checked_index, value))
    if value:
        ctx.find_root().ensure_object(Common).sources[str(parameter.name)] = value


def _save_selection(ctx: click.Context, parameter: click.Parameter, values: tuple[Any, ...]) -> None:
    if values:
        name = str(parameter.name).removeprefix("requirement_")  # --files is another option
        ctx.find_root().ensure_object(Common).selection[name] = values
