from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from packaging import utils

from pyodide_cache.formats.names import canonicalize_name, is_sha256


@given(st.text() | st.text(alphabet="aB1-_.İ"))
@example("Zope.Interface__x--y")
def test_names_are_normalized_as_packaging_does(name: str) -> None:
    assert canonicalize_name(name) == utils.canonicalize_name(name)


@pytest.mark.parametrize("value", ["", "a" * 63, "A" * 64, "g" * 64, f"{'a' * 64}\n", None, 7])
def test_only_64_hexadecimal_digits_in_lower_case_are_a_sha256(value: object) -> None:
    assert is_sha256("0a" * 32)
    assert not is_sha256(value)
