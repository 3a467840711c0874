"""Requests, bytes and money of a team cache for many users, on paper.

``python tests/benchmarks/team_scale.py --users 100000`` walks through a month: each pull asks for the channel (2
requests), and for what changed since the last pull. Prices are arguments, since providers change them.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Month:
    """What a month costs a team.

    Attributes:
        requests: of all users.
        gigabytes: that leave the storage.
        dollars: for both.

    """

    requests: int
    gigabytes: float
    dollars: float


def month(options: argparse.Namespace, *, hit_rate: float = 0.0) -> Month:
    """Return the figures for a month; ``hit_rate`` is the share that a CDN in front answers itself."""
    changed = options.files * options.changed
    first = options.users * options.new
    updated = (options.users - first) * changed * options.updates
    files = first * options.files + updated
    pulls = options.users * options.pulls
    requests = (2 * pulls + files) * (1 - hit_rate)
    gigabytes = (files - updated * (1 - options.delta)) * options.file_kb / 1e6 * (1 - hit_rate)
    dollars = requests / 1000 * options.per_thousand + gigabytes * options.per_gigabyte
    return Month(round(requests), gigabytes, dollars)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default, about in (
        ("users", 100_000, "that pull from it"),
        ("files", 60, "of a channel"),
        ("file-kb", 1000, "the mean size of a file"),
        ("pulls", 20, "of each user in a month"),
        ("new", 1.0, "the share of users without a cache, such as CI jobs or new machines"),
        ("updates", 2, "of a channel in a month"),
        ("changed", 0.05, "the share of files that an update changes"),
        ("delta", 0.05, "the part of a file that an update of it transfers, in the rows with deltas"),
        ("per-thousand", 0.0004, "dollars for 1,000 GET requests"),
        ("per-gigabyte", 0.085, "dollars for a gigabyte that leaves the storage"),
    ):
        parser.add_argument(f"--{name}", type=type(default), default=default, help=f"{about}; default: {default}")
    options = parser.parse_args()
    lines = [f"{'':34}{'requests':>14}{'TB':>9}{'dollars':>10}"]
    for title, share, delta, rate in (
        ("everybody starts empty", options.new, 1.0, 0.0),
        ("a tenth starts empty, rest updates", 0.1, 1.0, 0.0),
        ("the same, updates are deltas", 0.1, options.delta, 0.0),
        ("the same, a CDN answers 95 %", 0.1, options.delta, 0.95),
    ):
        found = month(argparse.Namespace(**{**vars(options), "new": share, "delta": delta}), hit_rate=rate)
        lines.append(f"{title:34}{found.requests:>14,}{found.gigabytes / 1000:>9.2f}{found.dollars:>10.2f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
