"""Decode text files as pip and Python decode them."""

from __future__ import annotations

import codecs
import re

#: UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: A coding line of PEP 263, in one of the first two lines.
_CODING = re.compile(rb"\s*#.*?coding[:=][ \t]*([-\w.]+)")

_WIDE = "it looks like UTF-16 without a byte order mark, which pip does not read either. Save it as UTF-8"


def decode_text(data: bytes) -> str:
    """Return the text of a file: by its byte order mark, its coding line, as UTF-8, or by the locale's encoding.

    Where all of them fail, each byte is one character (Latin-1): the names of packages are ASCII in any case.

    Raises:
        ValueError: for a coding line with an unknown encoding, for bytes that the mark or the coding line does not
            allow, and for a file that is not text.

    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding))
    for line in data.splitlines()[:2]:
        if found := _CODING.match(line):
            encoding = found[1].decode("ascii", "replace")
            try:
                return _checked(data.decode(encoding))
            except LookupError:
                raise ValueError(f"unknown encoding: {encoding}") from None
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    import locale

    try:
        return _checked(data.decode(locale.getpreferredencoding(False)))
    except UnicodeDecodeError:
        return _checked(data.decode("latin-1"))


def _checked(text: str) -> str:
    if "\0" in text:
        is_wide = {text[:64:2].strip("\0"), text[1:64:2].strip("\0")} > {""}
        raise ValueError(_WIDE if is_wide else "it is not a text file")
    return text
