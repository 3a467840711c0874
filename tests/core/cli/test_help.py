from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from pyodide_cache.cli import main
from support.cli import run


def _all(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below
            yield from _all(below, (*words, name))


COMMANDS = dict(_all(main))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_of_each_command_fits_80_columns_and_has_its_options_once(words: tuple[str, ...]) -> None:
    help_text = run(*words, "--help").out
    listed = help_text.partition("ptions:\n")[2].partition("\nExample")[0]
    options = [line.split()[0] for line in listed.splitlines() if line.startswith("  -")]
    assert len(options) == len(set(options))
    assert "\b" not in help_text
    text, _, examples = help_text.partition("Example")
    assert max(map(len, text.splitlines())) <= 80
    for line in examples.splitlines()[1:]:
        assert "pyodide-cache " in line


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_two_options_of_a_command_give_the_same_parameter(words: tuple[str, ...]) -> None:
    names = [parameter.name for parameter in COMMANDS[words].params]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_of_each_command_begins_with_one_sentence(words: tuple[str, ...]) -> None:
    about = run(*words, "--help").out.split("\n\n")[1]
    assert about.strip().endswith((".", ":"))


def test_shared_options_come_after_those_of_the_command_and_examples_last() -> None:
    text = run("warm-up", "--help").out
    places = [text.index(title) for title in ("\nOptions:", "\nSource options:", "\nCommon options:", "\nExamples:")]
    assert places == sorted(places)
    assert text.index("--preset") < places[1] < text.index("--index-url") < places[2] < text.index("--json")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["list", "--sortt", "size"], "--sort"),
        (["remove", "--with-dependecies", "six"], "--with-dependencies"),
        (["lists", "delte", "x"], "remove"),
        (["lists", "rm", "x"], "remove"),
        (["install", "numpy"], "warm-up"),
        (["ls"], "list"),
        (["add", "numpy"], "warm-up"),
        (["search", "numpy"], "show"),
        (["gui"], "pyodide-cache-gui"),
        (["cache", "dir"], "dirs"),
        (["login"], "team"),
        (["fix"], "repair"),
        (["history"], "stats"),
        (["warm-up", "--file", "requirements.txt"], "--requirement"),
        (["serve", "--bind", "0.0.0.0"], "--host"),
        (["pull"], "team"),
        (["warm-up", "numpy", "-o", "folder"], "--cache-dir"),
        (["warm-up", "numpy", "--version", "314"], "--pyodide"),
        (["upgrade", "--to", "314"], "--pyodide"),
        (["instal", "rich"], "warm-up"),
        (["clear", "--force"], "--yes"),
        (["cleanup", "--days", "30"], "--max-age"),
        (["version"], "--version"),
        (["snapshot", "refesh", "x"], "refresh"),
        (["settings", "set", "them", "dark"], "theme"),
        (["settings", "unset", "max_age"], "max-age-days"),
        (["prune", "--rule", "older-then=3d"], "older-than=AGE (such as 30d)"),
        (["prune", "--rule", "budget=lots"], "budget=SIZE (such as 500MB)"),
        (["warm-up", "--preset", "essentail"], "Essential"),
    ],
    ids=str,
)
def test_c10_each_mistyped_name_gets_a_suggestion_in_two_lines(words: list[str], meant: str) -> None:
    answer = run(*words)
    assert answer.code == 2
    assert f"Did you mean {meant}?" in answer.err
    assert len(answer.err.splitlines()) <= 2


@pytest.mark.parametrize("command", ["list", "stats", "doctor"])
def test_a_directory_without_its_option_leads_to_the_option(command: str, tmp_path: Path) -> None:
    answer = run(command, tmp_path)
    assert answer.code == 2
    assert f"({tmp_path}). For another cache directory, write: --cache-dir {tmp_path}" in answer.err
    assert "--cache-dir" not in run(command, tmp_path / "nothing").err


@pytest.mark.parametrize("command", ["verify", "repair", "remove", "show"])
def test_a_folder_where_the_name_of_a_package_belongs_leads_to_the_option(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wheels").mkdir()
    monkeypatch.chdir(tmp_path)
    answer = run(command, "wheels", "--cache-dir", tmp_path / "cache")
    assert answer.code == 1
    assert answer.err.endswith("For another cache directory, write: --cache-dir wheels\n")


def test_a_word_of_another_tool_does_not_lead_to_what_only_looks_like_it() -> None:
    answer = run("warm-up", "--force", "numpy")
    assert "Did you mean" not in answer.err
    assert "To replace damaged files, run: pyodide-cache repair" in answer.err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["warm-up", "-U", "rich"], "For a newer version, write 'NAME>=VERSION'"),
        (["warm-up", "-e", "."], "write: --project FOLDER"),
        (["warm-up", "rich@14.0.0"], "write rich==14.0.0"),
        (["remove", "--all"], "run: pyodide-cache clear"),
    ],
    ids=str,
)
def test_what_other_tools_take_leads_to_what_does_it_here(words: list[str], hint: str) -> None:
    answer = run(*words)
    assert (answer.code, hint in answer.err) == (2, True)


def test_an_option_without_its_value_leads_to_the_help_of_the_command() -> None:
    assert "For help, run: pyodide-cache warm-up --help" in run("warm-up", "--preset").err.replace(
        "main", "pyodide-cache"
    )


def test_a_group_names_its_commands_if_none_is_similar() -> None:
    answer = run("settings", "theme", "dark")
    assert answer.code == 2
    assert " settings” alone shows all. The commands are get, path, set, unset." in answer.err
    assert run("presets", "basics").err.splitlines()[0].endswith(" presets” alone shows all.")


def test_the_options_of_every_command_may_stand_before_it_in_a_group(cache_dir: Path) -> None:
    assert run("layer", "--json", "--cache-dir", cache_dir, "list").json["cache_dir"] == str(cache_dir)
    assert run("store", "--json").json["error"]["message"].startswith("Name a command: adopt, ")


def test_a_group_without_a_command_names_them() -> None:
    answer = run("layer", "-q")
    assert (answer.code, answer.err.splitlines()[0]) == (2, "Error: Name a command: add, list, remove, snippet.")


def test_a_folder_leads_to_the_option_that_the_command_reads_folders_with(tmp_path: Path) -> None:
    assert "To search a folder, write: --project FOLDER" in run("places", "--add", tmp_path, tmp_path).err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["-r", "requirements.txt"], "There is no option -r. It follows a command, as in: pyodide-cache warm-up -r"),
        (["upgrade", "v314.0.7"], "argument (v314.0.7). Write: --pyodide v314.0.7"),
        (["upgrade", "rich"], "To upgrade one package alone, run: pyodide-cache warm-up 'NAME>=VERSION'"),
        (["audit", "all.zip"], "argument (all.zip). Write: --osv all.zip"),
        (["warm-up", "x.json"], "x.json is a file, not a package. To read what it needs, write: --project x.json"),
        (["export", "lock", "x.json"], "x.json is a file, not a package. To write there, add: --output x.json"),
    ],
)
def test_a_word_in_the_wrong_place_leads_to_the_right_one(words: list[str], hint: str) -> None:
    answer = run(*words)
    assert (answer.code, hint in answer.err) == (2, True), answer.err


def test_a_hint_is_about_the_word_that_is_wrong(tmp_path: Path) -> None:
    answer = run("prune", "--rule", "damaged", "--cache-dir", tmp_path, "numpy")
    assert answer.err.splitlines()[0] == "Error: Got unexpected extra argument (numpy)"


def test_a_command_that_never_asks_says_so() -> None:
    assert "There is no option --yes. This command asks nothing." in run("warm-up", "--yes", "numpy").err
    assert "There is no option -f. Did you mean --index-url?" in run("warm-up", "-f", "wheels").err  # as in pip


@pytest.mark.parametrize(
    ("option", "hint"),
    [("--budget", " Write: --rule budget=SIZE"), ("--damaged", " Write: --rule damaged"), ("--nope", "")],
)
def test_a_rule_that_is_taken_for_an_option_is_written_as_a_rule(option: str, hint: str) -> None:
    assert run("prune", option).err.splitlines()[0] == f"Error: There is no option {option}.{hint}"
    assert "The commands are" not in run("nothing-like-it").err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["older-than=30d"], " Write: --rule older-than=30d"),
        (["damaged"], " Write: --rule damaged"),
        (["--dry-run"], ""),
        (["."], ""),
    ],
)
def test_a_rule_without_its_option_is_written_with_it(words: list[str], hint: str) -> None:
    assert run("prune", *words).err.splitlines()[0] == f"Error: Missing option '--rule'.{hint}"


@pytest.mark.parametrize("group", ["lists", "presets", "settings"])
def test_what_a_group_shows_without_a_command_is_also_its_list(group: str) -> None:
    assert run(group, "list", "--json").json == run(group, "--json").json


def test_c10_a_mistyped_list_and_package_get_one_too(filled: object) -> None:
    run("lists", "save", "classroom", "six")
    unknown = run("warm-up", "--list", "clasroom")
    assert (unknown.code, "Did you mean classroom?" in unknown.err) == (2, True)
    for command in ("show", "remove", "repair"):
        answer = run(command, "scikit-lern", "--cache-dir", filled)
        assert answer.code == 1
        assert "Did you mean scikit-learn?" in answer.err


def test_the_command_alone_says_what_to_do_next() -> None:
    answer = run()
    assert answer.code == 2
    assert "pyodide-cache warm-up" in answer.err
    assert len(answer.err.splitlines()) < 15


@pytest.mark.parametrize("words", [words for words, one in COMMANDS.items() if not isinstance(one, click.Group)])
def test_help_of_each_command_has_an_example_of_it(words: tuple[str, ...]) -> None:
    examples = run(*words, "--help").out.partition("\nExample")[2]
    assert f"pyodide-cache {' '.join(words)}" in examples


@pytest.mark.parametrize("words", COMMANDS)
def test_each_command_accepts_the_common_options_before_and_after_it(words: tuple[str, ...], tmp_path: Path) -> None:
    common = ("-q", "-v", "--cache-dir", tmp_path)
    assert run(*common, *words, *common, "--help").code == 0


def test_a_group_shows_the_whole_first_sentence_of_each_command() -> None:
    said = run("team", "--help").out
    assert "..." not in said.replace("[ARGS]...", "")
    assert "storage keeps its promises." in said


def test_an_option_of_a_command_is_no_source_option_for_its_name() -> None:
    own, _, shared = run("show", "--help").out.partition("Source options:")
    assert "--files" in own
    assert "--pyodide" in shared
