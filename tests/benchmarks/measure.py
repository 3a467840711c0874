"""Take times, in turns, and print them as a table."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import truediv
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        ours: what it took us, one number a round.
        peer: what the other program is called.
        theirs: what it took the other; empty where only the bar counts.
        bar: at most so many times the other's, or so much where there is no other.
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
    def best_ratio(self) -> float | None:
        """The ratio of the best of each."""
        return min(self.ours) / min(self.theirs) if self.theirs else None

    @property
    def verdict(self) -> str:
        """Whether the bar is met, by the median or only by the best of each."""
        if self.bar is None:
            return ""
        typical = median(self.ours) if self.ratio is None else self.ratio
        best = min(self.ours) if self.best_ratio is None else self.best_ratio
        return "met" if typical <= self.bar else "best only" if best <= self.bar else "MISSED"


_HEADINGS = ("", "ours", "best", "peer", "peer's", "best", "ratio", "of best", "bar", "")


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
        f"{figure.best_ratio:.2f}" if figure.best_ratio else "",
        "" if figure.bar is None else f"{figure.bar:g}" + ("x" if figure.theirs else f" {figure.unit}"),
        figure.verdict,
    )


def _number(value: float, unit: str) -> str:
    return f"{value:.3f} {unit}" if unit == "s" else f"{value:.1f} {unit}"


def in_turns(rounds: int, ways: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Take every way's time ``rounds`` times, in turns, so that a busy minute hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            taken[name].append(way())
    return taken


def run(command: Sequence[str | Path], *, home: Path | None = None, text: str = "") -> tuple[float, str]:
    """Run a program to its end, and return its seconds and its output.

    Raises:
        RuntimeError: when it fails.

    """
    began = time.perf_counter()
    done = subprocess.run(
        [str(part) for part in command],
        env=environment(home),
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS,
    )
    took = time.perf_counter() - began
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
