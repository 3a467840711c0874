"""Import a script that is in no package."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from support import ROOT


def load_script(path: Path) -> ModuleType:
    """Import a script by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def maintainer_tool(name: str) -> ModuleType:
    """Import a tool of ``packaging/tools``."""
    return load_script(ROOT / "packaging" / "tools" / f"{name}.py")
