"""Find the known names that are close to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable

#: The most names that are suggested.
_MOST = 3


def similar_names(word: str, known: Iterable[str]) -> list[str]:
    """Return the known names that are spelled like ``word``, the closest first, and those with a part that it starts.

    Upper case, ``_`` for ``-``, dashes at the front, and what follows an equals sign make no difference.

    Args:
        known: all names that would be right, such as ``numpy`` or ``older-than=AGE``.
    """
    from difflib import get_close_matches

    names: dict[str, str] = {}
    for name in known:
        names.setdefault(_plain(name), name)
    wanted = _plain(word)
    close = get_close_matches(wanted, names, n=_MOST, cutoff=0.7)
    close += [name for name in names if len(wanted) > 2 and f"-{wanted}" in f"-{name}"]
    return [names[name] for name in dict.fromkeys(close)][:_MOST]


def _plain(name: str) -> str:
    return name.partition("=")[0].strip().casefold().replace("_", "-").lstrip("-")
