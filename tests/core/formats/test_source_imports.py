"""What several files need is what each of them needs."""

from __future__ import annotations

from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.formats.source_imports import Import, SourceImports


def test_parts_are_joined_in_order() -> None:
    first = SourceImports((Import("a", 1),), ("b",), index=IndexChoice((IndexPlace("https://one"),)))
    second = SourceImports((Import("c", 2),), ("d",), files=("r.txt",))
    joined = SourceImports(
        (Import("a", 1), Import("c", 2)),
        ("b", "d"),
        files=("r.txt",),
        index=IndexChoice((IndexPlace("https://one"),)),
    )
    assert first + second == joined
    assert SourceImports() + first == first + SourceImports() == first
