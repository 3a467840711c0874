"""The examples in docstrings have the results that they say."""

from __future__ import annotations

import doctest
import importlib
import re

import pytest

from support import ROOT

_CORE = ROOT / "core"
MODULES = sorted(
    ".".join(path.relative_to(_CORE).with_suffix("").parts)
    for path in (_CORE / "pyodide_cache").rglob("*.py")
    if re.search(r"^ +>>> ", path.read_text(encoding="utf-8"), re.MULTILINE)
)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_are_true(module: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(module))
    assert tried
    assert failed == 0
