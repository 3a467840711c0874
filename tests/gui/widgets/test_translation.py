from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QMenu

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages.hints import HINTS
from pyodide_cache.messages.sentences import SENTENCES
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.format import age_text, files_text, packages_text, say, versions_text
from pyodide_cache_gui.widgets.translation import available_languages, install_language
from support import ROOT
from support.scripts import maintainer_tool

OpenWindow = Callable[..., MainWindow]

MNEMONIC = re.compile(r"&([^&\s])")
FILES = sorted((ROOT / "resources" / "translations").glob("*.ts"))


update = maintainer_tool("update_translations")


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    install_language("en")
    QLocale.setDefault(before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a German translation of a few texts, compiled by Qt's own tool."""
    texts = {
        ("format", "{n} days"): "{n} Tage",
        ("messages", SENTENCES[Code.UNKNOWN_LIST]): "Es gibt keine Liste „{name}“",
        ("messages", HINTS[Code.UNKNOWN_LIST].terminal): "Listen sind: {known}",
        ("messages", "none"): "keine",
    }
    rows = "".join(
        f"<context><name>{context}</name><message><source>{escape(text)}</source>"
        f"<translation>{escape(other)}</translation></message></context>"
        for (context, text), other in texts.items()
    )
    folder = tmp_path_factory.mktemp("translations")
    source = folder / "pyodide_cache_de.ts"
    source.write_text(f'<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="de">{rows}</TS>')
    update.compile_translation(source, folder / "pyodide_cache_de.qm")
    return folder


def test_the_window_is_translated_into_german_and_french() -> None:
    assert [file.stem for file in FILES] == ["pyodide_cache_de", "pyodide_cache_fr"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_can_be_translated(file: Path) -> None:
    wanted, found = update.messages(), set(update.translations(file))
    assert not wanted - found, "run packaging/tools/update_translations.py"
    assert not found - wanted, "run packaging/tools/update_translations.py"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_has_the_placeholders_of_its_source(file: Path) -> None:
    for (context, source), translation in update.translations(file).items():
        if translation:
            assert placeholders(translation) == placeholders(source), f"{context}: {source}"


def test_no_french_line_begins_with_a_sign() -> None:
    texts = "\n".join(update.translations(FILES[1]).values())
    assert re.findall(r".* [:;?!»](?!=).*|.*« .*", texts) == []


def placeholders(text: str) -> set[str]:
    """Return the names in braces: a translation may have other plural forms."""
    return set(re.findall(r"{(\w*)[:}]", text))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_has_a_mnemonic_where_its_source_has_one(file: Path) -> None:
    for (context, source), translation in update.translations(file).items():
        if not translation:
            continue
        assert len(MNEMONIC.findall(translation)) == len(MNEMONIC.findall(source)), f"{context}: {source}"


@pytest.mark.parametrize("language", ["de", "fr"])
def test_mnemonics_differ_within_a_translated_menu(open_window: OpenWindow, tmp_path: Path, language: str) -> None:
    assert install_language(language) == language
    bar = open_window(tmp_path / "empty").menuBar()
    for menu in (bar, *bar.findChildren(QMenu)):
        letters = [letter.casefold() for item in menu.actions() for letter in MNEMONIC.findall(item.text())]
        assert len(letters) == len(set(letters)), [item.text() for item in menu.actions()]


PLURALS = {
    ("en", 0): ("0 files", "0 packages", "0 versions", "0 packages are not available"),
    ("en", 1): ("1 file", "1 package", "1 version", "1 package is not available"),
    ("en", 2): ("2 files", "2 packages", "2 versions", "2 packages are not available"),
    ("de", 0): ("0 Dateien", "0 Pakete", "0 Versionen", "0 Pakete sind nicht verfügbar"),
    ("de", 1): ("1 Datei", "1 Paket", "1 Version", "1 Paket ist nicht verfügbar"),
    ("de", 2): ("2 Dateien", "2 Pakete", "2 Versionen", "2 Pakete sind nicht verfügbar"),
    ("fr", 0): ("0 fichier", "0 paquet", "0 version", "0 paquet n’est pas disponible"),
    ("fr", 1): ("1 fichier", "1 paquet", "1 version", "1 paquet n’est pas disponible"),
    ("fr", 2): ("2 fichiers", "2 paquets", "2 versions", "2 paquets ne sont pas disponibles"),
}


@pytest.mark.parametrize(("language", "count"), PLURALS, ids=lambda value: str(value))
def test_a_count_has_the_plural_form_of_the_language(language: str, count: int) -> None:
    assert install_language(language) == language
    files, packages, versions, sentence = PLURALS[language, count]
    assert (files_text(count), packages_text(count), versions_text(count)) == (files, packages, versions)
    assert say(Problem(Code.SNAPSHOT_INCOMPLETE, count=count)).startswith(f"{sentence}, ")


@pytest.mark.parametrize(("language", "forms"), [("de", 2), ("fr", 3)])
def test_every_plural_in_a_sentence_has_the_forms_of_the_language(language: str, forms: int) -> None:
    """French has a form for 0, which is the singular."""
    for text in update.translations(FILES[0].with_name(f"pyodide_cache_{language}.ts")).values():
        for plural in re.findall(r"{\w+:([^}]*\|[^}]*)}", text):
            assert len(plural.split("|")) == forms, text
            assert forms == 2 or plural.split("|")[0] == plural.split("|")[1], text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_compiled_translation_matches_its_source(file: Path, tmp_path: Path) -> None:
    update.compile_translation(file, tmp_path / "new.qm")
    kept = ROOT / "resources" / "pyodide_cache_resources" / "translations" / f"{file.stem}.qm"
    assert kept.read_bytes() == (tmp_path / "new.qm").read_bytes(), "run packaging/tools/update_translations.py"


def test_texts_of_the_window_and_sentences_of_the_core_are_found() -> None:
    found = update.messages()
    for message in (
        ("PreferencesDialog", "&Restore defaults"),
        ("format", "{n} days"),
        ("format", "verified"),
        ("messages", "canceled"),
        ("messages", "needed by {needed_by}"),
        ("menus", "&Tools"),
        ("verify_summaries", "{files} hashed"),
        ("rule_text", "all files"),
    ):
        assert message in found


def test_the_window_is_in_the_chosen_language(folder: Path) -> None:
    assert age_text(3 * 86_400) == "3 days"
    assert install_language("de", folder) == "de"
    assert age_text(3 * 86_400) == "3 Tage"
    assert say(Problem(Code.UNKNOWN_LIST, name="x", known="")) == "Es gibt keine Liste „x“. Listen sind: keine"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen", "Qt's own texts too"
    assert QLocale().language() == QLocale.Language.German
    assert install_language("en", folder) == "en"
    assert age_text(3 * 86_400) == "3 days"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize("language", ["de_AT", "de-CH"])
def test_a_regional_language_falls_back_to_the_language(folder: Path, language: str) -> None:
    assert install_language(language, folder) == "de"


@pytest.mark.parametrize("language", ["eo", "tlh", "en_GB", "../../de"])
def test_an_unknown_language_leaves_the_window_in_english(folder: Path, language: str) -> None:
    assert install_language(language, folder / "none" if "/" in language else folder) == "en"
    assert age_text(3 * 86_400) == "3 days"


def test_the_language_of_the_system_is_followed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class German(QLocale):
        def uiLanguages(self) -> list[str]:  # type: ignore[override]  # noqa: N802
            return ["eo", "de-Latn-DE", "de-DE", "de", "en"]

    monkeypatch.setattr(QLocale, "system", lambda: German("de_DE"))
    assert install_language("system", folder) == "de"


def test_only_languages_with_something_translated_are_offered(folder: Path) -> None:
    assert available_languages(folder) == [("en", "English"), ("de", "Deutsch")]


def test_an_unfinished_translation_shows_english_throughout(tmp_path: Path) -> None:
    (tmp_path / "pyodide_cache_fr.ts").write_text(
        '<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="fr"><context><name>x</name><message>'
        '<source>x</source><translation type="unfinished"></translation></message></context></TS>'
    )
    update.compile_translation(tmp_path / "pyodide_cache_fr.ts", tmp_path / "pyodide_cache_fr.qm")
    assert install_language("fr", tmp_path) == "en"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
