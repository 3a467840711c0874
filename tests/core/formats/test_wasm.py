from __future__ import annotations

from pyodide_cache.formats.wasm import needed_libraries


def test_the_needed_libraries_of_a_shared_library_are_read() -> None:
    needed = b"\2" + bytes([1 + 1 + 5]) + b"\1" + b"\5" + b"li.so"
    section = b"\x08dylink.0" + b"\1\1\0" + needed
    library = b"\0asm\1\0\0\0" + b"\0" + bytes([len(section)]) + section
    assert needed_libraries(library) == ("li.so",)
    assert needed_libraries(library[:-3]) == ()
    assert needed_libraries(b"\x7fELF") == ()
