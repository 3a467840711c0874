"""Tell problems with the words of a command from those that its work meets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code
from pyodide_cache.cli.output import warn_failures

#: Problems with what the user typed, such as a name that is not known, and with settings. A command that meets one
#: ends with the status of a wrong command.
_USAGE = """
    bad-channel bad-filter bad-image-name bad-key bad-list-name bad-pack-setting bad-requirement bad-rule
    bad-setting-value bad-team-name bad-team-url bad-trace bad-url broken-settings gone in-the-store layer-loop
    list-exists lock-not-a-lock lock-not-found lock-not-json no-advisories no-store no-such-channel
    no-such-folder no-such-host no-such-root no-such-xbuildenv no-team not-a-directory not-a-layer not-a-pack
    not-a-snapshot not-a-store not-a-store-member not-an-export not-pinned not-requirements pin-without-version
    setting-refused settings-not-read settings-refused team-exists unknown-list unknown-preset unknown-release
    unknown-setting unknown-start-image unknown-team unreadable-file url-requirement which-team
"""
USAGE_CODES = frozenset(map(Code, _USAGE.split()))


def all_malformed(failures: Iterable[Failure]) -> bool:
    """Return whether something failed, and all of it because the words of the command are wrong."""
    codes = {failure.problem.code for failure in failures}
    return bool(codes) and codes <= USAGE_CODES


def refuse_malformed(failures: Sequence[Failure]) -> None:
    """Raise the last problem, and show the others, if all failed because the words of the command are wrong."""
    if all_malformed(failures):
        warn_failures(failures[:-1])
        raise failures[-1].problem
