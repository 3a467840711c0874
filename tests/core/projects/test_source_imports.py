"""What several files need is what each of them needs."""

from __future__ import annotations

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexChoice, IndexPlace
from pyodide_cache.projects.source_imports import Import, SourceImports, tried


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


def test_what_cannot_be_read_is_a_problem_of_the_result() -> None:
    def read(name: str) -> SourceImports:
        if not name:
            raise problem
        return SourceImports(requirements=(name,))

    problem = Problem(Code.UNREADABLE_FILE, path="a", error="b")
    assert tried(read, "six") == SourceImports(requirements=("six",))
    assert tried(read, "") == SourceImports(problems=(problem,))
