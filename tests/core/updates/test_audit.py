from __future__ import annotations

import json
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.cache import Cache
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.net.indexes import urls
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.settings.settings import Settings
from pyodide_cache.updates.audit import Audit, Recall
from support.servers import IndexServer, StartIndex
from support.wheels import Wheel, build_lock, build_wheel

GHSA = {
    "id": "GHSA-demo",
    "aliases": ["CVE-2026-1"],
    "summary": "Reads too much",
    "fixed_in": ["1.1"],
    "link": "https://example.org/GHSA-demo",
    "withdrawn": None,
}
WITHDRAWN = {**GHSA, "id": "GHSA-other", "withdrawn": "2026-01-01T00:00:00Z"}


def warm(folder: Path, index: IndexServer, *wheels: Wheel) -> None:
    with Cache(folder, pyodide="314.0.7", index_url=index.url) as cache:
        report = cache.execute(cache.plan_warm_up([f"{wheel.name}=={wheel.version}" for wheel in wheels]))
    assert not report.failed


def audit(folder: Path, index: IndexServer, *ignored: str, settings: Settings | None = None) -> Audit:
    with Cache(folder, pyodide="314.0.7", index_url=index.url, settings=settings) as cache:
        return cache.updates.audit(ignored=ignored)


def kinds(found: Audit) -> list[tuple[str, str]]:
    return [(item.recall.value, item.name) for item in found.findings]


def test_what_happened_upstream_since_a_warm_up_is_found(cache_dir: Path, index_server: StartIndex) -> None:
    wheels = {name: build_wheel(name) for name in ("yanked", "removed", "gone", "changed", "fine", "hurt")}
    index = index_server(*wheels.values(), advisories={})
    warm(cache_dir, index, *wheels.values())
    assert audit(cache_dir, index).findings == ()
    index.yanked.add(wheels["yanked"].file_name)
    index.wheels.remove(wheels["removed"])
    index.wheels.append(build_wheel("removed", "2.0"))
    index.wheels.remove(wheels["gone"])
    index.wheels.remove(wheels["changed"])
    index.wheels.append(build_wheel("changed", modules=["another"]))
    index.advisories = {"hurt/1.0": [GHSA, WITHDRAWN]}
    found = audit(cache_dir, index)
    assert kinds(found) == [
        ("vulnerable", "hurt"),
        ("yanked", "yanked"),
        ("removed", "gone"),
        ("removed", "removed"),
        ("changed", "changed"),
    ]
    assert found.findings[0].ids == ("GHSA-demo", "CVE-2026-1")
    assert found.findings[0].fixed_in == ("1.1",)
    assert found.findings[1].reason == "broken"
    assert not found.problems


@pytest.mark.parametrize("ignored", ["hurt", "cve-2026-1", "GHSA-demo"])
def test_what_is_ignored_is_not_reported(cache_dir: Path, index_server: StartIndex, ignored: str) -> None:
    index = index_server(build_wheel("hurt"), advisories={"hurt/1.0": [GHSA]})
    warm(cache_dir, index, build_wheel("hurt"))
    assert kinds(audit(cache_dir, index)) == [("vulnerable", "hurt")]
    assert audit(cache_dir, index, ignored).findings == ()


def test_an_index_without_json_api_is_named_and_the_rest_is_checked(
    cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("bad"))
    warm(cache_dir, index, build_wheel("bad"))
    index.yanked.add(build_wheel("bad").file_name)
    found = audit(cache_dir, index)
    assert kinds(found) == [("yanked", "bad")]
    assert found.without_advisories == (index.url,)


def test_an_index_of_plain_html_tells_of_yanks(cache_dir: Path, index_server: StartIndex) -> None:
    index = index_server(build_wheel("bad"), form="html-always")
    warm(cache_dir, index, build_wheel("bad"))
    index.yanked.add(build_wheel("bad").file_name)
    (finding,) = audit(cache_dir, index).findings
    assert (finding.recall, finding.reason) == (Recall.YANKED, "broken")


def test_an_official_build_is_vulnerable_with_its_version(cache_dir: Path, index_server: StartIndex) -> None:
    package = shipped_lock("314.0.7").packages["lxml"]
    cache_dir.mkdir()
    (cache_dir / package.file_name).write_bytes(b"PK")
    source = build_wheel("lxml", package.version, tag="cp314-cp314-manylinux_2_17_x86_64")
    index = index_server(source, yanked=[source.file_name], advisories={f"lxml/{package.version}": [GHSA]})
    assert kinds(audit(cache_dir, index)) == [("vulnerable", "lxml"), ("yanked", "lxml")]


def test_a_wheel_of_ones_own_is_not_removed_upstream(cache_dir: Path, index_server: StartIndex) -> None:
    build_wheel("mine").write_to(cache_dir)
    build_wheel("shared", "7.0").write_to(cache_dir)
    found = audit(cache_dir, index_server(build_wheel("shared", "1.0")))
    assert found.findings == ()
    assert found.unpublished == ("mine", "shared")


def test_modules_of_python_are_not_compared_with_projects_of_their_name(
    cache_dir: Path, index_server: StartIndex
) -> None:
    package = shipped_lock("0.29.5").packages["sqlite3"]
    cache_dir.mkdir()
    (cache_dir / package.file_name).write_bytes(b"PK")
    index = index_server(build_wheel("sqlite3", package.version), advisories={f"sqlite3/{package.version}": [GHSA]})
    assert audit(cache_dir, index).checked == 0


def test_modules_in_the_lock_file_of_a_distribution_are_not_either(
    cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    wheel = build_wheel("mine")
    lock = build_lock([wheel])
    lock["packages"]["mine"]["package_type"] = "cpython_module"
    (tmp_path / "pyodide-lock.json").write_text(json.dumps(lock))
    wheel.write_to(cache_dir)
    index = index_server(wheel, advisories={"mine/1.0": [GHSA]})
    with Cache(cache_dir, distribution=str(tmp_path), index_url=index.url) as cache:
        assert cache.updates.audit().checked == 0


def test_an_index_that_does_not_answer_is_a_problem_of_each_package(
    cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("one"))
    warm(cache_dir, index, build_wheel("one"))
    index.broken.add("one")
    found = audit(cache_dir, without_pages(index))
    assert [name for name, _ in found.problems] == ["one"]


def without_pages(index: IndexServer) -> IndexServer:
    """Forget the pages that were kept."""
    shutil.rmtree(AppPath.DOCUMENTS.path)
    return index


def test_without_a_network_nothing_is_claimed(cache_dir: Path) -> None:
    with Cache(cache_dir, offline=True) as cache, pytest.raises(Problem) as caught:
        cache.updates.audit()
    assert caught.value.code is Code.NEEDS_NETWORK


def test_the_cool_down_holds_young_versions_back_and_reports_cached_ones(
    cache_dir: Path, index_server: StartIndex
) -> None:
    old, young = build_wheel("demo", "1.0"), build_wheel("demo", "2.0")
    times = {
        old.file_name: "2020-01-01T00:00:00Z",
        young.file_name: datetime.fromtimestamp(time.time() - 86_400, UTC).isoformat(),
    }
    index = index_server(old, young, uploaded=times)
    careful = replace(Settings(), cool_down_days=7)
    with Cache(cache_dir, pyodide="314.0.7", index_url=index.url, settings=careful) as cache:
        plan = cache.plan_warm_up(["demo"])
        assert [item.version for item in plan.fetch] == ["1.0"]
        assert [note.facts["names"] for note in plan.notes if note.code is Code.TOO_YOUNG] == ["demo"]
        assert cache.plan_warm_up(["demo==2.0"]).failures
    warm(cache_dir, index, young)
    assert kinds(audit(cache_dir, index, settings=careful)) == [("young", "demo")]
    assert audit(cache_dir, index).findings == ()


def test_osv_data_is_read_instead_of_asking_the_index_also_offline(
    cache_dir: Path, tmp_path: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("hurt"), advisories={})
    warm(cache_dir, index, build_wheel("hurt"))
    events = [{"introduced": "0"}, {"fixed": "1.1"}]
    affected = {"package": {"ecosystem": "PyPI", "name": "hurt"}, "ranges": [{"type": "ECOSYSTEM", "events": events}]}
    osv = tmp_path / "GHSA-demo.json"
    osv.write_text(json.dumps({"id": "GHSA-demo", "affected": [affected]}))
    index.yanked.add(build_wheel("hurt").file_name)
    with Cache(cache_dir, pyodide="314.0.7", index_url=index.url) as cache:
        found = cache.updates.audit(osv=osv)
    assert kinds(found) == [("vulnerable", "hurt"), ("yanked", "hurt")]
    assert found.findings[0].fixed_in == ("1.1",)
    assert found.without_advisories == ()
    with Cache(cache_dir, pyodide="314.0.7", offline=True) as cache:
        found = cache.updates.audit(osv=osv)
    assert (kinds(found), found.checked) == ([("vulnerable", "hurt")], 1)
    assert found.osv
    assert found.osv.advisories == 1


def test_a_package_for_which_the_index_did_not_answer_does_not_count(
    cache_dir: Path, index_server: StartIndex
) -> None:
    one = build_wheel("one")
    index = index_server(one, advisories={})
    warm(cache_dir, index, one)
    index.stop()  # its pages are kept, but no advisories were
    found = audit(cache_dir, index)
    assert (found.checked, [name for name, _ in found.problems]) == (0, ["one"])


def test_i23_the_public_index_does_not_learn_of_packages_of_another(
    cache_dir: Path, index_server: StartIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    private, public = index_server(build_wheel("secret")), index_server(build_wheel("demo"))
    public.url = public.url.replace("127.0.0.1", "localhost")
    monkeypatch.setattr(urls, "_public_index", lambda: [IndexPlace(public.url)])
    warm(cache_dir, private, build_wheel("secret"))
    warm(cache_dir, public, build_wheel("demo"))
    public.requests.clear()
    found = audit(cache_dir, public)
    (note,) = found.not_asked
    assert (note.facts["names"], note.facts["index"], found.checked) == ("secret", private.url, 1)
    with Cache(cache_dir, pyodide="314.0.7", index_url=public.url) as cache:
        problems = cache.updates.outdated().problems
    assert "secret" in [problem.facts.get("names") for _, problem in problems]
    assert not [path for path in public.requests if "secret" in path]
    assert audit(cache_dir, private).not_asked == ()
