"""Tell problems with the words of a command from those that its work meets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code
from pyodide_cache.cli.output import warn_failures

#: Problems with what the user typed, such as a name that is not known, and with settings. A command that meets one
#: ends with the status of a wrong command.
USAGE_CODES = frozenset(
    {
        Code.BAD_REQUIREMENT,
        Code.URL_REQUIREMENT,
        Code.NOT_REQUIREMENTS,
        Code.UNREADABLE_FILE,
        Code.LOCK_NOT_FOUND,
        Code.LOCK_NOT_JSON,
        Code.LOCK_NOT_A_LOCK,
        Code.NOT_AN_EXPORT,
        Code.NOT_A_PACK,
        Code.BAD_TRACE,
        Code.NO_ADVISORIES,
        Code.IN_THE_STORE,
        Code.LAYER_LOOP,
        Code.BAD_FILTER,
        Code.BAD_RULE,
        Code.UNKNOWN_PRESET,
        Code.UNKNOWN_LIST,
        Code.UNKNOWN_RELEASE,
        Code.NO_SUCH_FOLDER,
        Code.LIST_EXISTS,
        Code.BROKEN_SETTINGS,
        Code.SETTINGS_NOT_READ,
        Code.BAD_URL,
        Code.GONE,
        Code.NOT_A_DIRECTORY,
        Code.BAD_PACK_SETTING,
        Code.BAD_LIST_NAME,
        Code.BAD_IMAGE_NAME,
        Code.UNKNOWN_START_IMAGE,
        Code.NO_SUCH_XBUILDENV,
        Code.NO_SUCH_ROOT,
        Code.NO_SUCH_HOST,
        Code.NO_STORE,
        Code.NOT_A_STORE,
        Code.NOT_A_STORE_MEMBER,
        Code.NOT_A_LAYER,
        Code.NOT_A_SNAPSHOT,
        Code.PIN_WITHOUT_VERSION,
        Code.NOT_PINNED,
        Code.BAD_SETTING_VALUE,
        Code.UNKNOWN_SETTING,
        Code.SETTINGS_REFUSED,
        Code.SETTING_REFUSED,
        Code.BAD_TEAM_NAME,
        Code.BAD_TEAM_URL,
        Code.TEAM_EXISTS,
        Code.UNKNOWN_TEAM,
        Code.WHICH_TEAM,
        Code.NO_TEAM,
        Code.BAD_CHANNEL,
        Code.NO_SUCH_CHANNEL,
        Code.BAD_KEY,
    }
)


def all_malformed(failures: Iterable[Failure]) -> bool:
    """Return whether something failed, and all of it because the words of the command are wrong."""
    codes = {failure.problem.code for failure in failures}
    return bool(codes) and codes <= USAGE_CODES


def refuse_malformed(failures: Sequence[Failure]) -> None:
    """Raise the last problem, and show the others, if all failed because the words of the command are wrong."""
    if all_malformed(failures):
        warn_failures(failures[:-1])
        raise failures[-1].problem
