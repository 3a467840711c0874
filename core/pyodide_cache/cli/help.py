"""Commands whose help has sections: options of the command, shared options, and examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import click

from pyodide_cache.base.unused_modules import clean_text
from pyodide_cache.cli.common import common
from pyodide_cache.cli.options import COMMON

#: The options that many commands have. All others come first.
_SECTIONS = {
    "Source options": (
        *("--distribution", "--files", "--pyodide", "--source", "--index-url", "--offline", "--connections"),
    ),
    "Common options": (
        *("--dry-run", "--yes", "--delete", "--for-good", "--json", "--quiet", "--verbose", "--cache-dir"),
        *("--version", "--help"),
    ),
}

#: The program that opens the window, which people look for among the commands.
_WINDOW = "pyodide-cache-gui"

#: Words for the same thing. What other tools call a command or an option leads to the one that this program has.
_SYNONYMS = (
    ("warm-up", "install", "download", "fetch", "get", "prefetch", "add", "sync", "init"),
    ("add", "save", "create", "adopt", "set", "new"),
    ("remove", "delete", "unset", "forget", "uninstall", "rm", "del", "reset"),
    ("clear", "empty", "purge", "wipe"),
    ("cleanup", "prune", "gc", "clean"),
    ("undo", "restore", "revert", "rollback", "trash"),
    ("list", "ls"),
    ("show", "info", "details", "describe", "cat", "search", "tree"),
    ("check", "test", "status"),
    ("verify", "validate", "hash", "checksum"),
    ("repair", "fix"),
    ("doctor", "env", "debug", "diagnose"),
    ("stats", "status", "size", "du", "usage", "summary", "count", "history", "log"),
    ("settings", "config", "preferences", "options"),
    ("dirs", "path", "where", "which", "location", "cache", "dir"),
    ("upgrade", "update"),
    ("export", "freeze", "lock", "compile", "offline"),
    ("pack", "bundle", "build"),
    ("places", "find", "locate", "discover"),
    ("serve", "server", "mirror", "proxy"),
    ("team", "pull", "push"),
    ("team", "login", "remote"),
    ("diff", "compare"),
    ("start-image", "run"),
    ("--help", "help", "man", "docs"),
    ("--yes", "-y", "--force", "-f", "--assume-yes", "--no-confirm"),
    ("--max-age", "--rule", "--older-than", "--days", "--age"),
    ("--delete", "--permanent", "--permanently", "--no-trash"),
    ("--output", "--out", "--to", "--target", "-O"),
    ("--dry-run", "-n", "--check", "--plan"),
    ("--cache-dir", "-C", "--target", "-t", "--dir", "-d", "--directory", "--dest", "--output", "-o"),
    ("--pyodide", "--to", "--release", "--version", "--python", "--pyodide-version"),
    ("--version", "-V"),
    ("--requirement", "--file", "--requirements-file"),
    ("--host", "--bind", "--address", "--listen"),
    ("--port", "-p"),
    (_WINDOW, "gui", "ui", "window", "open"),
    ("--index-url", "--index", "-i", "--extra-index-url", "--find-links", "-f"),
    ("--project", "--notebook", "--script", "--path"),
)

_Adds = Callable[[Callable[..., Any]], click.Command]
_RANKS = {name: place for names in _SECTIONS.values() for place, name in enumerate(names)}


class Command(click.Command):
    """A command with sections in its help, and suggestions for mistyped options.

    Args:
        writes: the types in `pyodide_cache.cli.documents` of what it writes with ``--json``; without any, it has no
            such option, except in a group, where it is for the command that follows.
        hint_for: returns what to do instead of an option or argument that it does not have; empty if unknown.
    """

    def __init__(
        self,
        *arguments: Any,
        writes: str = "",
        hint_for: Callable[[str], str] = lambda _word: "",
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.writes = writes.split()
        self._hint_for = hint_for
        for option in COMMON if writes or isinstance(self, click.Group) else COMMON[1:]:
            option(self)
        blocks = clean_text(self.help or "").split("\n\n")
        # Click keeps the lines of a block with this mark, here the examples.
        self.help = "\n\n".join(f"\b\n{block}" if block.startswith("pyodide-cache ") else block for block in blocks)

    @property
    def has_plan(self) -> bool:
        """Whether it can show what it would do."""
        return any("--dry-run" in parameter.opts for parameter in self.params)

    def long_options(self, ctx: click.Context) -> list[str]:
        """Return the options with two dashes."""
        return [name for parameter in self.get_params(ctx) for name in parameter.opts if name.startswith("--")]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the text without the examples, which come last."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_parts(self.help)[0])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of the command, then those that it shares with others."""
        sections: dict[str, list[tuple[str, str]]] = {title: [] for title in ("Options", *_SECTIONS)}
        for option in sorted((item for item in self.get_params(ctx) if isinstance(item, click.Option)), key=_rank):
            if record := option.get_help_record(ctx):
                sections[_section(option)].append(record)
        own = [title for title, records in sections.items() if records]
        for title in own:
            with formatter.section(title if len(own) > 1 else "Options"):
                formatter.write_dl(sections[title])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they are: a shell could not read them with breaks."""
        if examples := _parts(self.help)[1]:
            with formatter.section("Examples" if len(examples) > 1 else "Example"):
                for line in examples:
                    formatter.write(f"{'':{formatter.current_indent}}{line}\n")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; suggest an option for one that does not exist."""
        options = common().options = self.long_options(ctx)
        if common().as_json and not isinstance(self, click.Group) and "--json" not in options:
            raise click.UsageError(f"{ctx.info_name} has no --json.", ctx)
        try:
            return super().parse_args(ctx, [*args])
        except click.NoSuchOption as error:
            name = error.option_name
            own = self._hint_for(name)
            hint = f" {own}" if own else did_you_mean(name, options)
            if not hint and any({name, "--yes"} <= {*names} for names in _SYNONYMS):
                hint = " This command asks nothing."
            raise click.UsageError(f"There is no option {name}.{hint}", ctx) from error
        except click.UsageError as error:
            from pyodide_cache.cli.output import for_directory

            error.ctx = error.ctx or ctx  # click does not name the command if the value of an option is missing
            if type(error) is click.MissingParameter:  # a folder may be what is right beside it
                hint = next(filter(None, map(self._hint_for, args)), "")
            else:
                wrong = (word for word in args if word in error.message)
                hint = next(filter(None, (self._hint_for(word) or for_directory(word) for word in wrong)), "")
            if hint and type(error) in {click.UsageError, click.MissingParameter}:
                raise click.UsageError(f"{error.format_message().removesuffix('.')}. {hint}", ctx) from error
            raise


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, without earlier names."""
        return [name for name in super().list_commands(ctx) if self.commands[name].name == name]

    def sections(self, ctx: click.Context) -> Mapping[str, Iterable[str]]:
        """Return the names of the commands by the titles of their sections."""
        return {"Commands": self.list_commands(ctx)}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; what a group shows without a command is its ``list``, as other groups have one."""
        is_list = args[:1] == ["list"] and self.invoke_without_command and "list" not in self.list_commands(ctx)
        return super().parse_args(ctx, args[1:] if is_list else args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the named command; without one, list the commands in the error."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            if error.message != "Missing command.":
                raise
            raise click.UsageError(f"Name a command: {', '.join(self.list_commands(ctx))}.", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with its whole first sentence."""
        width = max(map(len, self.list_commands(ctx)))
        for title, names in self.sections(ctx).items():
            found = [(name.ljust(width), self.get_command(ctx, name)) for name in names]
            with formatter.section(title):
                formatter.write_dl([(name, item.get_short_help_str(limit=200)) for name, item in found if item])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; suggest one for a name that does not exist."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if args[0].startswith("-"):
                raise
            names = self.list_commands(ctx)
            programs = () if ctx.parent else (_WINDOW,)
            hint = did_you_mean(args[0], [*names, *self.long_options(ctx), *programs])
            if not hint and ctx.parent:
                alone = f" “{ctx.command_path}” alone shows all." if self.invoke_without_command else ""
                hint = f"{alone} The commands are {', '.join(names)}." if len(names) > 1 else alone
            raise click.UsageError(f"There is no command {args[0]}.{hint}", ctx) from error


def _section(option: click.Option) -> str:
    found = next((title for title, names in _SECTIONS.items() if {*names} & {*option.opts}), "Options")
    # An option of the same name may mean something else in one command.
    return "Options" if found == "Source options" and option.expose_value else found


def _rank(option: click.Option) -> int:
    """Return the place of a shared option in its section; a command's own options keep their order."""
    return 0 if _section(option) == "Options" else max(_RANKS.get(name, 0) for name in option.opts)


def did_you_mean(word: str, known: list[str]) -> str:
    """Return a question with the names that mean ``word`` or are similar to it, after a space; empty if none is."""
    from pyodide_cache.base.similar import similar_names

    def meant(words: list[str]) -> list[str]:
        same = {name for names in _SYNONYMS if not {*names}.isdisjoint(words) for name in names}
        return [name for name in known if name in same]

    words = [name for names in _SYNONYMS for name in names]
    # A word of another tool may look like an option that means something else: --force is not --source.
    close = meant([word]) or (similar_names(word, known) if word not in words else [])
    close = close or meant(similar_names(word, words)[:1])
    return f" Did you mean {' or '.join(close)}?" if close else ""


#: As in click, with these classes.
command: Callable[..., _Adds] = partial(click.command, cls=Command)
group: Callable[..., Callable[[Callable[..., Any]], Group]] = partial(click.group, cls=Group)


def _parts(text: str | None) -> tuple[str, list[str]]:
    """Return the text of a help, and the lines of its examples: the blocks without breaks that have commands."""
    kept: list[str] = []
    examples: list[str] = []
    for block in clean_text(text or "").split("\n\n"):
        if block.startswith("\b\n") and "pyodide-cache " in block:
            examples += block.splitlines()[1:]
        else:
            kept.append(block)
    return "\n\n".join(kept), examples
