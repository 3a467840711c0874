from __future__ import annotations

from pyodide_cache.formats.named_imports import named_imports


def test_imports_are_named_wherever_they_are_in_the_text() -> None:
    text = "import a.b as c, d\n  from . import (e, # one\n  f)\nfrom ..g import h\nimport_module('i.j')\nimport 1\n"
    found = named_imports(text, "top.mid.own", is_package=False)
    assert set(found) == {"a.b", "d", "top.mid", "top.mid.e", "top.mid.f", "top.g", "top.g.h", "i.j"}
    assert named_imports("from . import x", "top", is_package=True) == ("top", "top.x")
