"""Recognize a file by its first bytes."""

from __future__ import annotations

from pyodide_cache.base.enumeration import StrEnum

#: How many bytes `file_type_of` needs.
HEAD_BYTES = 512


class FileType(StrEnum):
    """The type of a file, whatever its name says."""

    ZIP = "zip archive"
    TAR = "tar archive"
    GZIP = "gzip archive"
    HTML = "HTML page"
    JSON = "JSON document"
    WASM = "WebAssembly module"
    TEXT = "text"
    BINARY = "binary data"
    EMPTY = "empty"


def file_type_of(head: bytes) -> FileType:
    """Return the type of a file that begins with these bytes, up to `HEAD_BYTES`."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for found, is_it in (
        (FileType.EMPTY, not head),
        (FileType.ZIP, head.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
        (FileType.GZIP, head.startswith(b"\x1f\x8b")),
        (FileType.TAR, head[257:262] == b"ustar"),
        (FileType.WASM, head.startswith(b"\0asm")),
        (FileType.HTML, text[:14].lower().startswith((b"<!doctype html", b"<html"))),
        (FileType.JSON, text.startswith((b"{", b"["))),
        (FileType.TEXT, b"\0" not in head and _is_utf8(head)),
    ):
        if is_it:
            return found
    return FileType.BINARY


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 and len(head) == HEAD_BYTES  # the end of the head cuts a character in two
    return True
