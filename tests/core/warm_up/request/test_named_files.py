"""I20, I21: wheels that the user names, and the hashes that the user allows."""

from __future__ import annotations

from packaging.requirements import Requirement

from pyodide_cache.base.problems import Code
from pyodide_cache.formats.lockfile import LockPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.messages import explain
from pyodide_cache.settings.releases import newest_release, shipped_lock
from pyodide_cache.warm_up.request.named_files import NamedFiles, algorithms_of, allowed_files, published_hash


def test_i20_wheels_of_other_platforms_are_failures() -> None:
    runtime = shipped_lock(newest_release().version).runtime
    good = Requirement("a @ https://h.invalid/a-1-py3-none-any.whl#sha256=AB")
    native = Requirement("b @ https://h.invalid/b-1-cp313-cp313-manylinux_2_17_x86_64.whl")
    gone = Requirement("c @ file:///no/such/c-1-py3-none-any.whl")
    elsewhere = Requirement("d @ https://h.invalid/d-1-py3-none-any.whl ; sys_platform == 'win32'")
    named = NamedFiles.of([good, native, gone, elsewhere], runtime, {})
    assert set(named.wheels) == {"a"}
    assert dict(named.allowed) == {"a": {"sha256:ab"}}
    assert {str(key.name): problem.code for key, problem in named.failures.items()} == {
        "b": Code.NO_COMPATIBLE_WHEEL,
        "c": Code.GONE,
    }
    assert not NamedFiles()


def test_a_named_wheel_of_another_release_says_for_which_it_is() -> None:
    runtime = shipped_lock("0.29.5").runtime
    wheel = Requirement("gsw @ https://h.invalid/gsw-3.6.23-cp311-abi3-pyemscripten_2026_0_wasm32.whl")
    said = explain(NamedFiles.of([wheel], runtime, {}).failures[wheel])
    assert said.startswith("there is no wheel of gsw for this runtime (pyemscripten_2025_0_wasm32, Python 3.13)")
    assert "the named one is for Pyodide 314" in said


def locked(sha256: str | None) -> LockPackage:
    return LockPackage(canonicalize_name("a"), "a", "1", "a-1-py3-none-any.whl", sha256)


def test_i21_only_files_with_another_published_hash_are_left_out() -> None:
    right, wrong, unknown = locked("aa"), locked("bb"), locked(None)
    assert allowed_files([right, wrong, unknown], frozenset({"sha256:aa"})) == [right, unknown]
    assert allowed_files([wrong], frozenset({"sha512:aa"})) == [wrong]
    assert allowed_files([wrong], frozenset()) == [wrong]
    assert (published_hash(right), published_hash(unknown)) == ("sha256:aa", "")
    assert algorithms_of(["sha256:aa", "md5:b", "nonsense:c"]) == ["md5", "sha256"]
