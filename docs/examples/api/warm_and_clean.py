"""Warm up a cache directory, verify it, remove a package, and undo that.

Usage: python warm_and_clean.py DIRECTORY DISTRIBUTION PACKAGE...
"""

from __future__ import annotations

import sys

from pyodide_cache import Cache, Finished, ItemDone, ItemFailed, explain


def main(directory: str, distribution: str, *packages: str) -> int:
    with Cache(directory, distribution=distribution, source="distribution") as cache:
        plan = cache.plan_warm_up(packages)
        print(f"{len(plan.cached)} cached, {len(plan.fetch)} to download")
        for failure in plan.failures:
            print(f"{failure.name}: {explain(failure.problem)}")
        for event in cache.run(plan):
            match event:
                case ItemDone(name, size):
                    print(f"{name}: {size} bytes")
                case ItemFailed(name, problem):
                    print(f"{name}: {explain(problem)}")
                case Finished(report):
                    print(f"{len(report.fetched)} downloaded, {len(report.failed)} failed")

        verified = cache.execute(cache.plan_verify())
        print("verified:", ", ".join(f"{count} {status}" for status, count in verified.counts.items()))

        for check in cache.check(packages):
            print(f"{check.requirement}: {'cached' if check.is_cached else 'not cached'}")

        cleanup = cache.plan_prune(["older-than=0d"])
        removed = cache.execute(cleanup)
        print(f"files moved to the trash: {len(removed.removed)}; packages left: {len(cache.inventory().packages)}")

        restored = cache.undo()
        print(f"files restored: {len(restored.restored)}; packages: {len(cache.inventory().packages)}")
        return 1 if plan.failures or removed.failed or restored.failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
