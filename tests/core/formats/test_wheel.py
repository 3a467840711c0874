"""The metadata of a wheel is read leniently for display, and strictly for what it requires."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.wheel import (
    metadata_head,
    parse_metadata,
    read_metadata,
    requirements_of,
    wheel_record,
)
from support.scaling import is_linear
from support.wheels import build_wheel, build_zip


def metadata(*lines: str) -> bytes:
    return "\n".join(["Name: x", *lines]).encode()


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["License-Expression: MIT OR Apache-2.0", "License: old"], "MIT OR Apache-2.0"),
        (["License: BSD 3-Clause", "Classifier: License :: OSI Approved :: MIT License"], "BSD 3-Clause"),
        (["License: UNKNOWN", "Classifier: License :: OSI Approved :: MIT License"], "MIT License"),
        (["License: The Zlib License", "        ", f"        {'Permission is granted. ' * 9}"], "The Zlib License"),
        (["Classifier: License :: OSI Approved"], ""),
        ([], ""),
    ],
)
def test_the_license_is_the_expression_or_its_name_and_never_its_whole_text(lines: list[str], text: str) -> None:
    assert parse_metadata(metadata(*lines), "x").license == text


def test_only_web_addresses_are_home_pages() -> None:
    head = metadata(
        *("Version: 1.0", "Summary: does  things", "Author-email: Ada <ada@example.org>, bob@example.org"),
        *("Home-page: javascript:alert(1)", "Project-URL: Docs, https://docs.example", "Requires-Python: >=3.9"),
        "Project-URL: Repository, https://code.example/x",
    )
    found = parse_metadata(head, "x")
    assert (found.summary, found.author) == ("does things", "Ada, bob@example.org")
    assert (found.home_page, found.requires_python) == ("https://code.example/x", ">=3.9")


def test_a_description_is_not_read_and_other_encodings_cost_a_few_characters() -> None:
    lines = (
        b"Name: x",
        b"Summary: caf\xe9",
        b"Requires-Dist: six >=1 ;",
        b"  python_version>'3'",
        b"",
        b"Summary: no",
    )
    found = parse_metadata(b"\r\n".join(lines), "x")
    assert found.summary == "caf\ufffd"
    assert found.requires == ("six >=1 ; python_version>'3'",)


def test_requirements_are_parsed_strictly() -> None:
    found = parse_metadata(metadata("Requires-Dist: six>=1", "Requires-Dist: b[extra]", "Provides-Extra: tests"), "x")
    assert [str(item) for item in requirements_of(found, "x")] == ["six>=1", "b[extra]"]
    assert found.extras == ("tests",)
    bad = parse_metadata(metadata("Requires-Dist: >>> what"), "x")
    with pytest.raises(Problem) as caught:
        requirements_of(bad, "x.whl")
    assert (caught.value.code, caught.value.facts["source"]) == (Code.BAD_METADATA, "x.whl")


@pytest.mark.parametrize("data", [b"Version: 1.0\n", b"", metadata("Summary: " + "x" * 2**20)])
def test_metadata_without_a_name_or_out_of_proportion_is_a_problem(data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        parse_metadata(data, "x")
    assert caught.value.code is Code.BAD_METADATA


def test_a_long_field_is_cut() -> None:
    assert parse_metadata(metadata("Summary: " + "word " * 1000), "x").summary.endswith("…")


def test_the_metadata_is_found_in_a_wheel() -> None:
    wheel = build_wheel("six", "1.17.0", requires=["pytz"])
    head = read_metadata(io.BytesIO(wheel.data), "six")
    assert parse_metadata(head, "six").requires == ("pytz",)


def archive_of(name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(name, data)
    return out


@pytest.mark.parametrize(
    ("archive", "code"),
    [
        (io.BytesIO(b"<html>"), Code.NOT_A_ZIP),
        (archive_of("x/METADATA", b"Name: x"), Code.BAD_METADATA),
        (archive_of("x-1.dist-info/METADATA", b"Name: x\n" + b"#" * 17 * 2**20), Code.BAD_METADATA),
        (archive_of("x-1.dist-info/METADATA", bytes(17 * 2**20), zipfile.ZIP_BZIP2), Code.BAD_METADATA),
    ],
)
def test_a_wheel_without_readable_metadata_is_a_problem(archive: io.BytesIO, code: Code) -> None:
    with pytest.raises(Problem) as caught:
        read_metadata(archive, "x.whl")
    assert caught.value.code is code


def test_an_archive_without_metadata_has_no_head() -> None:
    with zipfile.ZipFile(archive_of("a.py", b"")) as archive:
        assert metadata_head(archive, "x") is None


def test_a_record_has_the_hash_of_every_member() -> None:
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"1").digest()).rstrip(b"=").decode()
    record = wheel_record({"b,c": b"1", "a": b"1"}, "x.dist-info/RECORD").decode()
    assert record == f'a,sha256={digest},1\n"b,c",sha256={digest},1\nx.dist-info/RECORD,,\n'


def test_i25_of_two_dist_info_folders_that_of_the_file_name_counts() -> None:
    members = {
        "two-0.9.dist-info/METADATA": b"Metadata-Version: 2.1\nName: two\nVersion: 0.9\n",
        "two-1.0.dist-info/METADATA": b"Metadata-Version: 2.1\nName: two\nVersion: 1.0\n",
    }
    head = read_metadata(io.BytesIO(build_zip(members)), "two-1.0-py3-none-any.whl")
    assert b"Version: 1.0" in head


@given(
    st.lists(
        st.sampled_from(
            ["a", ">=1", " ; ", "extra == 'x'", "(", ")", "[", "]", "@", "\n", "\r", " ", ",", "\u00e9", "<2.*"]
        )
    )
)
def test_i6_any_requirement_in_metadata_is_read_or_is_a_problem(parts: list[str]) -> None:
    data = ("Metadata-Version: 2.1\nName: a\nVersion: 1\nRequires-Dist: " + "".join(parts)).encode()
    with contextlib.suppress(Problem):
        found = requirements_of(parse_metadata(data, "a.whl"), "a.whl")
        assert all(Requirement(str(item)) == item for item in found)


def test_i6_a_long_description_is_no_reason_to_refuse_metadata() -> None:
    long = metadata("Name: demo", "Version: 1.0", "Requires-Dist: six", "", *["text"] * 1_100_000)
    assert len(long) > 5_000_000
    assert requirements_of(parse_metadata(long, "demo"), "demo") == (Requirement("six"),)
    wheel = build_zip({"demo-1.0.dist-info/METADATA": long})
    assert read_metadata(io.BytesIO(wheel), "demo-1.0-py3-none-any.whl").startswith(b"Name: x")


def test_i6_many_requirements_are_read_one_by_one() -> None:
    def work(size: int) -> None:
        lines = [f"Requires-Dist: dep{number}>=1" for number in range(size)]
        assert (
            len(requirements_of(parse_metadata(metadata("Name: demo", "Version: 1.0", *lines), "demo"), "d")) == size
        )

    assert is_linear(work, 200)
