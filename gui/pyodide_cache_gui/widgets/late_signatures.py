"""Import PySide6 without what it needs only to describe its functions, until something asks for that.

PySide6 compiles those parts from source at every start, and they import much: a third of the time until a bare window
is there. They are needed for the text of a `TypeError` and for ``__doc__``. Tried with PySide6 6.8.3, 6.10.1, 6.11.3.
"""

from __future__ import annotations

import builtins
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.unused_modules import UnusedModule

if TYPE_CHECKING:
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec
else:
    Loader = object  # importlib.abc imports much

_PACKAGE = "shibokensupport.signature."
_LATE = {f"{_PACKAGE}{name}" for name in ("errorhandler", "layout", "mapping", "parser")}
_LATE |= {f"{_PACKAGE}lib.{name}" for name in ("enum_sig", "pyi_generator", "tool")}
#: Modules of Python that the other parts import, and use only to report errors.
_UNUSED = ("inspect", "tempfile", "textwrap", "traceback")


def import_pyside() -> None:
    """Import `PySide6.QtCore`; what it does not need now is executed at its first use."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        from PySide6 import QtCore  # noqa: F401 -- the import is what is wanted
    finally:
        sys.meta_path.remove(finder)
        for name in _UNUSED:
            if isinstance(sys.modules.get(name), _UnusedModule):
                del sys.modules[name]
    # PySide6 looks at each import, whether that asks for one of its optional features: 7 ms for 1,300 of them.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class _Finder:
    """Finds a late module where PySide6 would, and replaces its loader."""

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        if sys.meta_path[0] is not self:  # PySide6 has put its own finder first
            sys.meta_path.remove(self)
            sys.meta_path.insert(0, self)
        if fullname in _LATE or fullname in _UNUSED:
            for finder in sys.meta_path[1:]:
                if (spec := finder.find_spec(fullname, path, target)) and spec.loader:
                    spec.loader = _LateLoader(spec.loader)
                    return spec
        return None


class _LateLoader(Loader):
    def __init__(self, loader: Loader) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return (_UnusedModule if spec.name in _UNUSED else _LateModule)(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave it to `_LateModule`, but for a function that PySide6 takes from the dictionary of its module."""
        if module.__name__ == f"{_PACKAGE}mapping":
            vars(module)["update_mapping"] = lambda: module.namespace["update_mapping"]()


class _LateModule(ModuleType):
    def __getattr__(self, name: str) -> Any:
        spec = self.__spec__
        if name.startswith("__") or spec is None or not isinstance(spec.loader, _LateLoader):
            raise AttributeError(name)
        spec.loader, spec.name = spec.loader.loader, self.__name__  # PySide6 has given it another name
        spec.loader.exec_module(self)
        return getattr(self, name)


class _UnusedModule(UnusedModule):
    def getsource(self, _module: ModuleType) -> str:
        """Say that a module has no source, in which PySide6 would look for its optional features."""
        raise OSError
