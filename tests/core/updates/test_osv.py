from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.updates.osv import OsvData

DEMO = canonicalize_name("demo")


def advisory(*events: dict[str, str], name: str = "Demo", ecosystem: str = "PyPI", **more: Any) -> dict[str, Any]:
    affected = {
        "package": {"ecosystem": ecosystem, "name": name},
        "ranges": [{"type": "ECOSYSTEM", "events": list(events)}, {"type": "GIT", "events": [{"introduced": "0"}]}],
        "versions": more.pop("versions", []),
    }
    return {
        "id": "GHSA-1",
        "summary": "Reads too much",
        "modified": "2026-11-02T03:04:05Z",
        "affected": [affected],
        **more,
    }


def read(path: Path, *documents: Any) -> OsvData:
    path.write_text(json.dumps(documents[0] if len(documents) == 1 else list(documents)))
    return OsvData(path, {DEMO}, Cancel())


def affected(data: OsvData, *versions: str) -> list[bool]:
    return [bool(data.vulnerabilities(DEMO, Version(version))) for version in versions]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([{"introduced": "0"}, {"fixed": "1.10"}], [True, True, False, False]),
        ([{"fixed": "2.0"}, {"introduced": "1.10"}], [False, False, True, False]),
        ([{"introduced": "0"}, {"last_affected": "1.9"}], [True, True, False, False]),
        ([{"introduced": "0"}, {"fixed": "1.9"}, {"introduced": "2.0"}], [True, False, False, True]),
        ([{"introduced": "no version"}], [False, False, False, False]),
    ],
)
def test_a_version_is_affected_as_the_ranges_say(
    tmp_path: Path, events: list[dict[str, str]], expected: list[bool]
) -> None:
    assert affected(read(tmp_path / "a.json", advisory(*events)), "1.0", "1.9", "1.10", "2.0") == expected


def test_listed_versions_are_affected_however_they_are_spelled(tmp_path: Path) -> None:
    assert affected(read(tmp_path / "a.json", advisory(versions=["1.0.0"])), "1.0", "1.1") == [True, False]


def test_other_packages_ecosystems_and_withdrawn_advisories_do_not_count(tmp_path: Path) -> None:
    everything = {"introduced": "0"}
    data = read(
        tmp_path / "a.json",
        advisory(everything, name="other"),
        advisory(everything, ecosystem="npm"),
        advisory(everything, withdrawn="2026-01-01T00:00:00Z"),
    )
    assert affected(data, "1.0") == [False]
    assert (data.count, data.newest) == (2, "2026-11-02")


def test_advisories_of_two_databases_about_one_vulnerability_are_one(tmp_path: Path) -> None:
    events = [{"introduced": "0"}, {"fixed": "1.1"}]
    second = advisory(*events, id="PYSEC-1", aliases=["CVE-1", "GHSA-1"], summary="", details="More\nlines")
    link = {"type": "WEB", "url": "https://example.org/1"}
    (found,) = read(tmp_path / "a.json", advisory(*events, references=[link]), second).vulnerabilities(
        DEMO, Version("1.0")
    )
    assert found.ids == ("GHSA-1", "PYSEC-1", "CVE-1")
    assert (found.summary, found.fixed_in, found.link) == ("Reads too much", ("1.1",), "https://example.org/1")


def test_fixes_in_lower_versions_are_no_help(tmp_path: Path) -> None:
    events = [{"introduced": "0"}, {"fixed": "1.1"}, {"introduced": "2.0"}, {"fixed": "2.3"}]
    (found,) = read(tmp_path / "a.json", advisory(*events)).vulnerabilities(DEMO, Version("2.1"))
    assert found.fixed_in == ("2.3",)


def test_a_zip_a_folder_and_the_answer_of_the_api_say_the_same(tmp_path: Path) -> None:
    document = json.dumps(advisory({"introduced": "0"}))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("GHSA-1.json", document)
        archive.writestr("README.md", "no JSON")
    folder = tmp_path / "folder" / "2026"
    folder.mkdir(parents=True)
    (folder / "GHSA-1.json").write_text(document)
    (folder / "broken.json").write_text('{"ecosystem": "PyPI"')
    (tmp_path / "answer.json").write_text(f'{{"vulns": [{document}]}}')
    for name, unread in (("all.zip", 0), ("folder", 1), ("answer.json", 0)):
        data = OsvData(tmp_path / name, {DEMO}, Cancel())
        assert affected(data, "1.0") == [True]
        assert (data.count, data.unread) == (1, unread)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"vulns": 3}', '["PyPI"]', '{"affected": [{"package": "PyPI"}]}', "<html>"]
)
def test_what_is_no_osv_data_is_a_problem(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(Problem) as caught:
        OsvData(tmp_path / "a.json", {DEMO}, Cancel())
    assert caught.value.code is Code.NO_ADVISORIES


def test_a_damaged_zip_is_a_problem_and_not_a_copy_without_findings(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.json", json.dumps(advisory({"introduced": "0"})))
    data = bytearray((tmp_path / "all.zip").read_bytes())
    data[100] ^= 1
    (tmp_path / "all.zip").write_bytes(data)
    with pytest.raises(Problem) as caught:
        OsvData(tmp_path / "all.zip", {DEMO}, Cancel())
    assert caught.value.code is Code.UNREADABLE_FILE
