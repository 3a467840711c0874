"""The person's settings, in one TOML file that they may also edit by hand.

The file says only what differs from the defaults. A value that is no good costs itself alone, a file
that is no TOML costs all of them; neither is overwritten unasked.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field_names, record, replace
from pyodide_cache.files.atomic import write_file
from pyodide_cache.settings.paths import config_dir
from pyodide_cache.settings.setting_values import directory, language, number, one_of, package_names, truth, url

MOST_CONNECTIONS = 64
MOST_DAYS = 3650
_MOST_BYTES = 1_000_000

#: What `Settings.language` is when nobody chose one.
SYSTEM_LANGUAGE = "system"


class Theme(StrEnum):
    """The window's colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class RemovalMethod(StrEnum):
    """Where removed files go when nothing else is said."""

    TRASH = "trash"
    DELETE = "delete"


class AgeFormat(StrEnum):
    """How ages are shown: ``3 days``, or ``2026-11-18``."""

    RELATIVE = "relative"
    DATE = "date"


@record
class Settings:
    """What a person has settled.

    Attributes:
        cache_dir: the cache directory when neither an option nor a variable names one.
        connections: at once to one host.
        max_age_days: of a clean-up by age, when no other age is given; 0 means all files.
        index_url: of a Simple API index; None for pip's.
        proxy: for all hosts but this machine and those of ``NO_PROXY``; None for the environment's.
        notify: whether the end of a long job is told while the window is in the background.
        language: a code such as ``de``, or ``system``.
        protected: canonical names of packages that no clean-up takes.

    """

    theme: Theme = Theme.SYSTEM
    language: str = SYSTEM_LANGUAGE
    age_format: AgeFormat = AgeFormat.RELATIVE
    notify: bool = True
    cache_dir: Path | None = None
    connections: int = 16
    index_url: str | None = None
    proxy: str | None = None
    removal: RemovalMethod = RemovalMethod.TRASH
    max_age_days: int = 30
    protected: tuple[str, ...] = ()


DEFAULTS = Settings()

#: The names of all settings, as the file and the command line spell them, in their order.
KEYS = tuple(name.replace("_", "-") for name in field_names(Settings))


def settings_file() -> Path:
    """Return where the settings lie; the file need not exist."""
    return config_dir() / "settings.toml"


def load_settings() -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings, and tell what in them cannot be used.

    Returns:
        The settings, with the default wherever the file has no good value, and the problems:
        `Code.SETTINGS_NOT_READ` for the whole file, `Code.BAD_SETTING` for one key.

    """
    path = settings_file()
    try:
        text = _read(path)
        table = _parse(text, path)
    except Problem as problem:
        return DEFAULTS, (problem,)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key in KEYS:
        if key not in table:
            continue
        try:
            values[_attribute(key)] = _READERS[key](table[key])
        except ValueError:
            facts: dict[str, str | int] = {"key": key, "path": str(path), "default": shown(DEFAULTS, key)}
            if line := _line_of(key, text):
                facts["line"] = line
            problems.append(Problem(Code.BAD_SETTING, **facts))
    return replace(DEFAULTS, **values), tuple(problems)


def save_settings(settings: Settings, *, before: Settings | None = None, start_over: bool = False) -> Path | None:
    """Write what differs from ``before`` into the file; all else in it stays as it is.

    Args:
        settings: what is to hold.
        before: what the person started from; None for what the file says now. So what another
            window saved in between is not undone, and a value that could not be read is kept.
        start_over: whether a file that cannot be read may be moved aside, and a new one begun.

    Returns:
        Where a file that cannot be read was moved; None when there was none.

    Raises:
        Problem: `Code.SETTINGS_NOT_READ` when the file cannot be read and ``start_over`` is false.
        OSError: when it cannot be written; it is untouched then.

    """
    before = load_settings()[0] if before is None else before
    return _change(
        {key: _plain(settings, key) for key in KEYS if _plain(settings, key) != _plain(before, key)},
        start_over=start_over,
    )


def set_value(key: str, text: str, *, start_over: bool = False) -> tuple[Settings, Path | None]:
    """Change one setting in the file to what a person wrote.

    Returns:
        The settings as they are then, and where a file that cannot be read was moved.

    Raises:
        Problem: `Code.UNKNOWN_SETTING`, `Code.BAD_SETTING_VALUE`; see also `save_settings`.
        OSError: when the file cannot be written.

    """
    settings = with_value(load_settings()[0], key, text)
    key = checked_key(key)
    return settings, _change({key: _plain(settings, key)}, start_over=start_over)


def unset(key: str) -> None:
    """Take a setting out of the file, so that its default holds.

    Raises:
        Problem: `Code.UNKNOWN_SETTING`; `Code.SETTINGS_NOT_READ`, and nothing is changed.

    """
    _change({checked_key(key): None}, start_over=False)


def with_value(settings: Settings, key: str, text: str) -> Settings:
    """Return ``settings`` with one of them changed to what a person wrote.

    Raises:
        Problem: `Code.UNKNOWN_SETTING`, `Code.BAD_SETTING_VALUE`.

    """
    key = checked_key(key)
    try:
        value: Any = _READERS[key](_from_text(key, text.strip()))
        return replace(settings, **{_attribute(key): value})
    except ValueError as error:
        raise Problem(Code.BAD_SETTING_VALUE, key=key) from error


def checked_key(key: str) -> str:
    """Return a setting's name as the file spells it.

    Raises:
        Problem: `Code.UNKNOWN_SETTING`, with the names there are.

    """
    name = key.strip().replace("_", "-")
    if name not in KEYS:
        raise Problem(Code.UNKNOWN_SETTING, key=key, known=", ".join(KEYS))
    return name


def keys_in_file() -> tuple[str, ...]:
    """Return the names that the file holds, unknown ones too; none when it cannot be read."""
    path = settings_file()
    try:
        return tuple(_parse(_read(path), path))
    except Problem:
        return ()


def shown(settings: Settings, key: str) -> str:
    """Return a setting's value as a person writes it; empty where there is none."""
    value = _plain(settings, key)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)


def _attribute(key: str) -> str:
    return key.replace("-", "_")


def _plain(settings: Settings, key: str) -> Any:
    """Return a setting's value as TOML has it; None where there is none."""
    value = getattr(settings, _attribute(key))
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Path | StrEnum) else value


def _read(path: Path) -> str:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
            # A pipe would be waited for, a log by mistake be read for minutes.
            raise Problem(Code.SETTINGS_NOT_READ, path=str(path), error="not a text file of reasonable size")
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Problem(Code.SETTINGS_NOT_READ, path=str(path), line=line, error="not UTF-8") from error
    except OSError as error:
        raise Problem(Code.SETTINGS_NOT_READ, path=str(path), error=error.strerror or str(error)) from error


def _parse(text: str, path: Path) -> dict[str, Any]:
    if not text:
        return {}
    import tomllib  # most people have no file: their commands start without it

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        facts: dict[str, str | int] = {"path": str(path)}
        message = str(error)
        if place := re.search(r" \(at line (\d+), column \d+\)$", message):
            facts["line"] = int(place[1])
            message = message[: place.start()]
        elif message.endswith("(at end of document)"):
            facts["line"] = text.rstrip().count("\n") + 1
        raise Problem(Code.SETTINGS_NOT_READ, error=message, **facts) from error


def _line_of(key: str, text: str) -> int | None:
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _change(values: Mapping[str, Any], *, start_over: bool) -> Path | None:
    import tomlkit

    path = settings_file()
    aside = None
    try:
        text = _read(path)
        _parse(text, path)
    except Problem:
        if not start_over:
            raise
        aside = _move_aside(path)
        text = ""
    document = tomlkit.parse(text)
    for key, value in values.items():
        if value is None:
            document.pop(key, None)
        else:
            document[key] = value
    if tomlkit.dumps(document) != text:
        _write(path, tomlkit.dumps(document))
    return aside


def _write(path: Path, text: str) -> None:
    # Who keeps the file elsewhere and links to it keeps the link.
    write_file(Path(os.path.realpath(path)), text, private=True)


def _move_aside(path: Path) -> Path:
    number = 1
    while (target := path.with_name(f"{path.name}.broken-{number}")).exists() or target.is_symlink():
        number += 1
    path.rename(target)
    return target


def _from_text(key: str, text: str) -> object:
    """Turn what a person wrote on a command line into what the file would hold."""
    default = _plain(DEFAULTS, key)
    if isinstance(default, bool):
        return {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}.get(text.casefold())
    if isinstance(default, int):
        return int(text)
    if isinstance(default, list):
        return [part for part in re.split(r"[,\s]+", text) if part]
    return text


_READERS: Mapping[str, Callable[[object], object]] = {
    "theme": one_of(Theme),
    "language": language,
    "age-format": one_of(AgeFormat),
    "notify": truth,
    "cache-dir": directory,
    "connections": number(1, MOST_CONNECTIONS),
    "index-url": url("https", "http"),
    "proxy": url("http", "https", "socks5", "socks5h"),
    "removal": one_of(RemovalMethod),
    "max-age-days": number(0, MOST_DAYS),
    "protected": package_names,
}
