from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.sax.saxutils import escape

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.sentences import SENTENCES
from pyodide_cache_gui.widgets.format import age_text, say
from pyodide_cache_gui.widgets.translation import available_languages, install_language
from support import ROOT

FILES = sorted((ROOT / "resources" / "translations").glob("*.ts"))


def _load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "update_translations", ROOT / "packaging" / "tools" / "update_translations.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


update = _load_script()


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    install_language("en")
    QLocale.setDefault(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a German translation of a few texts, compiled by Qt's own tool."""
    texts = {
        ("format", "{n} days"): "{n} Tage",
        ("messages", SENTENCES[Code.UNKNOWN_LIST]): "es gibt keine Liste „{name}“; es gibt: {known}",
        ("messages", "none"): "keine",
    }
    rows = "".join(
        f"<context><name>{context}</name><message><source>{escape(text)}</source>"
        f"<translation>{escape(other)}</translation></message></context>"
        for (context, text), other in texts.items()
    )
    source = tmp_path / "pyodide_cache_de.ts"
    source.write_text(f'<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="de">{rows}</TS>')
    update.compile_translation(source, tmp_path / "pyodide_cache_de.qm")
    return tmp_path


def test_german_and_french_are_begun() -> None:
    assert [file.stem for file in FILES] == ["pyodide_cache_de", "pyodide_cache_fr"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_that_is_shown_can_be_translated(file: Path) -> None:
    wanted, found = update.messages(), set(update.translations(file))
    assert not wanted - found, "run packaging/tools/update_translations.py"
    assert not found - wanted, "run packaging/tools/update_translations.py"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_names_the_same_facts_as_its_source(file: Path) -> None:
    for (context, source), translation in update.translations(file).items():
        if translation:
            assert placeholders(translation) == placeholders(source), f"{context}: {source}"


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"{\w*}", text))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_compiled_translation_is_that_of_the_source(file: Path, tmp_path: Path) -> None:
    update.compile_translation(file, tmp_path / "new.qm")
    kept = ROOT / "resources" / "pyodide_cache_resources" / "translations" / f"{file.stem}.qm"
    assert kept.read_bytes() == (tmp_path / "new.qm").read_bytes(), "run packaging/tools/update_translations.py"


def test_texts_of_the_window_and_sentences_of_the_core_are_found() -> None:
    found = update.messages()
    for message in (
        ("PreferencesDialog", "Restore defaults"),
        ("format", "{n} days"),
        ("format", "verified"),
        ("messages", "canceled"),
        ("messages", "needed by {needed_by}"),
    ):
        assert message in found


def test_the_window_speaks_the_chosen_language(folder: Path) -> None:
    assert age_text(3 * 86_400) == "3 days"
    assert install_language("de", folder) == "de"
    assert age_text(3 * 86_400) == "3 Tage"
    assert say(Problem(Code.UNKNOWN_LIST, name="x", known="")) == "es gibt keine Liste „x“; es gibt: keine"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen", "Qt's own words too"
    assert QLocale().language() == QLocale.Language.German
    assert install_language("en", folder) == "en"
    assert age_text(3 * 86_400) == "3 days"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize("language", ["de_AT", "de-CH"])
def test_a_country_s_language_falls_back_to_the_language(folder: Path, language: str) -> None:
    assert install_language(language, folder) == "de"


@pytest.mark.parametrize("language", ["eo", "tlh", "en_GB", "../../de"])
def test_a_language_that_there_is_not_leaves_english(folder: Path, language: str) -> None:
    assert install_language(language, folder / "none" if "/" in language else folder) == "en"
    assert age_text(3 * 86_400) == "3 days"


def test_the_system_s_language_is_followed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class German(QLocale):
        def uiLanguages(self) -> list[str]:  # type: ignore[override]  # noqa: N802
            return ["eo", "de-Latn-DE", "de-DE", "de", "en"]

    monkeypatch.setattr(QLocale, "system", lambda: German("de_DE"))
    assert install_language("system", folder) == "de"


def test_only_languages_with_something_translated_are_offered(folder: Path) -> None:
    assert available_languages(folder) == [("en", "English"), ("de", "Deutsch")]


def test_an_unfinished_translation_shows_english_throughout(folder: Path) -> None:
    (folder / "pyodide_cache_fr.ts").write_text(
        '<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="fr"><context><name>x</name><message>'
        '<source>x</source><translation type="unfinished"></translation></message></context></TS>'
    )
    update.compile_translation(folder / "pyodide_cache_fr.ts", folder / "pyodide_cache_fr.qm")
    assert install_language("fr", folder) == "en"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
