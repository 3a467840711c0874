"""The user's settings, in one TOML file that the user may also edit.

The file has only what differs from the defaults. A value that is not valid costs only this setting, a file that is
not TOML all of them. Neither is overwritten, except on request.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field_names, record, replace
from pyodide_cache.settings.paths import AppPath
from pyodide_cache.settings.toml_file import TomlFile, line_of

#: `Settings.language` when the user chose none.
SYSTEM_LANGUAGE = "system"


class Theme(StrEnum):
    """The colors of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class RemovalMethod(StrEnum):
    """Where removed files go by default."""

    TRASH = "trash"
    DELETE = "delete"


class AgeFormat(StrEnum):
    """How ages are shown: ``3 days``, or ``2026-11-18``."""

    RELATIVE = "relative"
    DATE = "date"


@record
class Settings:
    """What the user decided; the documentation shows the comments."""

    theme: Theme = Theme.SYSTEM  # colors of the window: ``system``, ``light`` or ``dark``
    language: str = SYSTEM_LANGUAGE  # language of the window: ``system``, ``en``, ``de`` or ``fr``
    age_format: AgeFormat = AgeFormat.RELATIVE  # how ages are shown: ``relative`` (3 days) or ``date`` (2026-11-18)
    notify: bool = True  # whether to notify the user when a long job finishes in the background
    auto_verify: bool = True  # whether the window verifies new files by itself, while it has nothing else to do
    update_check: bool = True  # whether the window asks the package index once a week for a newer version of this app
    cache_dir: Path | None = None  # the cache directory if neither an option nor a variable names one
    connections: int = 16  # most connections to one host at a time, up to 64
    index_url: str | None = None  # address of the package index; without it, those of pip and uv
    cool_down_days: int = 0  # how many days a version on an index must be old to be chosen; 0 allows all
    proxy: str | None = None  # not for this computer and ``NO_PROXY``; without it, that of pip or the environment
    offline: bool = False  # send no request, and use what is on this computer
    check_recalls: bool = False  # whether the window asks the package index once a day for recalled packages
    suggestions: bool = True  # whether to remember which packages are requested together, and suggest from that
    removal: RemovalMethod = RemovalMethod.TRASH  # where removed files go by default: ``trash`` or ``delete``
    compress_days: int = 0  # after this many days unused, the window compresses a file of the store; 0 means never
    max_age_days: int = 30  # age in days for cleanups if no other one is given; 0 means all files
    protected: tuple[str, ...] = ()  # names of packages that no cleanup removes
    pins: tuple[str, ...] = ()  # versions that warm-ups and upgrades keep to, such as ``numpy==2.2``
    #: What in the file is not valid: `Code.SETTINGS_NOT_READ`, or `Code.BAD_SETTING` for each key.
    problems: tuple[Problem, ...] = ()

    def removes_for_good(self, chosen: bool | None = None) -> bool:
        """Return whether to delete instead of using the trash, if that was not chosen."""
        return self.removal is RemovalMethod.DELETE if chosen is None else chosen

    def check(self, keys: Collection[str]) -> None:
        """Raise the problem with one of these settings, before something is changed that depends on them.

        Raises:
            Problem: `Code.SETTINGS_REFUSED` if none is read, `Code.SETTING_REFUSED` for one that is not valid.
        """
        for problem in self.problems:
            if problem.code is Code.SETTINGS_NOT_READ:
                raise Problem(Code.SETTINGS_REFUSED, **problem.facts)
            if problem.facts["key"] in keys:
                raise Problem(Code.SETTING_REFUSED, **problem.facts)


DEFAULTS = Settings()

#: The keys of all settings in order, as in the file and on the command line.
KEYS = tuple(name.replace("_", "-") for name in field_names(Settings) if name != "problems")


def settings_file() -> Path:
    """Return the path of the settings; the file need not exist."""
    return AppPath.SETTINGS.path


def load_settings() -> Settings:
    """Read the settings, with defaults for what is missing or not valid."""
    file = _file()
    try:
        text = file.text()
        table = file.parse(text)
    except Problem as problem:
        return Settings(problems=(problem,))
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key in KEYS:
        if key not in table:
            continue
        try:
            values[_attribute(key)] = _read(key, table[key])
        except ValueError:
            bad = Problem(Code.BAD_SETTING, key=key, path=str(file.path), default=shown(DEFAULTS, key))
            line = line_of(key, text)
            problems.append(bad.with_facts(line=line) if line else bad)
    return Settings(**values, problems=tuple(problems))


def save_settings(settings: Settings, *, before: Settings | None = None, start_over: bool = False) -> Path | None:
    """Write what differs from ``before`` into the file; everything else in it is kept.

    Args:
        before: the settings that the user changed; None for those of the file. So, changes that another window
            saved in the meantime are kept, and so are values that are not valid.
        start_over: whether a file that cannot be read may be renamed, and a new one started.

    Returns:
        The new path of a file that could not be read; None if there was none.

    Raises:
        Problem: `Code.SETTINGS_REFUSED` when the file cannot be read and ``start_over`` is false;
            `Code.SETTINGS_NOT_SAVED` when it cannot be written. It is unchanged then.
    """
    return _change(lambda: _changes(before or load_settings(), settings), start_over=start_over)


def edit_settings(edit: Callable[[Settings], Settings]) -> Settings:
    """Change the settings of the file, and return the new ones. No other process changes them meanwhile.

    Raises:
        Problem: see `save_settings`. What ``edit`` raises ends the change.
    """
    after: list[Settings] = []

    def changes() -> Mapping[str, Any]:
        before = load_settings()
        after.append(edit(before))
        return _changes(before, after[0])

    _change(changes)
    return after[0]


def set_value(key: str, text: str, *, start_over: bool = False) -> tuple[Settings, Path | None]:
    """Change one setting in the file to what the user wrote.

    Returns:
        The new settings, and the new path of a file that could not be read.

    Raises:
        Problem: `Code.UNKNOWN_SETTING`, `Code.BAD_SETTING_VALUE`; see also `save_settings`.
    """
    settings = with_value(load_settings(), key, text)
    key = checked_key(key)
    return settings, _change(lambda: {key: _plain(settings, key)}, start_over=start_over)


def unset(key: str) -> None:
    """Remove a setting from the file, so that its default applies.

    Raises:
        Problem: `Code.UNKNOWN_SETTING`, or `Code.SETTINGS_REFUSED`. Nothing is changed then.
    """
    _change(lambda: {checked_key(key): None})


def with_value(settings: Settings, key: str, text: str) -> Settings:
    """Return ``settings`` with one of them changed to what the user wrote.

    Raises:
        Problem: `Code.UNKNOWN_SETTING`, `Code.BAD_SETTING_VALUE`.
    """
    from pyodide_cache.settings.values import from_text

    key = checked_key(key)
    try:
        return replace(settings, **{_attribute(key): _read(key, from_text(key, text.strip(), _plain(DEFAULTS, key)))})
    except ValueError as error:
        raise Problem(Code.BAD_SETTING_VALUE, key=key) from error


def checked_key(key: str) -> str:
    """Return the key of a setting as in the file, or raise `Code.UNKNOWN_SETTING`, with the known keys."""
    name = key.strip().replace("_", "-")
    if name not in KEYS:
        raise Problem(Code.UNKNOWN_SETTING, key=key, known=", ".join(KEYS))
    return name


def keys_in_file() -> tuple[str, ...]:
    """Return the keys in the file, including unknown ones; none if it cannot be read."""
    try:
        return _file().read(tuple)
    except Problem:
        return ()


def shown(settings: Settings, key: str) -> str:
    """Return the value of a setting as the user writes it; empty if there is none."""
    value = _plain(settings, key)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return (" " if key == "pins" else ", ").join(value)
    return "" if value is None else str(value)


def _file() -> TomlFile:
    return TomlFile(settings_file(), Code.SETTINGS_NOT_READ)


def _attribute(key: str) -> str:
    return key.replace("-", "_")


def _plain(settings: Settings, key: str) -> Any:
    """Return the value of a setting as in TOML; None if there is none."""
    value = getattr(settings, _attribute(key))
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Path | StrEnum) else value


def _changes(before: Settings, after: Settings) -> Mapping[str, Any]:
    """Return the values that differ; None for what is the default again, which leaves the file."""
    changed = {key: value for key in KEYS if (value := _plain(after, key)) != _plain(before, key)}
    return {key: None if value == _plain(DEFAULTS, key) else value for key, value in changed.items()}


def _change(values: Callable[[], Mapping[str, Any]], *, start_over: bool = False) -> Path | None:
    """Write values, which are asked for while no other process changes the file; None removes a key."""

    def edit(document: Any) -> None:
        for key, value in values().items():
            if value is None:
                document.pop(key, None)
            else:
                document[key] = value

    file = _file()
    try:
        file.change(edit)
    except Problem as problem:
        if problem.code is not Code.SETTINGS_NOT_READ:
            raise
        if not start_over:
            raise Problem(Code.SETTINGS_REFUSED, **problem.facts) from problem
        aside = file.move_aside()
        file.change(edit)
        return aside
    return None


def _read(key: str, value: object) -> Any:
    from pyodide_cache.settings.values import checked  # most users have no file, and start without it

    return checked(key, value, getattr(DEFAULTS, _attribute(key)))
