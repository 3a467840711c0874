"""The lines of a requirements file: requirements, and options of pip."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from optparse import Option, OptionParser
from typing import NoReturn

from pyodide_cache.base.record import record

_COMMENT = re.compile(r"(^|\s)#.*$")
_VARIABLE = re.compile(r"\$\{([A-Z0-9_]+)\}")
#: A package as a word; after a name, a number is a version without its operator.
_PACKAGE = re.compile(r"[A-Za-z][\w.-]*(?:\[[\w.-]*\])?(?:[<>=!~]+[\w.*+!]+)?")
_HASH = re.compile(r"([a-z0-9_]+):([0-9A-Fa-f]+)")

#: The options that a requirements file may have (pip's documentation, "Requirements File Format").
_WITH_VALUE = """
-r --requirement -c --constraint -e --editable -i --index-url -f --find-links -C --config-settings --extra-index-url
--no-binary --only-binary --all-releases --only-final --trusted-host --use-feature --pypi-url --proxy --hash
--global-option --install-option --build-option
"""
_FLAGS = """
-U --upgrade --no-index --prefer-binary --require-hashes --pre --use-pep517 --no-build-isolation --no-deps
"""


@record
class RequirementLine:
    """A line of a requirements file, without its comment."""

    number: int  # of the line where it begins, from 1
    written: str  # the text as written, for messages: variables are not replaced, since they may hold passwords
    requirement: str = ""  # the requirement, URL or path; empty if the line has only options
    #: The long names of options, with their values; empty for options that take none
    options: tuple[tuple[str, str], ...] = ()
    problem: str = ""  # why the line cannot be read; empty if it can

    @property
    def hashes(self) -> frozenset[str]:
        """The allowed hashes, as ``algorithm:digest`` in lower case."""
        return frozenset(value.lower() for name, value in self.options if name == "--hash")


def requirements_in(text: str) -> tuple[str, ...]:
    """Return the requirements of a text in the notation of requirements files, without its options."""
    return tuple(line.requirement for line in read_lines(text, {}) if line.requirement)


def written_lines(text: str) -> tuple[str, ...]:
    """Return the lines of such a text, each as one line without comments; requirements keep their hashes alone.

    Several packages and options on a line, such as ``numpy pandas``, become several lines: a person typed them.
    """
    found: list[str] = []
    for line in read_lines(text, {}):
        if line.problem or not line.requirement:
            found.append(line.written)
            continue
        words = line.requirement.replace(",", " ").split()
        first, *others = words if words and all(map(_PACKAGE.fullmatch, words)) else [line.requirement]
        found += [" ".join((first, *(f"--hash={item}" for item in sorted(line.hashes)))), *others]
        found += [f"{name} {value}".strip() for name, value in line.options if name != "--hash"]
    return tuple(found)


def read_lines(text: str, environ: Mapping[str, str]) -> Iterator[RequirementLine]:
    """Read a requirements file as pip does: joined lines, comments, ``${VARIABLE}``, options.

    Args:
        environ: replaces variables; a variable that is not set or empty stays as it is written.
    """
    parser = _Parser()
    for number, joined in _join(text.lstrip("\ufeff")):
        written = _COMMENT.sub("", joined).strip()
        if not written:
            continue
        line = with_variables(written, environ)
        requirement, options = _split(line)
        shown = _split(written)[0] or written
        try:
            yield RequirementLine(number, shown, requirement, parser.options(options))
        except ValueError as error:
            yield RequirementLine(number, written, requirement, problem=str(error))


def with_variables(text: str, environ: Mapping[str, str]) -> str:
    """Return a text with the values of ``${VARIABLE}``; one that is not set or empty stays as it is written."""
    return _VARIABLE.sub(lambda found: environ.get(found[1]) or found[0], text)


def _join(text: str) -> Iterator[tuple[int, str]]:
    """Join lines that end with a backslash; a comment line ends the joined line."""
    parts: list[str] = []
    start = 1
    for number, line in enumerate(text.splitlines(), start=1):
        is_comment = line.lstrip().startswith("#")
        if not parts:
            start = number
        if line.endswith("\\") and not is_comment:
            parts.append(line.rstrip("\\"))
            continue
        parts.append(f" {line}" if is_comment else line)
        yield start, "".join(parts)
        parts = []
    if parts:
        yield start, "".join(parts)


def _split(line: str) -> tuple[str, str]:
    """Split a line into the requirement and the options after it."""
    found = re.search(r"(?:^|\s)-{1,2}[A-Za-z]", line)
    return (line, "") if found is None else (line[: found.start()].strip(), line[found.start() :].strip())


class _Parser(OptionParser):
    """Notes options in their order, as pip's own parser finds them."""

    def __init__(self) -> None:
        super().__init__(add_help_option=False)
        self._found: list[tuple[str, str]] = []
        for texts, kind in ((_WITH_VALUE, "string"), (_FLAGS, None)):
            for names in re.findall(r"(?:-\w )?--[\w-]+", texts):
                self.add_option(*names.split(), action="callback", type=kind, callback=self._note)

    def options(self, text: str) -> tuple[tuple[str, str], ...]:
        self._found = []
        _, others = self.parse_args(shlex.split(text))
        if others and others[0] != ";":  # the marker of an editable folder, at which pip does not look either
            self.error(f"unexpected: {' '.join(others)}")
        return tuple(self._found)

    def _note(self, option: Option, _written: str, value: str | None, _parser: OptionParser) -> None:
        name = option.get_opt_string()
        if name == "--hash" and not _HASH.fullmatch(value or ""):
            raise ValueError("a hash is written as sha256:… with hexadecimal digits")
        self._found.append((name, value or ""))

    def error(self, msg: str) -> NoReturn:
        raise ValueError(msg)
