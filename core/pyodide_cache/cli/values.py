"""Values that a shell completes: names of cached packages, presets, lists, releases, settings and more."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

#: The values of settings that have few; those that are yes or no are found by their default.
_CHOICES = {"theme": ("system", "light", "dark"), "age-format": ("relative", "date"), "removal": ("trash", "delete")}


def completing(kind: str) -> Any:
    """Return a function for click that completes values of a kind: a key of `_KINDS`, ``file`` or ``folder``."""

    def complete(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        if kind in {"file", "folder"}:
            return [CompletionItem(begun, type="dir" if kind == "folder" else "file")]
        try:
            values = sorted(set(_KINDS[kind](ctx)))
        except Exception:
            return []
        return [CompletionItem(value) for value in values if value.startswith(begun)]

    return complete


def _cached(ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.cli.options import Common
    from pyodide_cache.formats.filenames import identify
    from pyodide_cache.settings.directories import cache_directory

    chosen = cache_directory(ctx.find_root().ensure_object(Common).cache_dir)
    return filter(None, [identify(name).name for name in os.listdir(chosen.path) if not name.startswith(".")])


def _known(ctx: click.Context) -> Iterable[str]:
    """Return the cached packages, and those of the newest release."""
    import json
    from contextlib import suppress

    from pyodide_cache.settings.releases import newest_release, shipped_lock_bytes

    names: list[str] = [*json.loads(shipped_lock_bytes(newest_release().version) or "{}").get("packages", ())]
    with suppress(OSError):
        names += _cached(ctx)
    return [name for name in names if not name.endswith("-tests")]


def _presets(_ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.settings.lists import presets

    return [item.name.lower().replace(" ", "-") for item in presets()]


def _lists(_ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.settings.lists import ListStore

    return [item.name for item in ListStore().all()]


def _releases(_ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.settings.releases import releases

    return [release.version for release in releases()]


def _settings(_ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.settings.settings import KEYS

    return KEYS


def _choices(ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.settings.settings import DEFAULTS, shown

    key = str(ctx.params.get("key"))
    yes_or_no = ("yes", "no")
    return yes_or_no if shown(DEFAULTS, key) in yes_or_no else _CHOICES.get(key, ())


def _pins(_ctx: click.Context) -> Iterable[str]:
    import re

    from pyodide_cache.settings.settings import load_settings

    return [re.split(r"[^\w.-]", pin)[0] for pin in load_settings()[0].pins]


def _rules(_ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.clean_up.rules import RULES

    return [f"{kind}=" if value else str(kind) for kind, (value, _) in RULES.items()]


def _layers(ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.cache import Cache
    from pyodide_cache.cli.options import Common

    with Cache(ctx.find_root().ensure_object(Common).cache_dir) as cache:
        return [str(layer) for layer in cache.layers.attached()]


def _start_images(_ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.start_images.shelf import image_folders

    return [folder.name for folder in image_folders()]


def _teams(_ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.cache import Cache

    with Cache() as cache:
        return [team.name for team in cache.teams.attached()]


def _commands(_ctx: click.Context) -> Iterable[str]:
    from pyodide_cache.cli.schema import documents

    return [name.split()[0] for name in documents()]


_KINDS: dict[str, Callable[[click.Context], Iterable[str]]] = {
    "cached": _cached,
    "known": _known,
    "preset": _presets,
    "list": _lists,
    "release": _releases,
    "setting": _settings,
    "choice": _choices,
    "pin": _pins,
    "rule": _rules,
    "layer": _layers,
    "start-image": _start_images,
    "team": _teams,
    "command": _commands,
}
