"""Decode Python files as Python does, and say why it refuses one."""

from __future__ import annotations

import codecs
import re

from pyodide_cache.formats.encoding import decode_text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODING = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")


def decode_python(data: bytes) -> tuple[str, str | None]:
    """Decode a Python file (PEP 263), and say why Python itself would refuse it.

    Returns:
        the text, and the reason; None if Python accepts the file. A file that Python refuses is decoded anyway, so
        that its imports can be listed.

    Raises:
        ValueError: when the bytes are no text at all.

    """
    if any(data.startswith(mark) for mark, encoding in _BOMS if encoding != "utf-8"):
        return decode_text(data), "Python does not accept UTF-16 and UTF-32. Save it as UTF-8"
    marked = data.startswith(codecs.BOM_UTF8)
    encoding = _coding(data)
    body = data[3:] if marked else data
    try:
        return _decode(body, encoding or "utf-8"), None
    except ValueError as error:
        if encoding:
            return body.decode("latin-1"), str(error)
        return body.decode("latin-1"), "it is not UTF-8 and has no coding line"


def _coding(data: bytes) -> str | None:
    for line in data.split(b"\n", 2)[:2]:
        if match := _CODING.match(line):
            return match[1].decode("ascii", "replace")
        if line.strip() and not line.lstrip().startswith(b"#"):
            return None
    return None


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (LookupError, TypeError) as error:
        raise ValueError(f"unknown encoding: {encoding}") from error
