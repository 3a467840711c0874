"""Values of settings are checked, and one that is not valid costs only itself."""

from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import replace
from pyodide_cache.messages import explain
from pyodide_cache.messages.sentences import ALLOWED
from pyodide_cache.settings.settings import KEYS, Settings, Theme, load_settings, save_settings
from pyodide_cache_resources import resource
from support.cli import run
from support.settings import write_settings


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", '"pink"'),
        ("theme", "3"),
        ("language", '"../../etc"'),
        ("language", '"xx"'),
        ("language", '"system_AT"'),
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
        ("index-url", '"https://mirror.example/a b"'),
        ("proxy", '"http://x:99999"'),
        ("proxy", '"http://[x"'),
        ("removal", '"burn"'),
        ("max-age-days", "-1"),
        ("protected", '"numpy"'),
        ("protected", '["numpy>=2"]'),
        ("protected", "[1]"),
    ],
)
def test_a_value_that_is_not_valid_is_a_problem_with_the_allowed_ones(key: str, value: str) -> None:
    good = "connections = 3" if key != "connections" else 'theme = "dark"'
    path = write_settings(f"# a comment\n{good}\n{key} = {value}\n")
    settings = load_settings()
    assert replace(settings, problems=()) == (
        Settings(connections=3) if key != "connections" else Settings(theme=Theme.DARK)
    )
    (problem,) = settings.problems
    assert (problem.code, problem.facts["key"], problem.facts["line"]) == (Code.BAD_SETTING, key, 3)
    assert ALLOWED[key] in explain(problem)
    save_settings(replace(settings, notify=False) if key != "notify" else replace(settings, max_age_days=1))
    assert f"{key} = {value}" in path.read_text(), "what the user wrote is lost"


def test_each_language_of_the_window_is_allowed_also_with_a_country_and_named() -> None:
    for file in resource("translations").glob("*.qm"):
        code = file.stem.removeprefix("pyodide_cache_")
        assert run("settings", "set", "language", f"{code}-CA").code == 0
        assert load_settings().language == f"{code}_CA"
        assert code in ALLOWED["language"].replace(",", "").split()


def test_every_setting_says_what_is_allowed() -> None:
    assert set(ALLOWED) == set(KEYS)


def test_names_of_protected_packages_are_normalized() -> None:
    write_settings('protected = ["Scikit_Learn", "scikit-learn", "NumPy"]')
    assert load_settings().protected == ("scikit-learn", "numpy")
