from __future__ import annotations

from pyodide_cache.base.record import replace
from pyodide_cache.settings.releases import releases, shipped_lock
from pyodide_cache.updates.diff import side_of_lock
from pyodide_cache.updates.outdated import forecast, newer_shipped


def test_newer_releases_are_stable_and_in_order() -> None:
    assert newer_shipped("0.28.3")[:3] == ("0.29.0", "0.29.1", "0.29.2")
    prereleases = {release.version for release in releases() if release.is_prerelease}
    assert not prereleases & set(newer_shipped("0.25.0"))
    assert newer_shipped(newer_shipped("0.25.0")[-1]) == ()


def test_only_packages_of_the_current_release_are_forecast() -> None:
    lock = side_of_lock(shipped_lock("314.0.6"), "")
    cached = replace(lock, items={"lxml": lock.items["lxml"], "own": replace(lock.items["lxml"], name="own")})
    found = forecast(cached, "314.0.6", "314.0.7", {"lxml": ["x"]})
    assert found.diff is not None
    assert found.diff.affected == ("lxml",)
    assert found.users == {}  # it is not gone
