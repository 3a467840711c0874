"""Values that a shell completes: names of cached packages, presets, lists, releases, settings and more."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.cli.common import Common

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from pyodide_cache.cache import Cache


def completing(kind: str) -> Any:
    """Return a function for click that completes values of a kind: ``file``, ``folder``, or one of `values_of`."""

    def complete(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        if kind in {"file", "folder"}:
            return [CompletionItem(begun, type="dir" if kind == "folder" else "file")]
        try:
            values = sorted(set(values_of(kind, ctx)))
        except Exception:
            return []
        return [CompletionItem(value) for value in values if value.startswith(begun)]

    return complete


def values_of(kind: str, ctx: click.Context) -> Iterable[str]:
    """Return the values of a kind that exist now."""
    from pyodide_cache.cache import Cache
    from pyodide_cache.settings import lists, releases, settings

    directory = ctx.find_root().ensure_object(Common).cache_dir
    match kind:
        case "cached":
            return _cached(directory)
        case "known":
            return _known(directory)
        case "preset":
            return [item.name.lower().replace(" ", "-") for item in lists.presets()]
        case "list":
            return [item.name for item in lists.ListStore().all()]
        case "release":
            return [release.version for release in releases.releases()]
        case "setting":
            return settings.KEYS
        case "choice":
            default = getattr(settings.DEFAULTS, str(ctx.params.get("key")).replace("-", "_"))
            if isinstance(default, bool):
                return ("yes", "no")
            return [*type(default)] if isinstance(default, StrEnum) else ()
        case "pin":
            import re

            return [re.split(r"[^\w.-]", pin)[0] for pin in settings.load_settings().pins]
        case "rule":
            from pyodide_cache.clean_up.rules import RULES

            return [f"{kind}=" if value else str(kind) for kind, (value, _) in RULES.items()]
        case "layer":
            with Cache(directory) as cache:
                return map(str, cache.layers.attached())
        case "start-image":
            from pyodide_cache.start_images.image import image_folders

            return [folder.name for folder in image_folders()]
        case "team":
            with Cache() as cache:
                return [team.name for team in cache.teams.attached()]
    raise ValueError(kind)


def meant_packages(cache: Cache, *names: str) -> dict[str, list[str]]:
    """Return, by mistyped name, the packages of the directory's release and cached ones that it may stand for.

    A name that is more than a letter longer or shorter is that of another package, as requests-mock is.
    """
    from pyodide_cache.base.similar import similar_names
    from pyodide_cache.formats.names import canonicalize_name
    from pyodide_cache.settings.releases import shipped_lock

    if not names:
        return {}
    cached = (entry.identity.name for entry in cache.inventory().available if entry.identity.name)
    packages = {*shipped_lock(cache.release()).packages, *cached}
    known = sorted(name for name in packages if not name.endswith("-tests"))
    close = {
        name: [similar for similar in similar_names(name, known) if abs(len(similar) - len(name)) <= 1]
        for name in names
        if canonicalize_name(name) not in known
    }
    return {name: found for name, found in close.items() if found}


def _cached(directory: str | None) -> Iterable[str]:
    from pyodide_cache.formats.filenames import identify
    from pyodide_cache.settings.directories import cache_directory

    names = os.listdir(cache_directory(directory).path)
    return filter(None, [identify(name).name for name in names if not name.startswith(".")])


def _known(directory: str | None) -> Iterable[str]:
    """Return the cached packages, and those of the newest release."""
    import json

    from pyodide_cache.settings.releases import newest_release, shipped_lock_bytes

    names: list[str] = [*json.loads(shipped_lock_bytes(newest_release().version) or "{}").get("packages", ())]
    with suppress(OSError):
        names += _cached(directory)
    return [name for name in names if not name.endswith("-tests")]
