"""Files are decoded as Python and pip decode them."""

from __future__ import annotations

import pytest

from pyodide_cache.formats.encoding import decode_text
from pyodide_cache.formats.source_text import decode_python


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é".encode(), "é"),
        ("é".encode("utf-8-sig"), "é"),
        ("é".encode("utf-16"), "é"),
        ("é".encode("utf-32"), "é"),
        ("# coding: latin-1\né".encode("latin-1"), "# coding: latin-1\né"),
        ("é".encode("latin-1"), "é"),
        (b"", ""),
    ],
)
def test_i17_text_is_decoded_by_its_mark_its_coding_line_or_as_utf_8(data: bytes, text: str) -> None:
    assert decode_text(data) == text


def test_i17_a_python_file_may_name_its_encoding_in_the_first_two_lines() -> None:
    text = "#!/usr/bin/python\n# -*- coding: cp1252 -*-\n# €\n"
    assert decode_python(text.encode("cp1252")) == (text, None)
    late = "x = 1\n# coding: cp1252\n# €\n"
    assert decode_python(late.encode("cp1252"))[1] is not None


@pytest.mark.parametrize("data", ["x = 'é'".encode("latin-1"), "import a".encode("utf-16"), b"# coding: no-such\n"])
def test_i17_what_python_refuses_is_read_and_the_reason_is_given(data: bytes) -> None:
    text, reason = decode_python(data)
    assert text
    assert reason


def test_bytes_that_are_no_text_are_an_error() -> None:
    with pytest.raises(ValueError, match="utf"):
        decode_python(b"\xff\xfe\x00")
