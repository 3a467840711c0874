"""What the metadata of a wheel names by its URL is taken from there, as micropip takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import run
from support.servers import StartIndex
from support.wheels import build_wheel


def names_after(index: str, cache_dir: Path, *words: str) -> tuple[int, set[str], str]:
    answer = run("warm-up", *words, "--source", "index", "--index-url", index, "--cache-dir", cache_dir)
    return answer.code, {file.name for file in cache_dir.glob("*.whl")}, answer.err + answer.out


def test_a_wheel_at_a_url_in_metadata_is_taken_with_all_that_it_needs(
    index_server: StartIndex, cache_dir: Path
) -> None:
    elsewhere = index_server(build_wheel("own", "7.0", requires=["six"]))
    url = f"{elsewhere.server.url}/files/own-7.0-py3-none-any.whl"
    app = build_wheel("app", requires=[f"own @ {url}", "other"])
    other = build_wheel("other", requires=[f"own[extra] @ {url}", "own>=6"])
    index = index_server(app, other, build_wheel("six"), build_wheel("own", "9.0"))
    status, names, _ = names_after(index.url, cache_dir, "own==7", "app")
    assert status == 0
    assert {name.partition("-")[0] for name in names} == {"app", "other", "own", "six"}
    assert "own-7.0-py3-none-any.whl" in names


@pytest.mark.parametrize(
    "reference",
    [
        "file:///etc/own-1.0-py3-none-any.whl",
        "git+https://h.invalid/own",
        "https://h.invalid/own-1-cp39-cp39-win32.whl",
    ],
)
def test_what_micropip_cannot_take_from_a_url_is_a_reason_to_skip_the_version(
    index_server: StartIndex, cache_dir: Path, reference: str
) -> None:
    index = index_server(build_wheel("app", "2.0", requires=[f"own @ {reference}"]), build_wheel("app", "1.0"))
    status, names, text = names_after(index.url, cache_dir, "app")
    assert (status, names) == (0, {"app-1.0-py3-none-any.whl"})
    assert f"own @ {reference}" in text


@pytest.mark.parametrize(
    ("fragment", "words", "reason"),
    [
        (f"#sha512={'0' * 128}", [], "wrong sha512"),
        ("", ["-c", "limits.txt"], "matches <7"),
        ("", ["own @ {}/files/own-8.0-py3-none-any.whl"], "own-8.0-py3-none-any.whl"),
    ],
)
def test_a_url_in_metadata_keeps_to_its_hash_to_constraints_and_to_what_the_user_names(
    index_server: StartIndex, cache_dir: Path, fragment: str, words: list[str], reason: str
) -> None:
    elsewhere = index_server(build_wheel("own", "7.0"), build_wheel("own", "8.0"))
    url = f"{elsewhere.server.url}/files/own-7.0-py3-none-any.whl{fragment}"
    index = index_server(build_wheel("app", requires=[f"own @ {url}"]))
    (limits := cache_dir.parent / "limits.txt").write_text("own<7\n")
    words = [word.format(elsewhere.server.url).replace("limits.txt", str(limits)) for word in words]
    status, names, text = names_after(index.url, cache_dir, "app", *words)
    assert (status, "own-7.0-py3-none-any.whl" in names) == (1, False)
    assert reason in text
