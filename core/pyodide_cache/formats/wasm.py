"""Read which libraries a WebAssembly shared library needs."""

from __future__ import annotations

from collections.abc import Iterator

_MAGIC = b"\0asm\x01\0\0\0"
_CUSTOM_SECTION = 0
_NEEDED = 2  # WASM_DYLINK_NEEDED in DynamicLinking.md of the WebAssembly tool conventions


def needed_libraries(data: bytes) -> tuple[str, ...]:
    """Return the file names in the ``dylink.0`` section; nothing for any other file, or a damaged library."""
    if not data.startswith(_MAGIC):
        return ()
    try:
        return tuple(_needed(data))
    except (IndexError, UnicodeDecodeError):
        return ()


def _needed(data: bytes) -> Iterator[str]:
    at = len(_MAGIC)
    if data[at] != _CUSTOM_SECTION:
        return
    size, at = _number(data, at + 1)
    end = at + size
    name, at = _text(data, at)
    if name != "dylink.0":
        return
    while at < end:
        kind = data[at]
        size, at = _number(data, at + 1)
        following = at + size
        if kind == _NEEDED:
            count, at = _number(data, at)
            for _ in range(count):
                text, at = _text(data, at)
                yield text
        at = following


def _number(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value, at


def _text(data: bytes, at: int) -> tuple[str, int]:
    size, at = _number(data, at)
    if at + size > len(data):
        raise IndexError(at)
    return data[at : at + size].decode(), at + size
