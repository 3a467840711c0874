"""The lines of a requirements file: requirements, and options of pip."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping

from pyodide_cache.base.record import record

_COMMENT = re.compile(r"(^|\s)#.*$")
_VARIABLE = re.compile(r"\$\{([A-Z0-9_]+)\}")
_HASH = re.compile(r"([a-z0-9_]+):([0-9A-Fa-f]+)")

#: The options that a requirements file may have (pip's documentation, "Requirements File Format"), and whether they
#: take a value.
_OPTIONS: Mapping[str, bool] = {
    "--requirement": True,
    "--constraint": True,
    "--editable": True,
    "--index-url": True,
    "--extra-index-url": True,
    "--find-links": True,
    "--no-index": False,
    "--no-binary": True,
    "--only-binary": True,
    "--prefer-binary": False,
    "--require-hashes": False,
    "--pre": False,
    "--all-releases": True,
    "--only-final": True,
    "--trusted-host": True,
    "--use-feature": True,
    "--use-pep517": False,
    "--no-build-isolation": False,
    "--no-deps": False,
    "--upgrade": False,
    "--pypi-url": True,
    "--proxy": True,
    "--hash": True,
    "--config-settings": True,
    "--global-option": True,
    "--install-option": True,
    "--build-option": True,
}
_SHORT = {
    "-r": "--requirement",
    "-c": "--constraint",
    "-e": "--editable",
    "-i": "--index-url",
    "-f": "--find-links",
    "-C": "--config-settings",
    "-U": "--upgrade",
}


@record
class RequirementLine:
    """A line of a requirements file, without its comment."""

    number: int  # of the line where it begins, from 1
    written: str  # the text as written, for messages: variables are not replaced, since they may hold passwords
    requirement: str = ""  # the requirement, URL or path; empty if the line has only options
    #: the long names of options, with their values; empty for options that take none
    options: tuple[tuple[str, str], ...] = ()
    problem: str = ""  # why the line cannot be read; empty if it can

    @property
    def hashes(self) -> frozenset[str]:
        """The allowed hashes, as ``algorithm:digest`` in lower case."""
        return frozenset(value.lower() for name, value in self.options if name == "--hash")


def requirements_in(text: str) -> tuple[str, ...]:
    """Return the requirements of a text in the notation of requirements files, without its options."""
    return tuple(line.requirement for line in read_lines(text, {}) if line.requirement)


def read_lines(text: str, environ: Mapping[str, str]) -> Iterator[RequirementLine]:
    """Read a requirements file as pip does: joined lines, comments, ``${VARIABLE}``, options.

    Args:
        environ: replaces variables; a variable that is not set or empty stays as it is written.
    """
    for number, joined in _join(text.lstrip("\ufeff")):
        written = _COMMENT.sub("", joined).strip()
        if not written:
            continue
        line = _VARIABLE.sub(lambda found: environ.get(found[1]) or found[0], written)
        requirement, options = _split(line)
        shown = _split(written)[0] or written
        try:
            yield RequirementLine(number, shown, requirement, tuple(_options(options)))
        except ValueError as error:
            yield RequirementLine(number, written, requirement, problem=str(error))


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


def _options(text: str) -> Iterator[tuple[str, str]]:
    words = iter(shlex.split(text))
    for word in words:
        name, value = _option(word)
        if _OPTIONS[name] and value is None:
            value = next(words, None)
            if value is None:
                raise ValueError(f"{name} needs a value")
        if name == "--hash" and not _HASH.fullmatch(value or ""):
            raise ValueError("a hash is written as sha256:… with hexadecimal digits")
        yield name, value or ""


def _option(word: str) -> tuple[str, str | None]:
    """Return the long name of an option, and the value that is attached to it."""
    if not word.startswith("--"):
        short, attached = word[:2], word[2:].removeprefix("=")
        if short in _SHORT:
            return _SHORT[short], attached or None
    name, equals, value = word.partition("=")
    matching = [name] if name in _OPTIONS else [item for item in _OPTIONS if item.startswith(name)]
    if not name.startswith("--") or len(matching) != 1:
        raise ValueError(f"{name} is not an option of a requirements file")
    return matching[0], value if equals else None
