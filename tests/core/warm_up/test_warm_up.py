"""A warm-up fetches what is asked for and all it needs, proves it, and says what could not be had."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.inventory.inventory import Status
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.inventory.read import read_inventory
from support.cli import files_of, run, warm
from support.servers import Serve, StartFaults, StartIndex
from support.wheels import (
    WASM_TAG,
    DistributionFolder,
    build_lock,
    build_wheel,
    write_distribution,
)

LIBRARY = "libopenblas-0.3.31.zip"

#: Ask no index.
ONLY = ("--source", "distribution")


def names(rows: list[dict[str, Any]]) -> set[str]:
    return {row["name"] for row in rows}


def reasons(answer: Any) -> dict[str, str]:
    return {row["requirement"]: row["code"] for row in answer.json["failed"]}


def test_a_preset_is_warmed_up_from_a_folder_with_all_it_needs(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    answer = warm(cache_dir, "--preset", "essential", "--distribution", distribution, *ONLY)
    assert answer.code == 0, answer.err
    expected = {wheel.file_name for wheel in distribution.wheels.values()} | {LIBRARY}
    assert files_of(cache_dir) == expected
    assert {row["file_name"] for row in answer.json["fetched"]} == expected
    for wheel in distribution.wheels.values():
        assert (cache_dir / wheel.file_name).read_bytes() == wheel.data
    assert answer.json["failed"] == answer.json["cached"] == []
    assert answer.json["bytes_fetched"] == sum((cache_dir / name).stat().st_size for name in expected)


def test_a_preset_is_warmed_up_over_http_and_the_second_time_nothing_is_fetched(
    distribution: DistributionFolder, cache_dir: Path, serve: Serve
) -> None:
    server = serve(distribution)
    words = ("--preset", "Essential", "--distribution", server, *ONLY)
    assert warm(cache_dir, *words).code == 0
    first = server.total
    again = warm(cache_dir, *words)
    assert again.code == 0
    assert (len(again.json["cached"]), again.json["fetched"], again.json["bytes_fetched"]) == (13, [], 0)
    assert server.total == first + 1  # the lock file alone
    ledger = open_ledger()
    entries = read_inventory(cache_dir, ledger=ledger).entries
    ledger.close()
    assert {entry.status for entry in entries} == {Status.VERIFIED}


def test_the_second_warm_up_fetches_nothing_even_without_the_ledger(
    distribution: DistributionFolder, cache_dir: Path, home: Path
) -> None:
    words = ("numpy", "--distribution", distribution, *ONLY)
    warm(cache_dir, *words)
    for path in (home / ".cache" / "pyodide-cache").iterdir():
        path.unlink()
    assert len(warm(cache_dir, *words).json["cached"]) == 2


@pytest.mark.parametrize("damage", ["truncated", "altered", "empty", "html"])
def test_a_damaged_cached_file_is_replaced_and_kept_in_the_trash(
    damage: str, distribution: DistributionFolder, cache_dir: Path, trash: Path
) -> None:
    wheel = distribution.wheels["six"]
    cache_dir.mkdir()
    spoiled = {
        "truncated": wheel.data[:100],
        "altered": wheel.data[:50] + b"\xff" + wheel.data[51:],
        "empty": b"",
        "html": b"<!DOCTYPE html>",
    }[damage]
    (cache_dir / wheel.file_name).write_bytes(spoiled)
    answer = warm(cache_dir, "six", "--distribution", distribution, *ONLY)
    assert answer.code == 0, answer.err
    assert [row["replaces"] for row in answer.json["fetched"]] == [True]
    assert (cache_dir / wheel.file_name).read_bytes() == wheel.data
    assert [path.read_bytes() for path in trash.iterdir()] == [spoiled]


def test_a_damaged_file_stays_when_the_right_bytes_cannot_be_had(
    distribution: DistributionFolder, cache_dir: Path, trash: Path
) -> None:
    wheel = distribution.wheels["six"]
    cache_dir.mkdir()
    (cache_dir / wheel.file_name).write_bytes(b"damaged")
    (distribution.path / wheel.file_name).unlink()
    answer = warm(cache_dir, "six", "--distribution", distribution, *ONLY)
    assert answer.code == 1
    assert (cache_dir / wheel.file_name).read_bytes() == b"damaged"
    assert not trash.exists()


def test_a_folder_in_the_place_of_a_file_is_said_and_left_alone(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    inside = cache_dir / distribution.wheels["six"].file_name / "precious.txt"
    inside.parent.mkdir(parents=True)
    inside.write_text("mine")
    answer = warm(cache_dir, "six", "pytz", "--distribution", distribution, *ONLY)
    assert answer.code == 1
    assert reasons(answer) == {"six": "in-the-way"}
    assert inside.read_text() == "mine"
    assert names(answer.json["fetched"]) == {"pytz"}
    assert len(files_of(cache_dir)) == 2


FAULTS = {
    "404": "file-not-found",
    "short-length": "cut-short",
    "short-chunked": "cut-short",
    "reset": "cut-short",
    "500-always": "http-status",
    "redirect-loop": "bad-url",
    "redirect-file": "bad-url",
    "html": "wrong-hash",
    "wrong-bytes": "wrong-hash",
    "empty": "wrong-hash",
    "garbage": "cut-short",
}


@pytest.mark.parametrize(("fault", "code"), FAULTS.items())
def test_a_file_that_cannot_be_had_is_named_with_its_reason_and_others_are_unharmed(
    fault: str,
    code: str,
    distribution: DistributionFolder,
    cache_dir: Path,
    fault_server: StartFaults,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pyodide_cache.net.transfer.ATTEMPTS", 2)
    six = distribution.wheels["six"]
    (distribution.path / six.file_name).unlink()
    server = fault_server({six.file_name: six.data})
    answer = warm(
        cache_dir,
        "six",
        "pytz",
        "--distribution",
        distribution,
        "--files",
        server.at(fault),
        "--source",
        "distribution",
    )
    assert answer.code == 1
    assert reasons(answer) == {"six": code}
    assert answer.json["failed"][0]["reason"]
    assert files_of(cache_dir) == {distribution.wheels["pytz"].file_name}


@pytest.mark.parametrize("fault", ["500-then-ok", "503-retry-after", "reset-then-ok", "gzip", "overlong", "ok"])
def test_a_trouble_that_passes_is_overcome(
    fault: str, distribution: DistributionFolder, cache_dir: Path, fault_server: StartFaults
) -> None:
    six = distribution.wheels["six"]
    (distribution.path / six.file_name).unlink()
    server = fault_server({six.file_name: six.data})
    answer = warm(cache_dir, "six", "--distribution", distribution, "--files", server.at(fault), *ONLY)
    assert answer.code == 0, answer.err
    assert (cache_dir / six.file_name).read_bytes() == six.data
    assert files_of(cache_dir) == {six.file_name}


def test_an_absurd_retry_after_is_not_obeyed_to_the_letter(
    distribution: DistributionFolder, cache_dir: Path, fault_server: StartFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.net.transfer._LONGEST_WAIT", 0.2)
    six = distribution.wheels["six"]
    server = fault_server({six.file_name: six.data})
    server.retry_after = "99999999"
    (distribution.path / six.file_name).unlink()
    answer = warm(
        cache_dir, "six", "--distribution", distribution, "--files", server.at("503-retry-after"),
        *ONLY,
    )  # fmt: skip
    assert answer.code == 0, answer.err


def test_places_for_files_are_tried_in_order(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, serve: Serve
) -> None:
    six, pytz = distribution.wheels["six"], distribution.wheels["pytz"]
    first, second = tmp_path / "first", tmp_path / "second"
    six.write_to(first)
    six.write_to(second)
    pytz.write_to(second)
    servers = serve(first), serve(second)
    answer = warm(
        cache_dir, "six", "pytz", "--distribution", distribution, *ONLY,
        "--files", servers[0], "--files", servers[1],
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert dict(servers[0].requests) == {f"/{six.file_name}": 1, f"/{pytz.file_name}": 1}
    assert dict(servers[1].requests) == {f"/{pytz.file_name}": 1}


def test_a_place_that_has_another_release_s_bytes_is_passed_over(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    six = distribution.wheels["six"]
    other = build_wheel("six", six.version, modules={"six": "OTHER = 1\n"})
    assert other.file_name == six.file_name
    other.write_to(tmp_path / "other-release")
    answer = warm(
        cache_dir, "six", "--distribution", distribution, "--files", tmp_path / "other-release",
        *ONLY,
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert (cache_dir / six.file_name).read_bytes() == six.data


def test_what_the_lock_lacks_comes_from_the_index(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(
        build_wheel("plotly", "6.3.0", requires=["narwhals>=1.15", "six"]),
        build_wheel("plotly", "6.2.0"),
        build_wheel("narwhals", "2.0.0"),
        build_wheel("six", "99.0"),
    )
    answer = warm(cache_dir, "numpy", "plotly", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 0, answer.err
    by_name = {row["name"]: row for row in answer.json["fetched"]}
    assert set(by_name) == {"numpy", "libopenblas", "plotly", "narwhals", "six"}
    assert by_name["plotly"]["version"] == "6.3.0"
    assert by_name["plotly"]["source"] == "index"
    assert by_name["six"]["version"] == "1.17.0"  # the lock comes first
    assert "/simple/numpy/" not in index.requests


@pytest.mark.parametrize("form", ["json", "html", "html-always"])
@pytest.mark.parametrize("metadata", [True, False])
def test_an_index_is_understood_in_every_form(
    form: str, metadata: bool, distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    wheel = build_wheel("plotly", "6.3.0", requires=["narwhals"], payload=200_000)
    index = index_server(wheel, build_wheel("narwhals", "2.0"), form=form, metadata=metadata)
    answer = warm(cache_dir, "plotly", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 0, answer.err
    assert names(answer.json["fetched"]) == {"plotly", "narwhals"}


def test_everything_can_come_from_the_index_alone(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(
        build_wheel("msgpack", "1.1", tag="cp314-cp314-pyemscripten_2026_0_wasm32"),
        build_wheel("msgpack", "1.1", tag="cp314-cp314-manylinux_2_17_x86_64"),
        build_wheel("msgpack", "1.1", tag="cp313-cp313-pyemscripten_2025_0_wasm32"),
        build_wheel("six", "2.0"),
    )
    answer = warm(cache_dir, "msgpack", "six", "--source", "index", "--pyodide", "314.0.7", "--index-url", index.url)
    assert answer.code == 0, answer.err
    assert {row["file_name"] for row in answer.json["fetched"]} == {
        "msgpack-1.1-cp314-cp314-pyemscripten_2026_0_wasm32.whl",
        "six-2.0-py3-none-any.whl",
    }


def test_an_index_without_hashes_gives_unverified_files_that_are_sound(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("plotly", "6.3"), hashes=False)
    words = ("plotly", "--distribution", distribution, "--index-url", index.url)
    assert warm(cache_dir, *words).code == 0
    rows = run("--cache-dir", cache_dir, "list", "--json").json["entries"]
    assert {row["name"]: row["status"] for row in rows if row["name"]} == {"plotly": "unverified"}
    assert names(warm(cache_dir, *words).json["cached"]) == {"plotly"}


def test_a_wrong_hash_of_the_index_is_named_and_leaves_nothing(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    wheel = build_wheel("plotly", "6.3")
    index = index_server(wheel, build_wheel("rich", "14"), wrong_hashes=[wheel.file_name])
    answer = warm(cache_dir, "plotly", "rich", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 1
    assert reasons(answer) == {"plotly": "wrong-hash"}
    assert names(answer.json["fetched"]) == {"rich"}


def test_what_is_no_archive_is_refused_even_when_the_index_vouches_for_it(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    from dataclasses import replace

    bad = replace(build_wheel("plotly", "6.3"), data=b"these bytes are no archive")
    index = index_server(bad, build_wheel("rich", "14"))
    answer = warm(cache_dir, "plotly", "rich", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 1
    assert reasons(answer) == {"plotly": "not-a-zip"}
    assert files_of(cache_dir) == {"rich-14-py3-none-any.whl", "pyodide-lock.json"}


def test_a_requirement_that_nobody_has_is_named_and_others_are_unharmed(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("narwhals"))
    answer = warm(
        cache_dir,
        "six",
        "no-such-thing",
        "!!",
        "pytz>=9999",
        "--distribution",
        distribution,
        "--index-url",
        index.url,
    )
    assert answer.code == 1
    assert reasons(answer) == {
        "no-such-thing": "not-on-index",
        "!!": "bad-requirement",
        "pytz>=9999": "no-matching-version",
    }
    assert names(answer.json["fetched"]) == {"six"}


def test_an_index_out_of_reach_takes_only_what_it_alone_has(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    answer = warm(
        cache_dir,
        "six",
        "plotly",
        "--distribution",
        distribution,
        "--index-url",
        "http://user:secret@127.0.0.1:9/simple",
    )
    assert answer.code == 1
    assert reasons(answer) == {"plotly": "unreachable"}
    assert "--index-url" in answer.json["failed"][0]["reason"]
    assert "secret" not in answer.out + answer.err
    assert names(answer.json["fetched"]) == {"six"}


def test_a_hostile_lock_entry_is_named_and_others_are_unharmed(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    (tmp_path / "x-1.0-py3-none-any.whl").write_bytes(b"outside")

    def spoil(document: Any) -> None:
        for key, file_name in {
            "up": "../x-1.0-py3-none-any.whl",
            "absolute": "/etc/hostname",
            "elsewhere": "https://127.0.0.1/x.whl",
        }.items():
            document["packages"][key] = {**document["packages"]["six"], "name": key, "file_name": file_name}
        document["packages"]["pytz"]["depends"] = ["up"]

    distribution.rewrite(spoil)
    index = index_server()
    for source in (ONLY, ("--index-url", index.url)):
        answer = warm(
            cache_dir, "up", "absolute", "elsewhere", "six", "pytz", "--distribution", distribution, *source
        )
        assert answer.code == 1
        assert reasons(answer) == {
            "up": "unsafe-name",
            "absolute": "unsafe-name",
            "elsewhere": "unsafe-name",
            "pytz": "dependency-unavailable",
        }
        assert "../x-1.0" in {row["requirement"]: row["reason"] for row in answer.json["failed"]}["pytz"]
        assert files_of(cache_dir) == {distribution.wheels["six"].file_name}


def test_requirements_lists_and_presets_add_up(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "needs.txt").write_text("six>=1.5  # compat\n-r other.txt\nno-such-thing\n")
    assert run("lists", "save", "mine", "pytz", "certifi").code == 0
    answer = warm(
        cache_dir, "cycler", "--list", "mine", "-r", tmp_path / "needs.txt",
        "--distribution", distribution, *ONLY,
    )  # fmt: skip
    assert answer.code == 1
    assert names(answer.json["fetched"]) == {"cycler", "pytz", "certifi", "six"}
    assert reasons(answer) == {"-r other.txt": "unsupported-line", "no-such-thing": "not-in-lock"}


def test_a_dry_run_tells_what_would_be_fetched_and_touches_nothing(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    words = ("numpy", "no-such-thing", "--distribution", distribution, *ONLY, "--dry-run")
    answer = warm(cache_dir, *words)
    assert answer.code == 1
    assert names(answer.json["to_fetch"]) == {"numpy", "libopenblas"}
    assert answer.json["bytes_to_fetch"] > 0
    assert not cache_dir.exists()
    text = warm(cache_dir, *words, json_too=False)
    assert "fetch 2 files" in text.out
    assert "no-such-thing" in text.err


def test_an_unpacked_release_of_an_old_generation_is_a_distribution(cache_dir: Path, tmp_path: Path) -> None:
    wheel = build_wheel("regex", "2022.1", tag="cp310-cp310-emscripten_3_1_14_wasm32")
    lock = build_lock([wheel], info={"arch": "wasm32", "platform": "emscripten_3_1_14", "python": "3.10.2"})
    folder = write_distribution(tmp_path / "old", [wheel], lock=lock, lock_name="repodata.json")
    answer = warm(cache_dir, "regex", "--distribution", folder, *ONLY)
    assert answer.code == 0, answer.err
    assert files_of(cache_dir) == {wheel.file_name}


def test_a_lock_without_hashes_gives_sound_archives_only(cache_dir: Path, tmp_path: Path) -> None:
    good, bad = build_wheel("good"), build_wheel("bad")
    folder = write_distribution(tmp_path / "old", [good, bad])

    def forget(document: Any) -> None:
        for row in document["packages"].values():
            del row["sha256"]

    folder.rewrite(forget)
    (folder.path / bad.file_name).write_bytes(b"<html>")
    answer = warm(cache_dir, "good", "bad", "--distribution", folder, *ONLY)
    assert answer.code == 1
    assert reasons(answer) == {"bad": "not-a-zip"}
    assert files_of(cache_dir) == {good.file_name}


@pytest.mark.parametrize(
    ("content", "words"),
    [("{not json", "not valid JSON"), ("{}", "not a Pyodide lock file"), (None, "no lock file in")],
)
def test_a_distribution_without_a_usable_lock_is_said_clearly(
    content: str | None, words: str, cache_dir: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    if content is not None:
        (folder / "pyodide-lock.json").write_text(content)
    answer = warm(cache_dir, "six", "--distribution", folder)
    assert answer.code == 1
    assert answer.out == ""
    assert words in answer.err
    assert not cache_dir.exists()


@pytest.mark.parametrize(
    "text", ["/no/such/folder", "ftp://127.0.0.1/x", "http://[broken", "http://u:secret@127.0.0.1:9/"]
)
def test_a_distribution_that_is_not_there_is_said_clearly(text: str, cache_dir: Path) -> None:
    answer = warm(cache_dir, "six", "--distribution", text)
    assert answer.code == 1
    assert answer.out == ""
    assert answer.err.startswith("Error: ")
    assert "Traceback" not in answer.err
    assert "secret" not in answer.err


def test_a_release_s_lock_file_that_is_shipped_needs_no_network(
    cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    answer = warm(cache_dir, "six", "--pyodide", "314.0.7", "--distribution", files, *ONLY)
    assert reasons(answer) == {"six": "file-not-found"}
    assert answer.json["pyodide"] == "314.0.7"


def test_an_index_wheel_is_entered_in_a_lock_file_of_the_directory(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    plotly = build_wheel("plotly", "6.3.0", requires=["Narwhals", "six"], modules=["plotly", "_plotly_utils"])
    narwhals = build_wheel("narwhals", "2.0.0")
    index = index_server(plotly, narwhals)
    answer = warm(cache_dir, "plotly", "--distribution", distribution, "--index-url", index.url)
    path = cache_dir / "pyodide-lock.json"
    assert answer.json["lock_file"] == str(path)
    lock = json.loads(path.read_text())
    assert lock["info"] == distribution.lock["info"]
    assert set(lock["packages"]) == {*distribution.lock["packages"], "plotly", "narwhals"}
    assert lock["packages"]["plotly"] == {
        "name": "plotly",
        "version": "6.3.0",
        "file_name": plotly.file_name,
        "install_dir": "site",
        "sha256": plotly.sha256,
        "package_type": "package",
        "imports": ["_plotly_utils", "plotly"],
        "depends": ["narwhals", "six"],
        "unvendored_tests": False,
    }
    # The directory is itself a distribution now.
    other = cache_dir.with_name("other")
    again = warm(other, "plotly", "--distribution", cache_dir, *ONLY)
    assert again.code == 0, again.err
    assert names(again.json["fetched"]) == {"plotly", "narwhals", "six"}


def test_a_lock_file_of_the_directory_grows_and_shrinks_with_its_files(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("plotly", "6.3.0"), build_wheel("rich", "14.0"))
    for name in ("plotly", "rich"):
        warm(cache_dir, name, "--distribution", distribution, "--index-url", index.url)
    path = cache_dir / "pyodide-lock.json"
    assert {"plotly", "rich"} <= set(json.loads(path.read_text())["packages"])
    assert run("--cache-dir", cache_dir, "clear", "--yes", "--delete").code == 0
    assert not path.exists()


def test_a_foreign_lock_file_in_the_directory_is_never_overwritten(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    cache_dir.mkdir()
    foreign = {
        "pyodide-lock.json": json.dumps(distribution.lock),
        "pyodide-lock-2026_0.json": '{"somebody": "else"}',
    }
    for name, text in foreign.items():
        (cache_dir / name).write_text(text)
    index = index_server(build_wheel("plotly", "6.3.0"))
    words = ("plotly", "--distribution", distribution, "--index-url", index.url)
    first = warm(cache_dir, *words)
    assert first.code == 0, first.err
    for name, text in foreign.items():
        assert (cache_dir / name).read_text() == text
    own = Path(first.json["lock_file"])
    assert own.parent == cache_dir
    assert "plotly" in json.loads(own.read_text())["packages"]
    assert warm(cache_dir, *words).json["lock_file"] == str(own)
    run("--cache-dir", cache_dir, "clear", "--yes")
    assert files_of(cache_dir) == set(foreign)


def test_a_hostile_abi_version_names_no_file_elsewhere(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    distribution.rewrite(lambda document: document["info"].update(abi_version="/../../escaped"))
    cache_dir.mkdir()
    (cache_dir / "pyodide-lock.json").write_text("{}")
    before = files_of(tmp_path)
    index = index_server(build_wheel("plotly", "6.3.0"))
    warm(cache_dir, "plotly", "--distribution", distribution, "--index-url", index.url)
    assert files_of(tmp_path) == before
    assert all(path.is_file() for path in cache_dir.iterdir())


def test_wasm_wheels_of_another_line_suggest_that_line_s_release(cache_dir: Path, tmp_path: Path) -> None:
    build_wheel("numpy", "2.2", tag="cp313-cp313-pyodide_2025_0_wasm32").write_to(cache_dir)
    answer = warm(cache_dir, "no-such-thing", *ONLY, "--dry-run")
    assert answer.json["pyodide"] == "0.29.5"


def test_wheels_of_the_wrong_runtime_are_not_taken(cache_dir: Path, index_server: StartIndex) -> None:
    index = index_server(build_wheel("msgpack", "1.1", tag=WASM_TAG))
    answer = warm(cache_dir, "msgpack", "--source", "index", "--pyodide", "0.29.5", "--index-url", index.url)
    assert reasons(answer) == {"msgpack": "no-compatible-wheel"}
    assert "Python 3.13" in answer.json["failed"][0]["reason"]
