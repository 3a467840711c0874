from __future__ import annotations

import os
import socketserver
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field_names, replace
from pyodide_cache.base.sentences import ALLOWED
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.messages import explain
from pyodide_cache.net.index_url import index_url
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.settings.directories import DirectorySource, cache_directory
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.settings.path_list import RECENT_DIRECTORIES
from pyodide_cache.settings.settings import (
    DEFAULTS,
    KEYS,
    AgeFormat,
    RemovalMethod,
    Settings,
    Theme,
    load_settings,
    save_settings,
    settings_file,
    with_value,
)
from pyodide_cache.warm_up.source_options import SourceOptions
from pyodide_cache.warm_up.sources import open_http, open_sources
from support.cli import files_of, run
from support.durability import assert_durable, recorded_steps
from support.servers import Server
from support.wheels import DistributionFolder

ALL = Settings(
    theme=Theme.DARK,
    language="de",
    age_format=AgeFormat.DATE,
    notify=False,
    cache_dir=Path("/wheels"),
    connections=4,
    index_url="https://mirror.example/simple",
    proxy="http://proxy.example:8080",
    removal=RemovalMethod.DELETE,
    max_age_days=7,
    protected=("numpy", "scikit-learn"),
)


def write(text: str | bytes) -> Path:
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings() == (Settings(), ())


def test_every_setting_survives_a_save() -> None:
    assert all(getattr(ALL, name) != getattr(DEFAULTS, name) for name in field_names(Settings))
    assert save_settings(ALL) is None
    assert load_settings() == (ALL, ())
    save_settings(DEFAULTS)
    assert load_settings() == (DEFAULTS, ())


def test_only_the_person_can_read_the_file_since_an_address_may_hold_a_password() -> None:
    save_settings(ALL)
    assert settings_file().stat().st_mode & 0o077 == 0


def test_comments_and_keys_that_are_not_ours_survive_a_save() -> None:
    path = write('# mine\ntheme = "dark" # at night\nfuture = [1, 2]\n\n[other]\nkey = 1 # kept\n')
    save_settings(replace(load_settings()[0], theme=Theme.LIGHT, connections=3))
    text = path.read_text()
    assert text.startswith("# mine\n")
    for kept in ('theme = "light" # at night', "future = [1, 2]", "[other]\nkey = 1 # kept"):
        assert kept in text
    assert load_settings() == (Settings(theme=Theme.LIGHT, connections=3), ())


def test_what_another_window_saved_in_between_is_not_undone() -> None:
    shown_to_the_person = load_settings()[0]
    save_settings(Settings(connections=3))
    save_settings(replace(shown_to_the_person, theme=Theme.DARK), before=shown_to_the_person)
    assert load_settings()[0] == Settings(theme=Theme.DARK, connections=3)


def test_a_linked_file_stays_linked(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("")
    settings_file().parent.mkdir(parents=True)
    settings_file().symlink_to(real)
    save_settings(Settings(connections=3))
    assert settings_file().is_symlink()
    assert "connections = 3" in real.read_text()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('theme = "dark"\nconnections = \n', 2),
        ("[[[", 1),
        (b'theme = "dark"\n# \xff\n', 2),
        ('theme = "dark"\ntheme = "light"\n', 2),
        ('# one\ntheme = """', 2),
        ("a = " + "[" * 5000, None),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_costs_no_more_than_itself(
    text: str | bytes, line: int | None
) -> None:
    path = write(text)
    settings, problems = load_settings()
    assert settings == DEFAULTS
    (problem,) = problems
    assert problem.code is Code.SETTINGS_NOT_READ
    assert str(path) in explain(problem)
    assert "Fix the file" in explain(problem)
    if line:
        assert f"line {line}" in explain(problem)
    before = path.read_bytes()
    with pytest.raises(Problem):
        save_settings(ALL)
    assert path.read_bytes() == before


def test_a_broken_file_is_moved_aside_when_a_person_says_so_and_no_earlier_one_is_lost() -> None:
    for number, text in enumerate(("[[[ first", "[[[ second"), start=1):
        path = write(text)
        aside = save_settings(ALL, start_over=True)
        assert aside == path.with_name(f"settings.toml.broken-{number}")
        assert load_settings() == (ALL, ())
    kept = [path.with_name(f"settings.toml.broken-{number}").read_text() for number in (1, 2)]
    assert kept == ["[[[ first", "[[[ second"]


def test_a_file_that_may_not_be_read_is_told_and_left() -> None:
    path = write('theme = "dark"')
    path.unlink()
    path.mkdir()  # what no permission is, even for root
    settings, problems = load_settings()
    assert settings == DEFAULTS
    assert str(path) in explain(problems[0])
    with pytest.raises(Problem):
        save_settings(ALL)
    assert path.is_dir()


def test_what_is_no_text_file_is_neither_waited_for_nor_read_for_minutes() -> None:
    path = write("#" * 1_000_001)
    assert [problem.code for problem in load_settings()[1]] == [Code.SETTINGS_NOT_READ]
    path.unlink()
    os.mkfifo(path)
    assert [problem.code for problem in load_settings()[1]] == [Code.SETTINGS_NOT_READ]
    assert run("settings", "set", "theme", "dark").code == 1
    aside = save_settings(ALL, start_over=True)
    assert aside is not None
    assert aside.is_fifo()
    assert load_settings() == (ALL, ())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", '"pink"'),
        ("theme", "3"),
        ("language", '"../../etc"'),
        ("age-format", '"week"'),
        ("notify", '"yes"'),
        ("cache-dir", '"wheels"'),
        ("cache-dir", '""'),
        ("cache-dir", '"~nobody-of-this-name/x"'),
        ("connections", "0"),
        ("connections", "65"),
        ("connections", "true"),
        ("connections", "16.0"),
        ("index-url", '"mirror.example"'),
        ("index-url", '"file:///etc"'),
        ("proxy", '"ftp://x"'),
        ("proxy", '"http://x:99999"'),
        ("proxy", '"http://[x"'),
        ("removal", '"burn"'),
        ("max-age-days", "-1"),
        ("protected", '"numpy"'),
        ("protected", '["numpy>=2"]'),
        ("protected", "[1]"),
    ],
)
def test_a_single_bad_value_costs_itself_alone_and_is_told_with_what_it_may_be(key: str, value: str) -> None:
    good = "connections = 3" if key != "connections" else 'theme = "dark"'
    path = write(f"# a comment\n{good}\n{key} = {value}\n")
    settings, problems = load_settings()
    assert settings == (Settings(connections=3) if key != "connections" else Settings(theme=Theme.DARK))
    (problem,) = problems
    assert (problem.code, problem.facts["key"], problem.facts["line"]) == (Code.BAD_SETTING, key, 3)
    assert ALLOWED[key] in explain(problem)
    save_settings(replace(settings, notify=False) if key != "notify" else replace(settings, max_age_days=1))
    assert f"{key} = {value}" in path.read_text(), "what a person wrote is lost"


def test_every_setting_has_words_for_what_it_may_be() -> None:
    assert set(ALLOWED) == set(KEYS)


def test_names_of_protected_packages_are_compared_as_names_are() -> None:
    write('protected = ["Scikit_Learn", "scikit-learn", "NumPy"]')
    assert load_settings()[0].protected == ("scikit-learn", "numpy")


class TestCommandLine:
    def test_settings_are_shown_with_their_defaults_and_where_they_come_from(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write('theme = "dark"\nconections = 4\n')
        monkeypatch.setenv("PYODIDE_CACHE_DIR", "/elsewhere")
        rows = {row["key"]: row for row in run("settings", "--json").json["settings"]}
        assert list(rows) == list(KEYS)
        assert rows["theme"] == {"key": "theme", "value": "dark", "default": "system", "from": "settings.toml"}
        assert rows["notify"] == {"key": "notify", "value": "yes", "default": "yes", "from": "default"}
        assert "PYODIDE_CACHE_DIR" in rows["cache-dir"]["from"]
        answer = run("settings")
        assert "dark" in answer.out
        assert "conections" in answer.err

    def test_a_setting_is_set_and_unset(self) -> None:
        assert run("settings", "set", "protected", "NumPy, micropip").code == 0
        assert run("settings", "set", "max_age_days", "7").code == 0
        assert load_settings()[0] == Settings(protected=("numpy", "micropip"), max_age_days=7)
        assert run("settings", "unset", "protected").code == 0
        assert run("settings", "unset", "theme").code == 0
        assert load_settings()[0] == Settings(max_age_days=7)
        assert run("settings", "path").out.strip() == str(settings_file())

    @pytest.mark.parametrize(("word", "truth"), [("yes", True), ("off", False), ("TRUE", True)])
    def test_a_truth_is_said_in_words(self, word: str, truth: bool) -> None:
        assert run("settings", "set", "notify", word).code == 0
        assert load_settings()[0].notify is truth

    @pytest.mark.parametrize(("key", "value"), [("theme", "pink"), ("connections", "many"), ("notify", "maybe")])
    def test_a_value_that_will_not_do_is_refused_with_those_that_would(self, key: str, value: str) -> None:
        answer = run("settings", "set", key, value)
        assert answer.code == 2
        assert ALLOWED[key] in answer.err
        assert not settings_file().exists()

    def test_a_setting_that_there_is_not_is_refused_with_those_there_are(self) -> None:
        for words in (("set", "colour", "red"), ("unset", "colour")):
            answer = run("settings", *words)
            assert answer.code == 2
            assert "theme" in answer.err

    def test_a_bad_value_is_mended_by_setting_it_even_to_the_default(self) -> None:
        path = write('theme = "pink"\n')
        assert run("settings", "set", "theme", "system").code == 0
        assert path.read_text() == 'theme = "system"\n'
        assert load_settings() == (DEFAULTS, ())

    def test_a_broken_file_is_told_by_every_command_and_stops_none(self, cache_dir: Path) -> None:
        path = write("theme = \n")
        answer = run("--cache-dir", cache_dir, "list", "--json")
        assert answer.code == 0
        assert str(path) in answer.err
        assert "line 1" in answer.err

    def test_a_broken_file_is_replaced_only_when_asked_for(self) -> None:
        path = write("theme = \n")
        refused = run("settings", "set", "theme", "dark")
        assert refused.code == 1
        assert "--start-over" in refused.err
        assert path.read_text() == "theme = \n"
        assert run("settings", "unset", "theme").code == 1
        done = run("settings", "set", "theme", "dark", "--start-over")
        assert done.code == 0
        assert "settings.toml.broken-1" in done.err
        assert path.with_name("settings.toml.broken-1").read_text() == "theme = \n"
        assert load_settings() == (Settings(theme=Theme.DARK), ())

    def test_a_password_in_an_address_is_not_shown(self) -> None:
        answer = run("settings", "set", "proxy", "http://me:secret@proxy.example:8080")
        assert "secret" not in answer.out + answer.err
        assert "secret" not in run("settings").out
        assert "secret" not in run("settings", "--json").out
        write('proxy = "htp://me:secret@proxy.example"')
        assert "secret" not in run("settings").err

    def test_a_place_that_cannot_be_written_is_said_clearly(self, home: Path) -> None:
        (home / ".config").write_text("a file in the way")
        answer = run("settings", "set", "theme", "dark")
        assert answer.code == 1
        assert "Error: " in answer.err


class TestTheyHold:
    def test_the_directory_of_the_settings_comes_after_variables_and_before_anode(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (home / ".anode" / "pyodide-cache").mkdir(parents=True)
        write('cache-dir = "~/wheels"')
        assert (cache_directory().path, cache_directory().source) == (home / "wheels", DirectorySource.SETTING)
        shown = run("dirs")
        assert "setting cache-dir" in shown.out
        assert run("dirs", "--json").json["directories"][0]["source"] == "setting"
        monkeypatch.setenv("ANODE_CACHE_DIR", str(home / "other"))
        assert cache_directory().source is DirectorySource.ANODE_CACHE_DIR
        assert cache_directory("x").source is DirectorySource.OPTION

    def test_the_index_of_the_settings_comes_after_the_option_and_before_pip_s(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/pip")
        assert index_url(setting="http://127.0.0.1:1/ours") == "http://127.0.0.1:1/ours/"
        assert index_url("http://127.0.0.1:1/option", setting="x") == "http://127.0.0.1:1/option/"
        write('index-url = "http://127.0.0.1:1/ours"')
        with open_sources(SourceOptions(), Inventory(tmp_path)) as sources:
            assert sources.index is not None
            assert sources.index.label == "http://127.0.0.1:1/ours/"

    def test_connections_are_those_of_the_option_else_of_the_settings(self) -> None:
        assert open_http().connections == 16
        write("connections = 5")
        assert open_http().connections == 5
        assert open_http(2).connections == 2

    def test_removed_files_go_where_the_settings_say_unless_told_otherwise(
        self, cache_dir: Path, trash: Path
    ) -> None:
        name = "six-1.17.0-py2.py3-none-any.whl"
        cache_dir.mkdir()
        write('removal = "delete"')
        (cache_dir / name).write_bytes(b"x")
        assert run("--cache-dir", cache_dir, "clear", "--yes", "--json").json["mode"] == "delete"
        assert files_of(trash) == set()
        (cache_dir / name).write_bytes(b"x")
        assert run("--cache-dir", cache_dir, "clear", "--yes", "--trash", "--json").json["mode"] == "trash"
        assert files_of(trash) == {name}

    def test_protected_packages_stay_whatever_is_asked_for(self, full_cache: Path) -> None:
        before = files_of(full_cache)
        name = sorted(before)[0]
        protected = name.split("-")[0]
        write(f'protected = ["{protected}"]\nmax-age-days = 0')
        for words in (["clear"], ["cleanup"], ["prune", "--rule", "older-than=0d"]):
            rows = run("--cache-dir", full_cache, *words, "--dry-run", "--json").json["removed"]
            assert {row["file_name"] for row in rows} == before - {name}
        answer = run("--cache-dir", full_cache, "clear", "--yes")
        assert answer.code == 0
        assert files_of(full_cache) == {name}
        assert protected in run("--cache-dir", full_cache, "clear", "--yes").out

    def test_the_age_of_a_cleanup_is_that_of_the_settings_unless_it_is_named(self, full_cache: Path) -> None:
        for path in full_cache.iterdir():
            os.utime(path, (1, path.stat().st_mtime - 8 * 86_400))

        def taken(*words: str) -> int:
            return len(run("--cache-dir", full_cache, "cleanup", *words, "--dry-run", "--json").json["removed"])

        assert taken() == 0
        write("max-age-days = 7")
        assert taken() == len(files_of(full_cache))
        assert taken("--max-age", "30") == 0


@pytest.fixture
def full_cache(distribution: DistributionFolder, cache_dir: Path) -> Path:
    cache_dir.mkdir()
    for wheel in distribution.wheels.values():
        wheel.write_to(cache_dir)
    return cache_dir


class _Proxy(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    asked: list[str]


@pytest.fixture
def proxy() -> Iterator[_Proxy]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            running.asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Length", "5")
            self.end_headers()
            self.wfile.write(b"proxy")

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    running = _Proxy(("127.0.0.1", 0), Handler)
    running.asked = []
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


def test_requests_go_through_the_proxy_of_the_settings(proxy: _Proxy) -> None:
    write(f'proxy = "http://127.0.0.1:{proxy.server_address[1]}"')
    http = open_http()
    try:
        assert http.get("http://mirror.example/a").data == b"proxy"
    finally:
        http.close()
    assert proxy.asked == ["http://mirror.example/a"]


def test_this_machine_and_hosts_of_no_proxy_are_asked_directly(
    proxy: _Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    direct = Server(lambda _path, _headers: (200, {}, b"direct"))
    monkeypatch.setenv("NO_PROXY", "other.example, .inside.invalid")
    write(f'proxy = "http://127.0.0.1:{proxy.server_address[1]}"')
    http = open_http()
    try:
        assert http.get(f"{direct.url}/a").data == b"direct"
        assert http.get(f"{direct.url.replace('127.0.0.1', 'localhost')}/a").data == b"direct"
        with pytest.raises(Problem) as caught:
            http.get("http://mirror.inside.invalid/a")
        assert caught.value.code is Code.UNREACHABLE
    finally:
        http.close()
        direct.stop()
    assert proxy.asked == []


def test_a_socks_proxy_can_be_named_too() -> None:
    settings = with_value(DEFAULTS, "proxy", "socks5://127.0.0.1:1")
    save_settings(settings)
    http = open_http()
    try:
        with pytest.raises(Problem) as caught:
            http.get("http://mirror.example/a")
        assert caught.value.code is Code.UNREACHABLE
    finally:
        http.close()


@pytest.mark.parametrize(
    ("write_it", "name"),
    [
        (lambda: save_settings(ALL), "settings.toml"),
        (lambda: ListStore().save("mine", ["six"]), "lists.toml"),
        (lambda: Attachments().set_layers(Path("/cache"), (Path("/layer"),)), "directories.toml"),
        (lambda: RECENT_DIRECTORIES.put_first(Path("/cache")), "recent.json"),
    ],
    ids=["settings", "lists", "attachments", "recent directories"],
)
def test_a_file_of_settings_is_synced_then_renamed_then_its_folder_is_synced(
    home: Path, write_it: Callable[[], object], name: str
) -> None:
    with recorded_steps() as steps:
        write_it()
    (target,) = home.rglob(name)
    assert_durable(steps, target)
