"""I17: text files are decoded as pip and Python decode them."""

from __future__ import annotations

import codecs
import locale
from collections.abc import Callable

import pytest

from pyodide_cache.formats.encoding import decode_python, decode_text


@pytest.mark.parametrize(
    "data",
    [
        "é numpy".encode(),
        codecs.BOM_UTF8 + "é numpy".encode(),
        codecs.BOM_UTF16_LE + "é numpy".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "é numpy".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "é numpy".encode("utf-32-le"),
        codecs.BOM_UTF32_BE + "é numpy".encode("utf-32-be"),
        "é numpy".encode("latin-1"),
    ],
)
def test_i17_marks_and_utf_8_decide_then_each_byte_is_a_character(data: bytes) -> None:
    assert decode_text(data) == "é numpy"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_i17_wide_characters_without_a_mark_are_refused_by_their_name(encoding: str) -> None:
    with pytest.raises(ValueError, match="UTF-16"):
        decode_text("rich>=13\nnumpy\n".encode(encoding))


def test_i17_a_coding_line_decides() -> None:
    text = "#!/usr/bin/env python\n# -*- coding: koi8-r -*-\n# да\n"
    assert decode_text(text.encode("koi8-r")) == text


def test_i17_the_locale_is_tried_before_latin_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "getpreferredencoding", lambda _do_setlocale=True: "cp1252")
    assert decode_text(b"# 5 \x80") == "# 5 €"


@pytest.mark.parametrize("data", [b"# coding: no-such\n", b"\x00\x01zip", b"\xff\x01zip", codecs.BOM_UTF16_LE + b"a"])
def test_i17_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode_text(data)


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


@pytest.mark.parametrize("decode", [decode_text, lambda data: decode_python(data)[0]])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_i17_every_line_ends_with_a_line_feed(decode: Callable[[bytes], str], encoding: str) -> None:
    assert decode("a\r\nb\rc\n".encode(encoding)) == "a\nb\nc\n"


def test_bytes_that_are_no_text_are_an_error() -> None:
    with pytest.raises(ValueError, match="utf"):
        decode_python(b"\xff\xfe\x00")
