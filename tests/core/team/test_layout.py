from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.team.layout import REFS, blob_key, hash_in, manifest_key, name_in, ref_key

SHA = "ab" * 32


def test_hashes_are_found_in_keys_again() -> None:
    assert hash_in(blob_key(SHA)) == SHA
    assert hash_in(manifest_key(SHA)) == SHA
    assert hash_in("v1/blobs/sha256/ab/README") == ""
    assert hash_in(f"v1/blobs/sha256/cd/{SHA}") == ""


def test_only_channels_are_channels() -> None:
    assert name_in(ref_key("stable"), REFS) == "stable"
    for key in ("v1/refs/.DS_Store", "v1/refs/a/stable", "v1/refs/a b"):
        assert name_in(key, REFS) == ""


@pytest.mark.parametrize("name", ["", "..", "a/b", ".hidden", "a b", "x" * 65])
def test_a_channel_is_one_plain_name(name: str) -> None:
    with pytest.raises(Problem) as caught:
        ref_key(name)
    assert caught.value.code is Code.BAD_CHANNEL
