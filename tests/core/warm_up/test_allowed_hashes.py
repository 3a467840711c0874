"""I21: which files hashes allow before they are downloaded."""

from __future__ import annotations

from pyodide_cache.formats.lockfile import LockPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.warm_up.allowed_hashes import algorithms_of, allowed_files, published_hash


def locked(sha256: str | None) -> LockPackage:
    return LockPackage(canonicalize_name("a"), "a", "1", "a-1-py3-none-any.whl", sha256)


def test_i21_only_files_with_another_published_hash_are_left_out() -> None:
    right, wrong, unknown = locked("aa"), locked("bb"), locked(None)
    assert allowed_files([right, wrong, unknown], frozenset({"sha256:aa"})) == [right, unknown]
    assert allowed_files([wrong], frozenset({"sha512:aa"})) == [wrong]
    assert allowed_files([wrong], frozenset()) == [wrong]
    assert (published_hash(right), published_hash(unknown)) == ("sha256:aa", "")
    assert algorithms_of(["sha256:aa", "md5:b", "nonsense:c"]) == ["md5", "sha256"]
