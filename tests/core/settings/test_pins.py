from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.pins import pin, unpin
from pyodide_cache.settings.settings import load_settings, set_value, settings_file


def test_a_pin_replaces_the_one_of_the_same_package() -> None:
    assert pin(["NumPy==2.2", "pandas>=2,<3"]) == ("numpy==2.2", "pandas<3,>=2")
    assert pin(["numpy==2.3"]) == ("numpy==2.3", "pandas<3,>=2")
    assert load_settings().problems == ()
    assert unpin(["Pandas"]) == ("numpy==2.3",)
    assert load_settings().pins == ("numpy==2.3",)


def test_pins_of_several_programs_at_once_are_all_kept() -> None:
    names = [f"package-{letter}" for letter in "abcdefghijkl"]
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(lambda name: pin([f"{name}==1"]), names))
    assert load_settings().pins == tuple(f"{name}==1" for name in names)


def test_what_is_no_pin_changes_nothing() -> None:
    pin(["numpy==2.2"])
    for text, code in (
        ("pandas", Code.PIN_WITHOUT_VERSION),
        ("pandas==", Code.BAD_REQUIREMENT),
        ("pandas @ https://example.org/pandas.whl", Code.URL_REQUIREMENT),
    ):
        with pytest.raises(Problem) as caught:
            pin(["rich==1", text])
        assert caught.value.code is code
    with pytest.raises(Problem) as caught:
        unpin(["numpy", "rich"])
    assert caught.value.code is Code.NOT_PINNED
    assert load_settings().pins == ("numpy==2.2",)


def test_pins_that_are_not_valid_are_not_replaced() -> None:
    text = 'pins = ["numpy==2.2", "pandas=3"]'
    pin(["rich==1"])
    settings_file().write_text(text)
    for change in (pin, unpin):
        with pytest.raises(Problem) as caught:
            change(["numpy==2.3"])
        assert (caught.value.code, caught.value.facts["line"]) == (Code.SETTING_REFUSED, 1)
    assert settings_file().read_text() == text


def test_pins_are_a_setting_that_can_be_written_by_hand() -> None:
    assert set_value("pins", "numpy==2.2  pandas>=2,<3")[0].pins == ("numpy==2.2", "pandas<3,>=2")
    settings_file().write_text('pins = ["numpy"]')
    settings = load_settings()
    assert settings.pins == ()
    assert [problem.facts["key"] for problem in settings.problems] == ["pins"]
