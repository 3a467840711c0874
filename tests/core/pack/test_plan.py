from __future__ import annotations

import pytest

from pyodide_cache.pack.plan import Count, plan_pack, total_of
from pyodide_cache.pack.settings import DEFAULT, PackSettings, Strategy
from support.packs import USED


def test_an_archive_of_libraries_that_nothing_loads_is_dropped() -> None:
    plan = plan_pack(USED, PackSettings())
    assert {item.archive.name for item in plan.archives if item.is_dropped} == {"libstars", "libmoon"}
    assert plan.after.files == 5 + 2
    assert plan.before.bytes == 1000 + 500 + 300 + 2000


def test_without_strategies_everything_is_kept() -> None:
    plan = plan_pack(USED, PackSettings(strategies=frozenset()))
    assert plan.after.files == plan.before.files
    assert plan.dropped() == frozenset()


@pytest.mark.parametrize("strategy", sorted(DEFAULT - {Strategy.RECOMPRESS}))
def test_a_strategy_that_is_not_selected_drops_nothing(strategy: Strategy) -> None:
    def strategies_at_work(settings: PackSettings) -> set[str]:
        plan = plan_pack(USED, settings)
        return {str(strategy) for archive in plan.archives for strategy in archive.dropped.values()}

    assert strategy not in strategies_at_work(PackSettings(strategies=DEFAULT - {strategy}))
    assert strategies_at_work(PackSettings(strategies=frozenset({strategy}))) == {strategy}


def test_missed_members_are_part_of_the_plan() -> None:
    missed = ("sky", "sky/deep/far.py")
    plan = plan_pack(USED, PackSettings(), [missed])
    assert missed not in plan.dropped()
    assert missed in plan_pack(USED, PackSettings()).dropped()


def test_the_total_is_the_sum_of_all_counts() -> None:
    assert total_of([Count(1, 1, 0, 10), Count(2, 0, 1, 20)]) == Count(3, 1, 1, 30)
    assert total_of([]) == Count(0, 0, 0, 0)
