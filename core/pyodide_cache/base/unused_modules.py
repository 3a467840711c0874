"""Stand-ins for modules of Python that a library imports and hardly uses, and that take long to import."""

from __future__ import annotations

import re
import sys
import threading
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Self

#: What urllib and pathlib import, for odd hosts and paths of Windows.
_SELDOM_USED = ("ipaddress", "ntpath")

#: What packaging imports to tell which wheels this Python installs.
_OF_THIS_MACHINE = ("ast", "packaging._manylinux", "packaging._musllinux", "platform", "subprocess", "sysconfig")

#: Whether this process is the command line or the window. In others, code that is not ours could get a stand-in, or
#: types with names that were not compiled, which typing gives to all who ask for the same types.
_is_own_process = False

#: Lets only one of two threads that first use a module replace it.
_LOCK = threading.Lock()

#: Lets a thread that looks for an index wait until another one has imported pypi_simple.
_PYPI_SIMPLE = threading.Lock()


class UnusedModule(ModuleType):
    """Stands for a module until something is used that it does not have; then others import the real one.

    Args:
        name: of the module.
        used: what the library takes from it, so that the real one is not imported for that.
    """

    def __init__(self, name: str, **used: Any) -> None:
        super().__init__(name)
        vars(self).update(used)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.step_aside()
        return getattr(import_module(self.__name__), name)

    def step_aside(self) -> None:
        """Let the real module be imported from now on."""
        with _LOCK:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]


def allow_stand_ins() -> None:
    """Let modules stand in for others from now on; only for the process of the command line or window."""
    global _is_own_process
    _is_own_process = True


@contextmanager
def standing_in(*modules: UnusedModule) -> Iterator[None]:
    """Let what is imported in this block import these instead of the modules that they stand for, if that is allowed.

    In the block, type names, which only type checkers read, are not compiled, and patterns only when they are first
    used: compiling the first name takes 1.5 ms. This is skipped while other threads run, which might need both.
    """
    if not _is_own_process:
        yield
        return
    added = [module for module in modules if module.__name__ not in sys.modules]
    sys.modules.update({module.__name__: module for module in added})
    compiling = typing.ForwardRef, re.compile
    if _is_alone():
        vars(typing)["ForwardRef"], vars(re)["compile"] = _TypeName, _LatePattern
    try:
        yield
    finally:
        vars(typing)["ForwardRef"], vars(re)["compile"] = compiling
        for module in added:
            module.step_aside()


def _is_alone() -> bool:
    return threading.active_count() == 1


class _TypeName(str):
    """Stands for `typing.ForwardRef`."""

    __slots__ = ()

    def __new__(cls, name: str, **_how: Any) -> Self:
        return super().__new__(cls, name)


class _LatePattern:
    """A pattern that is compiled when it is first used."""

    __class__: Any = re.Pattern  # functions of re take it as it is

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._arguments = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked of every value in some classes
            raise AttributeError(name)
        value = getattr(_compile(*self._arguments), name)
        setattr(self, name, value)
        return value


_compile = re.compile


def unused_inspect() -> UnusedModule:
    """Return what a dataclass takes for its documentation, and for its fields in Python 3.12 and 3.13."""
    return UnusedModule(
        "inspect", signature=lambda _class: "", get_annotations=lambda cls: vars(cls).get("__annotations__", {})
    )


class _UUID:
    """Names the type in click's own types, and makes real ones."""

    def __new__(cls, *arguments: Any) -> Any:
        return import_module("uuid").UUID(*arguments)


class LateLogger:
    """A logger that imports logging only for warnings, and drops lesser messages until something else imports it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __getattr__(self, method: str) -> Any:
        is_read = method not in {"debug", "info", "isEnabledFor"} or "logging" in sys.modules
        return getattr(import_module("logging").getLogger(self.name), method) if is_read else lambda *_values: False


def _fitting(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


def import_click() -> None:
    """Import click and pathlib without modules that take half of the time of both."""
    allow_stand_ins()
    for name in _SELDOM_USED:
        sys.modules.setdefault(name, UnusedModule(name))
    if sys.version_info < (3, 12):  # there all of datetime is made in Python first, and then replaced by what C has
        in_c = {name: value for name, value in vars(import_module("_datetime")).items() if not name.startswith("_")}
        sys.modules.setdefault("datetime", UnusedModule("datetime", **in_c))
    with standing_in(
        UnusedModule("inspect", cleandoc=clean_text),  # of every option
        UnusedModule("uuid", UUID=_UUID),
        # Click has no translations, and would look for files at every word.
        UnusedModule("gettext", gettext=str, ngettext=_fitting),
        UnusedModule("urllib.parse", quote_from_bytes=lambda path: import_module("urllib.parse").quote(path)),
    ):
        import pathlib  # noqa: F401 -- the imports are what is wanted

        import click  # noqa: F401


def import_zipfile() -> None:
    """Import zipfile without what copies files, and what unpacks methods that hardly any archive has."""
    if "zipfile" in sys.modules:
        return
    with standing_in(UnusedModule("bz2"), UnusedModule("lzma"), UnusedModule("shutil")):
        import zipfile  # noqa: F401


def import_packaging() -> None:
    """Import packaging without modules that tell which wheels this Python installs, and take half of the time.

    While other threads run, nothing is imported, since they could get the stand-ins.
    """
    if "packaging.requirements" in sys.modules or not _is_alone():
        return
    with standing_in(
        unused_inspect(), UnusedModule("logging", getLogger=LateLogger), *map(UnusedModule, _OF_THIS_MACHINE)
    ):
        import packaging.requirements  # noqa: F401


def import_pypi_simple() -> None:
    """Import pypi_simple without its modules, which take longer than many downloads: one constant is used."""
    with _PYPI_SIMPLE:
        if "pypi_simple" in sys.modules:
            return
        with standing_in(
            UnusedModule("pypi_simple.classes", DistributionPackage=None, IndexPage=None, ProjectPage=None),
            UnusedModule("pypi_simple.client", PyPISimple=None),
            UnusedModule("pypi_simple.html", Link=None, RepositoryPage=None),
            UnusedModule("pypi_simple.html_stream", parse_links_stream=None, parse_links_stream_response=None),
        ):
            import_module("pypi_simple")


def clean_text(text: str) -> str:
    """Remove the indentation of a text and the empty lines around it, as `inspect.cleandoc` does."""
    first, *others = text.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in others if line.strip()), default=0)
    return "\n".join([first.lstrip(), *(line[margin:] for line in others)]).strip("\n")
