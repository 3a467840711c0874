from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from packaging import utils

from pyodide_cache.formats.names import canonicalize_name


@given(st.text() | st.text(alphabet="aB1-_.İ"))
@example("Zope.Interface__x--y")
def test_names_are_normalized_as_packaging_does(name: str) -> None:
    assert canonicalize_name(name) == utils.canonicalize_name(name)
