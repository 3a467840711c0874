"""Sentences about problems, for the command line and the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import StepStarted
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.quantities import size_text
from pyodide_cache.base.secrets import mask_secrets
from pyodide_cache.base.shell import shell_word
from pyodide_cache.messages import sentences
from pyodide_cache.messages.hints import DID_YOU_MEAN, HINTS
from pyodide_cache.messages.jobs import ABILITIES, STEPS, STRATEGIES

#: Codes for a name that does not exist; the fact ``known`` has those that do.
_MISTYPED = (
    *(Code.BAD_RULE, Code.UNKNOWN_PRESET, Code.UNKNOWN_LIST, Code.NOT_PINNED, Code.UNKNOWN_SETTING),
    *(Code.UNKNOWN_TEAM, Code.NO_SUCH_CHANNEL),
)

#: The most characters of a fact that a sentence shows: what others wrote may be of any length.
_MOST = 1000


class Face(StrEnum):
    """Where a sentence is read."""

    TERMINAL = "terminal"
    WINDOW = "window"


def explain(
    problem: Problem,
    translate: Callable[[str], str] = str,
    *,
    face: Face = Face.TERMINAL,
    sizes: Callable[[int], str] = size_text,
    with_hint: bool = True,
    capital: bool = False,
) -> str:
    """Return a sentence about ``problem``, without a full stop.

    Args:
        translate: turns a pattern of `pyodide_cache.messages.sentences` into one of another language.
        face: where the sentence is read; selects the hint.
        sizes: writes a number of bytes.
        with_hint: add what to do next.
        capital: start with a capital letter, unless a name comes first.
    """
    text = _Explainer(translate, face, sizes).sentence(problem, with_hint=with_hint)
    first = translate(_pattern(problem)).split()[0]
    return text[0].upper() + text[1:] if capital and first[0].isalpha() and first.islower() else text


#: Problems whose sentence can name several packages.
LISTING = (Code.OFFLINE, Code.NO_HASH_GIVEN, Code.NOT_CACHED)
#: Problems whose sentence needs no name before it.
WITHOUT_NAME = (*LISTING, Code.NO_RELEASE_LIST)


def grouped(failures: Iterable[Failure]) -> list[tuple[list[str], Problem]]:
    """Return the names that fail for a reason that reads the same, and the reason, in the order of the first of them.

    An unreachable host fails every file; that is said once.
    """
    groups: dict[str, tuple[list[str], Problem]] = {}
    for name, problem in failures:
        is_list = problem.code in LISTING and "similar" not in problem.facts
        key = problem.code if is_list else explain(problem)
        names, one = groups.setdefault(key, ([], problem))
        names.append(name)
        if is_list and len(names) > 1:
            missing = dict.fromkeys([*str(one.facts["name"]).split(", "), str(problem.facts["name"])])
            groups[key] = names, one.with_facts(name=", ".join(missing), count=len(missing), needed_by="")
    return list(groups.values())


def step_sentence(event: StepStarted, translate: Callable[[str], str] = str) -> str:
    """Return what a job does in a step."""
    return translate(STEPS[event.step]).format(number=event.number)


def texts() -> set[str]:
    """Return every text that a problem or a job may show, for translators."""
    hints = {text for hint in HINTS.values() for text in (hint.terminal, hint.window) if text}
    patterns = {text for _, _, text in (*sentences.CLAUSES, *sentences.VARIANTS)}
    others = {DID_YOU_MEAN, sentences.NONE_KNOWN, sentences.LINE_OF_FILE}
    whys = {why for texts in (sentences.ALLOWED, *sentences.WHYS.values()) for why in texts.values()}
    jobs = {*ABILITIES.values(), *STEPS.values(), *(text for pair in STRATEGIES.values() for text in pair)}
    return {*sentences.SENTENCES.values()} | hints | patterns | others | whys | jobs


def _pattern(problem: Problem) -> str:
    found = (text for code, fact, text in sentences.VARIANTS if code is problem.code and fact in problem.facts)
    return next(found, sentences.SENTENCES[problem.code])


class _Explainer:
    def __init__(self, translate: Callable[[str], str], face: Face, sizes: Callable[[int], str]) -> None:
        self._translate = translate
        self._face = face
        self._sizes = sizes

    def sentence(self, problem: Problem, *, with_hint: bool = True) -> str:
        facts = self._facts(problem)
        pattern = _pattern(problem)
        sentence = "; ".join([self._filled(pattern, facts), *self._clauses(problem.code, facts)])
        if problem.code is Code.DEPENDENCY_UNAVAILABLE and problem.cause:
            return f"{sentence}: {self.sentence(problem.cause, with_hint=with_hint)}"
        if not with_hint:
            return sentence
        if "similar" in facts:
            return f"{sentence}. {self._filled(DID_YOU_MEAN, facts)}"
        hint = HINTS.get(pattern, HINTS.get(problem.code))
        if hint is None:
            return sentence
        text = hint.window if self._face is Face.WINDOW and hint.window else hint.terminal
        return f"{sentence}. {self._filled(text, facts)}"

    def _clauses(self, code: Code, facts: Mapping[str, object]) -> Iterator[str]:
        for codes, fact, pattern in sentences.CLAUSES:
            is_repeated = fact == "newest" and "newest_loadable" in facts
            if (not codes or code in codes) and facts.get(fact) and not is_repeated:
                yield self._filled(pattern, facts)

    def _facts(self, problem: Problem) -> Mapping[str, object]:
        facts = _Facts(problem.facts)
        for key, value in problem.facts.items():
            facts[key] = _Number(value, self._sizes) if isinstance(value, int) else _Text(mask_secrets(value))
        if problem.cause:
            facts["cause"] = self.sentence(problem.cause, with_hint=False)
        if whys := sentences.WHYS.get(problem.code):
            facts["why"] = self._translate(whys.get(why := str(facts["why"]), why))
        if problem.code is Code.UNSAFE_NAME:
            facts["name"] = _Text(ascii(facts["name"])[1:-1])
        if problem.code in {Code.BAD_SETTING, Code.SETTING_REFUSED, Code.BAD_SETTING_VALUE}:
            allowed = sentences.ALLOWED.get(str(facts["key"]))
            facts["allowed"] = self._translate(allowed) if allowed else ""
        if "line" in facts and "path" in facts:
            facts["path"] = self._filled(sentences.LINE_OF_FILE, facts)
        if facts.get("known") and "similar" not in facts and problem.code in _MISTYPED:
            from pyodide_cache.base.similar import similar_names

            typed = next(str(facts[fact]) for fact in ("channel", "name", "text", "key") if fact in facts)
            if close := similar_names(typed, str(facts["known"]).split(", ")):
                facts["similar"] = ", ".join(close)
        if facts.get("known") == "":
            facts["known"] = self._translate(sentences.NONE_KNOWN)
        return facts

    def _filled(self, pattern: str, facts: Mapping[str, object]) -> str:
        return self._translate(pattern).format_map(facts)


class _Number:
    """A number in a pattern, which selects a plural form or is written as a size."""

    def __init__(self, value: int, sizes: Callable[[int], str]) -> None:
        self._value = value
        self._sizes = sizes

    def __format__(self, spec: str) -> str:
        if spec == "size":
            return self._sizes(self._value)
        if spec in {"", "shell"}:
            return str(self._value)
        *zero, one, other = spec.split("|")
        form = zero[0] if zero and self._value == 0 else one if self._value == 1 else other
        return form.replace("#", str(self._value))

    def __str__(self) -> str:
        return str(self._value)


class _Text(str):
    """A text in a pattern, which is shortened, or written in full as a word of a command, or as several."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        if spec.startswith("--"):  # nothing if the fact is missing
            return f" {spec} {shell_word(self)}"
        if spec == "words":
            return " ".join(map(shell_word, self.split(", ")))
        if spec != "shell":
            return str(self) if len(self) <= _MOST else f"{self[: _MOST // 2]}…{self[-_MOST // 2 :]}"
        return shell_word(self)


class _Facts(dict[str, object]):
    def __missing__(self, _key: str) -> _Missing:
        return _Missing()


class _Missing(str):
    """A fact that is missing: empty, whatever the format specification."""

    __slots__ = ()

    def __format__(self, _spec: str) -> str:
        return ""
