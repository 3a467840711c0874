"""Take times, in turns, and print them as a table.

A machine that does other things too delays some programs more than others. So what is compared runs in turns, the
median of the ratios counts, and CPU time, which others hardly change, stands beside the time that passes.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import truediv
from pathlib import Path
from statistics import median
from typing import Self

HERE = Path(__file__).parent
_SECONDS = 600


class Seconds(float):
    """Seconds that passed; ``cpu`` are those on the processors, of this process and of its children."""

    cpu: float

    def __new__(cls, passed: float, cpu: float) -> Self:
        """Make it."""
        made = super().__new__(cls, passed)
        made.cpu = cpu
        return made

    def __add__(self, other: float) -> Seconds:
        """Return the sum of both times."""
        return Seconds(float(self) + other, self.cpu + (other.cpu if isinstance(other, Seconds) else 0.0))


def stopwatch() -> Callable[[], Seconds]:
    """Return a function that returns the time since now."""
    began, cpu = time.perf_counter(), _cpu()
    return lambda: Seconds(time.perf_counter() - began, _cpu() - cpu)


def _cpu() -> float:
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        ours: what it took us, one number a round.
        peer: what the other program is called.
        theirs: what it took the other; empty where only the bar counts.
        bar: the greatest ratio to the other's time, or the greatest value where there is no other.
        unit: of the numbers: "s", "ms", "B".

    """

    what: str
    ours: Sequence[float]
    peer: str = ""
    theirs: Sequence[float] = ()
    bar: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float | None:
        """The median of the ratios of the rounds, since a busy minute hits both sides of a round."""
        return median(map(truediv, self.ours, self.theirs)) if self.theirs else None

    @property
    def cpu_ratio(self) -> float | None:
        """The same of the time on the processors; None where it is not known of both."""
        both = [
            pair for pair in zip(self.ours, self.theirs, strict=False) if all(isinstance(s, Seconds) for s in pair)
        ]
        return median(ours.cpu / theirs.cpu for ours, theirs in both) if both else None  # type: ignore[attr-defined]

    @property
    def verdict(self) -> str:
        """Whether the bar is met."""
        if self.bar is None:
            return ""
        typical = median(self.ours) if self.ratio is None else self.ratio
        return "met" if typical <= self.bar else "MISSED"


_HEADINGS = ("", "ours", "best", "peer", "peer's", "best", "ratio", "of CPU", "bar", "")


def say(text: str = "") -> None:
    """Print a line now."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def show(title: str, figures: Sequence[Figure]) -> None:
    """Print a table of figures."""
    rows = [_HEADINGS, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    say(f"\n{title}")
    for row in rows:
        cells = (
            text.ljust(width) if column in (0, 3, 9) else text.rjust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        say("  " + "  ".join(cells).rstrip())


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.what,
        _number(median(figure.ours), figure.unit),
        _number(min(figure.ours), figure.unit),
        figure.peer,
        _number(median(figure.theirs), figure.unit) if figure.theirs else "",
        _number(min(figure.theirs), figure.unit) if figure.theirs else "",
        f"{figure.ratio:.2f}" if figure.ratio else "",
        f"{figure.cpu_ratio:.2f}" if figure.cpu_ratio else "",
        "" if figure.bar is None else f"{figure.bar:g}" + ("x" if figure.theirs else f" {figure.unit}"),
        figure.verdict,
    )


def _number(value: float, unit: str) -> str:
    return f"{value:.3f} {unit}" if unit == "s" else f"{value:.1f} {unit}"


def in_turns(rounds: int, ways: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Take every way's time ``rounds`` times, forth and back, so that a busy minute hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds):
        for name in reversed(ways) if number % 2 else ways:
            taken[name].append(ways[name]())
    return taken


def run(command: Sequence[str | Path], *, home: Path | None = None, text: str = "") -> tuple[Seconds, str]:
    """Run a program to its end, and return its seconds and its output.

    Raises:
        RuntimeError: when it fails.

    """
    taken = stopwatch()
    done = subprocess.run(
        [str(part) for part in command],
        env=environment(home),
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS,
    )
    took = taken()
    if done.returncode:
        message = f"{Path(command[0]).name} {command[1]}: {(done.stderr or done.stdout).strip()[-1500:]}"
        raise RuntimeError(message)
    return took, done.stdout


def environment(home: Path | None) -> dict[str, str]:
    """Return an environment whose home is ``home``, so that no file of the person's own is touched."""
    if home is None:
        return dict(os.environ)
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "STATE", "DATA")}
    # Without .pyc files, as some containers have it, a benchmark would measure the compiler.
    dropped = ("PIP_", "PYODIDE", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return {**kept, "HOME": str(home), **own}


def our_command(*arguments: str | Path) -> list[str | Path]:
    """Return the command line of ``pyodide-cache``, as installed beside this interpreter."""
    return [Path(sys.executable).with_name("pyodide-cache"), *arguments]


@contextmanager
def serving(root: Path, delay: float) -> Iterator[str]:
    """Serve ``root`` from a process of its own; the value is its address, without a slash."""
    command = [sys.executable, str(HERE / "server.py"), str(root), str(delay)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        finally:
            process.terminate()
