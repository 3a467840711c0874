"""Options that several commands share, and their values."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pyodide_cache.base.shell import shell_word
from pyodide_cache.cli.common import common
from pyodide_cache.cli.values import completing

if TYPE_CHECKING:
    from pyodide_cache.cache import Cache
    from pyodide_cache.warm_up.request.requests import PackageRequest

Command = TypeVar("Command", bound=Callable[..., Any])
#: What adds an option to a command.
Decorator = Callable[[Any], Any]


class _Path(click.Path):
    """A path; ``~`` is the home, also where no shell reads it, as in ``--output=~/out``.

    What may be standard input (``-``) may also be a URL.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if self.allow_dash and "://" in value:
            return value
        return super().convert(os.path.expanduser(value), param, ctx)  # noqa: PTH111 -- "~nobody" is not an error


class _Absolute(_Path):
    """Such a path, made absolute: what is kept or written as JSON is read in other folders, too.

    ``-`` is standard output where that is allowed, as None, and never a file of that name.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from pyodide_cache.files.paths import absolute

        if not value:  # such as an unset variable of a script: it must not name the working folder
            self.fail("it is empty", param, ctx)
        if value == "-" and self.allow_dash:
            return None
        _refuse_option(value)
        return absolute(super().convert(value, param, ctx))


class _Export(_Absolute):
    """The path of a text file to write: a new one, or one that this program exported before."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from pyodide_cache.export.pins import may_replace

        path = super().convert(value, param, ctx)
        if path and not may_replace(path):
            self.fail(f"{path} was not exported by this program; it was not changed", param, ctx)
        return path


class Whole(click.IntRange):
    """A whole number within limits."""

    name = "whole number"


class Age(click.ParamType[float]):
    """An age such as ``30d``; of a number without a unit, the option says which. The value is in seconds."""

    name = "age"

    def __init__(self, unit: str = "d") -> None:
        self._unit = unit

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Convert what was typed."""
        from pyodide_cache.base.quantities import parse_age

        found = [age for text in (value, f"{value}{self._unit}") if (age := parse_age(text)) is not None]
        return found[0] if found else self.fail(f"{value!r} is not an age, such as 30d, 12h or 6mo", param, ctx)


#: The types of options and arguments that are paths.
PATH = _Absolute(path_type=Path)
EXPORT = _Export(path_type=Path)
TEXT = _Export(path_type=Path, allow_dash=True)
FILE = _Path(dir_okay=False, exists=True, path_type=Path)
FOLDER = _Absolute(file_okay=False, exists=True, path_type=Path)
EXISTING = _Path(exists=True, path_type=Path)
READABLE = _Path(dir_okay=False, allow_dash=True, exists=True)


def open_cache() -> Cache:
    """Open the cache directory with the source options of the command; it is closed when the command ends."""
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.cache import Cache

    shared = common()
    cache = Cache(shared.cache_dir, **shared.sources)
    if cache.directory.is_file():
        raise Problem(Code.NOT_A_DIRECTORY, path=str(cache.directory))
    click.get_current_context().call_on_close(cache.close)
    if shared.verbose:
        from pyodide_cache.cli.output import warn

        warn(f"Cache directory: {cache.directory}")
    return cache


def open_request(cache: Cache, **more: Any) -> PackageRequest:
    """Return the packages that the options of the command name.

    Raises:
        Problem: if these are only malformed requirements; among others, they are part of the request.
    """
    from pyodide_cache.cli.usage import refuse_malformed

    request = cache.request(**common().selection, **more)
    if not request.requirements:
        refuse_malformed(request.invalid)
    return request


def warn_of_settings() -> None:
    """Write on standard error which settings are invalid, unless the command was refused, perhaps because of them."""
    from pyodide_cache.settings.settings import load_settings

    if (problems := load_settings().problems) and not common().is_refused:
        from pyodide_cache.cli.output import explained, warn

        warn(*(f"Warning: {explained(problem)}" for problem in problems))


def _refuse_option(value: str) -> None:
    """Refuse an option as a path: that of a variable which is not set may be missing before it."""
    if value == "-" or value.startswith("--"):
        raise click.BadParameter(f"{value} is not a path here; for a path of this name, write ./{value}")


def _save_cache_dir(_ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> None:
    for value in values:
        if not value:  # such as an unset variable of a script: the command must not work on another directory
            raise click.BadParameter("it is empty; name a folder, or omit the option")
        _refuse_option(value)
        if "://" in value:
            raise click.BadParameter(
                f"{value} is not a folder on this computer; for packages in a bucket, see: pyodide-cache team --help"
            )
        common().choose_directory(value)


def _save_flag(_ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:  # a flag can come before the command, too
        setattr(common(), str(parameter.name), True)


def _save_verbose(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not common().verbose:
        common().verbose = True
        from pyodide_cache.cli.request_log import requests_shown

        ctx.find_root().with_resource(requests_shown())


def _save_source(_ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    if parameter.name == "index_url" and value:
        from pyodide_cache.net.indexes.urls import checked_index

        value = " ".join(map(checked_index, value))
    if value:
        common().sources[str(parameter.name)] = value


def _save_selection(ctx: click.Context, parameter: click.Parameter, values: tuple[Any, ...]) -> None:
    if values:
        option = str(parameter.name)
        # The arguments of `Cache.request` are in the plural.
        name = "files" if option == "requirement" else f"{option.removesuffix('s')}s"
        if name == "requirements":
            _refuse_files(_refuse_versions(ctx, parameter, values))
        common().selection[name] = values


def _refuse_versions(_ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a version that stands alone, as in ``rich 15.0.0``."""
    for before, value in zip(("NAME", *values), values, strict=False):
        if "." in value and value.replace(".", "").isdigit():
            raise click.BadArgumentUsage(f"{value} is a version, not a package. Write: {before}=={value}")
    return values


#: Requirements as arguments, which must not be versions.
requirements_argument = partial(click.argument, "requirements", nargs=-1, callback=_refuse_versions)


def _refuse_files(values: tuple[str, ...]) -> None:
    """Refuse files and folders as requirements, except wheels: an index may have a package of such a name."""
    from pyodide_cache.files.paths import is_file, is_folder

    for value in values:
        path = Path(value)
        names_file = path.suffix in {".txt", ".json"} or (path.suffix not in {"", ".whl"} and is_file(path))
        if names_file or (("/" in value or value == ".") and is_folder(path)):
            option = "-r" if names_file and path.suffix == ".txt" else "--project"
            options = common().options or ()
            hint = ""
            if "--project" in options:
                hint = f" To read what it needs, write: {option} {shell_word(value)}"
            elif "--output" in options:
                hint = f" To write there, add: --output {shell_word(value)}"
            raise click.BadArgumentUsage(f"{value} is a {'file' if names_file else 'folder'}, not a package.{hint}")


def flag(*names: str, **options: Any) -> Decorator:
    """Return an option without a value that is saved in `Common`, by its name."""
    return click.option(*names, is_flag=True, expose_value=False, **{"callback": _save_flag, **options})


def together(*options: Decorator) -> Decorator:
    """Return a decorator that adds several options, in this order."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def repeated(*names: str, help: str, **options: Any) -> Decorator:  # noqa: A002 -- the name in click
    """Return an option that can be given several times, and says so."""
    return click.option(*names, multiple=True, help=f"{help} Can be repeated.", **options)


_SOURCE: dict[str, Any] = {"expose_value": False, "callback": _save_source}
_of_source = partial(click.option, **_SOURCE)
_of_selection = partial(repeated, expose_value=False, callback=_save_selection)

#: The options of every command; the first only where there is something to write.
COMMON = (
    flag("--json", "as_json", help="Write only JSON on standard output."),
    flag("-q", "--quiet", help="Write errors only."),
    flag("-v", "--verbose", callback=_save_verbose, help="Write more: files, addresses and retries."),
    click.option(
        "--cache-dir",
        metavar="DIR",
        multiple=True,
        expose_value=False,
        callback=_save_cache_dir,
        shell_complete=completing("folder"),
        help="The cache directory; it need not exist.",
    ),
)

pyodide_option = _of_source(
    "--pyodide",
    metavar="VERSION",
    shell_complete=completing("release"),
    help="A Pyodide release (314.0.7), line (314) or range (^314), or latest.",
)
index_url_option = repeated(
    "--index-url",
    metavar="URL|FOLDER",
    **_SOURCE,
    shell_complete=completing("folder"),
    help="A package index; the first that has a package is used. The default is the setting index-url, or those of "
    "pip and uv.",
)
offline_option = _of_source(
    "--offline",
    is_flag=True,
    help="Send no request; use what is on this computer. Also set by PYODIDE_CACHE_OFFLINE.",
)
connections_option = _of_source(
    "--connections",
    type=Whole(1, 64),
    metavar="N",
    help="Concurrent requests to one host. The default is the setting connections.",
)
runtime_option = partial(click.option, "--runtime", type=FOLDER, metavar="FOLDER")
#: Of a command that runs packages in Node.
node_option = runtime_option(
    help="The unpacked npm package pyodide. The default is the nearest node_modules/pyodide."
)

#: Where packages come from; `open_cache` uses them.
source_options = together(
    _of_source(
        "--distribution",
        metavar="URL|FOLDER",
        shell_complete=completing("file"),
        help="A lock file and its packages: a mirror, an unpacked release, or node_modules/pyodide.",
    ),
    repeated(
        "--files",
        **_SOURCE,
        metavar="URL|FOLDER",
        shell_complete=completing("folder"),
        help="Where the files of the distribution are, if not beside its lock file.",
    ),
    pyodide_option,
    _of_source(
        "--source",
        type=click.Choice(["auto", "distribution", "index"]),
        default="auto",
        help="Where packages come from; auto uses the index for packages that the lock file does not have.",
    ),
    index_url_option,
    offline_option,
)

#: Requirements as arguments, presets and lists; `Common.selection` has what they name.
selection_options = together(
    requirements_argument(
        metavar="[REQUIREMENT…]",
        expose_value=False,
        callback=_save_selection,
        shell_complete=completing("known"),
    ),
    _of_selection(
        "--preset", metavar="NAME", shell_complete=completing("preset"), help='A built-in preset; see "presets".'
    ),
    _of_selection(
        "--list", metavar="NAME", shell_complete=completing("list"), help='One of your own lists; see "lists".'
    ),
)
#: These, requirements files, constraints and projects.
request_options = together(
    selection_options,
    _of_selection(
        "-r",
        "--requirement",
        type=READABLE,
        metavar="FILE",
        help="A requirements file, read as pip reads it: a path, a URL, or - for standard input.",
    ),
    _of_selection(
        "-c",
        "--constraint",
        type=READABLE,
        metavar="FILE",
        help="A constraints file, which narrows versions, as pip's do.",
    ),
    _of_selection(
        "--project",
        type=EXISTING,
        metavar="PATH",
        help="A folder, script, notebook or project file, for its requirements and imports.",
    ),
)
