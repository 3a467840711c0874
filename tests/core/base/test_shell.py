"""Words of commands that can be copied."""

from __future__ import annotations

import os
import subprocess

import pytest

from pyodide_cache.base.shell import shell_word


@pytest.mark.parametrize(
    "name",
    [b"a", b"two words", b"it's", b"a\nb", b"\xff\xfe it's", b"back\\slash\t", "u\u200b\u00e9".encode(), b"-x"],
)
def test_a_shell_reads_the_same_bytes(name: bytes) -> None:
    word = shell_word(os.fsdecode(name))
    assert word.isprintable()
    written = subprocess.run(["bash", "-c", f"printf %s {word}"], capture_output=True, check=True).stdout
    assert written == name


def test_other_surrogates_are_no_error() -> None:
    assert shell_word("\ud800") == "$'\\xed\\xa0\\x80'"
