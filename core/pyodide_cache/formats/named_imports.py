"""The imports that a source text names, read by pattern, for sources that this Python may be too old to parse."""

from __future__ import annotations

import re

_IMPORT = re.compile(r"^[ \t]*import[ \t]+(?P<names>[^\n#;]+)", re.MULTILINE)
_FROM = re.compile(
    r"^[ \t]*from[ \t]+(?P<module>\.*[\w.]*)[ \t]+import[ \t]*(?P<names>\([^)]*\)|[^\n#;(]+(?:\\\n[^\n#;]+)*)",
    re.MULTILINE,
)
_DYNAMIC = re.compile(r"\bimport_module\(\s*['\"](?P<module>[\w.]+)['\"]")
_COMMENT = re.compile(r"#[^\n]*")


def named_imports(text: str, module: str, *, is_package: bool) -> tuple[str, ...]:
    """Return every dotted name that an import anywhere in ``text`` may mean, sorted.

    ``from a import b`` may mean the module ``a.b``, so both are named; a line of a docstring that looks like an
    import counts as one. What comes out is meant for keeping too much rather than too little.

    Args:
        text: the source.
        module: its own dotted name, for relative imports.
        is_package: whether it is an ``__init__.py``.

    """
    found: set[str] = set()
    for match in _IMPORT.finditer(text):
        found.update(_first_words(match["names"]))
    for match in _FROM.finditer(text):
        base = _absolute(match["module"], module, is_package=is_package)
        if base:
            found.add(base)
        names = _COMMENT.sub("", match["names"]).strip("()")
        found.update(f"{base}.{name}" if base else name for name in _first_words(names))
    found.update(match["module"] for match in _DYNAMIC.finditer(text))
    return tuple(sorted(name for name in found if all(part.isidentifier() for part in name.split("."))))


def _first_words(names: str) -> set[str]:
    parts = names.replace("\\\n", " ").split(",")
    return {words[0] for part in parts if (words := part.split())}


def _absolute(target: str, module: str, *, is_package: bool) -> str:
    dots = len(target) - len(target.lstrip("."))
    if not dots:
        return target
    parts = module.split(".") if module else []
    if not is_package:
        parts = parts[:-1]
    parts = parts[: len(parts) - (dots - 1)] if dots > 1 else parts
    rest = target[dots:]
    return ".".join([*parts, *([rest] if rest else [])])
