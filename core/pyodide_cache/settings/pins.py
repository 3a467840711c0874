"""Pins: versions that every warm-up and upgrade keeps to, in the setting ``pins``."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.requirements import parse_requirement
from pyodide_cache.settings.settings import Settings, edit_settings


def pin(requirements: Iterable[str]) -> tuple[str, ...]:
    """Add pins, each in place of an earlier one of the same package, and return all.

    Args:
        requirements: names with versions, such as ``numpy==2.2`` or ``pandas<3``.

    Raises:
        Problem: that of a requirement, `Code.PIN_WITHOUT_VERSION`, or that of the settings. Nothing is changed then.
    """
    parsed = [parse_requirement(text) for text in requirements]
    for item in parsed:
        if not item.specifier:
            raise Problem(Code.PIN_WITHOUT_VERSION, name=item.name)
    added: dict[str, str] = {
        canonicalize_name(item.name): f"{canonicalize_name(item.name)}{item.specifier}" for item in parsed
    }
    return _edit(lambda pins: pins | added)


def unpin(names: Iterable[str]) -> tuple[str, ...]:
    """Remove the pins of packages, and return the rest.

    Raises:
        Problem: `Code.NOT_PINNED`, or that of the settings. Nothing is changed then.
    """
    gone = tuple(names)

    def rest(pins: dict[str, str]) -> dict[str, str]:
        for name in gone:
            if pins.pop(canonicalize_name(name), None) is None:
                raise Problem(Code.NOT_PINNED, name=name, known=", ".join(pins.values()))
        return pins

    return _edit(rest)


def _edit(edit: Callable[[dict[str, str]], dict[str, str]]) -> tuple[str, ...]:
    """Change the pins, by name, and return all; pins that are not valid must not be replaced."""

    def changed(settings: Settings) -> Settings:
        settings.check({"pins"})
        pins = edit({canonicalize_name(parse_requirement(text).name): text for text in settings.pins})
        return replace(settings, pins=tuple(pins[name] for name in sorted(pins)))

    return edit_settings(changed).pins
