from __future__ import annotations

from pathlib import Path

from pyodide_cache import Cache
from pyodide_cache.base.problems import Code
from pyodide_cache.team.selection import files_to_push
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel


def test_only_what_somebody_publishes_is_pushed_with_what_it_needs(
    distribution: DistributionFolder, index_server: StartIndex, cache_dir: Path
) -> None:
    index = index_server(build_wheel("from-index", requires=["six"]))
    with Cache(cache_dir, distribution=str(distribution), index_url=index.url) as cache:
        assert cache.execute(cache.plan_warm_up(["from-index", "decorator"])).failed == ()
        build_wheel("own").write_to(cache_dir)
        (cache_dir / "bad-1.0-py3-none-any.whl").write_bytes(b"bad")
        cache.execute(cache.plan_verify())
        files, failures = files_to_push(cache_dir, cache.inventory().packages, cache.local_locks())
    found = {item.file.name: (item.file.origin, item.file.depends) for item in files}
    assert found == {"from-index": ("index", ("six",)), "six": ("lock", ()), "decorator": ("lock", ())}
    codes = {failure.requirement.partition("-")[0]: failure.problem.code for failure in failures}
    assert codes == {"own": Code.NOT_PROVEN, "bad": Code.NOT_A_ZIP}
