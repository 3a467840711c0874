"""Pins: versions that every warm-up and upgrade keeps to, in the setting ``pins``."""

from __future__ import annotations

from collections.abc import Iterable

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.requirements import parse_requirement
from pyodide_cache.settings.settings import Settings, load_settings, save_settings


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
    before, pins = _by_name()
    return _save(before, pins | added)


def unpin(names: Iterable[str]) -> tuple[str, ...]:
    """Remove the pins of packages, and return the rest.

    Raises:
        Problem: `Code.NOT_PINNED`, or that of the settings. Nothing is changed then.
    """
    before, pins = _by_name()
    for name in names:
        if pins.pop(canonicalize_name(name), None) is None:
            raise Problem(Code.NOT_PINNED, name=name, known=", ".join(pins.values()))
    return _save(before, pins)


def _by_name() -> tuple[Settings, dict[str, str]]:
    """Return the settings, and their pins by name; pins that are not valid must not be replaced."""
    settings = load_settings()
    settings.check({"pins"})
    return settings, {canonicalize_name(parse_requirement(text).name): text for text in settings.pins}


def _save(before: Settings, pins: dict[str, str]) -> tuple[str, ...]:
    settings = replace(before, pins=tuple(pins[name] for name in sorted(pins)))
    save_settings(settings, before=before)
    return settings.pins
