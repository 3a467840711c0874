"""Decode text files as pip and Python decode them."""

from __future__ import annotations

import codecs
import re

from pyodide_cache.base.problems import NOT_TEXT

#: UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: A coding line of PEP 263.
_CODING = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")

#: Characters that no text has.
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x19\x1c-\x1f]")

_WIDE = "it looks like UTF-16 without a byte order mark, which pip does not read either. Save it as UTF-8"


def decode_text(data: bytes) -> str:
    """Return the text of a file: by its byte order mark, its coding line, as UTF-8, or by the locale's encoding.

    Its lines end with a line feed, whatever ends them in the file.

    Where all of them fail, each byte is one character (Latin-1): the names of packages are ASCII in any case.

    Raises:
        ValueError: for a coding line with an unknown encoding, for bytes that the mark or the coding line does not
            allow, and for a file that is not text.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(marked))
    if encoding := _coding(data):
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
        if _CONTROL.search(data):
            raise ValueError(NOT_TEXT) from None
        return _checked(data.decode("latin-1"))


def decode_python(data: bytes) -> tuple[str, str | None]:
    """Decode a Python file (PEP 263), and say why Python itself would refuse it.

    Returns:
        the text, and the reason; None if Python accepts the file. A file that Python refuses is decoded anyway, so
        that its imports can be listed.

    Raises:
        ValueError: when the bytes are not text at all.
    """
    mark = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    if mark != "utf-8":
        return decode_text(data), "Python does not accept UTF-16 and UTF-32. Save it as UTF-8"
    body, encoding = data.removeprefix(codecs.BOM_UTF8), _coding(data)
    try:
        return _lines(body.decode(encoding or "utf-8")), None
    except (LookupError, TypeError):
        why = f"unknown encoding: {encoding}"
    except ValueError as error:
        why = str(error) if encoding else "it is not UTF-8 and has no coding line"
    return _lines(body.decode("latin-1")), why


def _coding(data: bytes) -> str | None:
    """Return the encoding that a comment in one of the first two lines names."""
    for line in data.split(b"\n", 2)[:2]:
        if match := _CODING.match(line):
            return match[1].decode("ascii", "replace")
        if line.strip() and not line.lstrip().startswith(b"#"):
            return None
    return None


def _checked(text: str) -> str:
    if "\0" in text:
        is_wide = {text[:64:2].strip("\0"), text[1:64:2].strip("\0")} > {""}
        raise ValueError(_WIDE if is_wide else NOT_TEXT)
    return _lines(text)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
