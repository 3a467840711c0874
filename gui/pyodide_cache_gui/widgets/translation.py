"""Install the translations of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pyodide_cache.settings.settings import SYSTEM_LANGUAGE
from pyodide_cache_resources import resource

#: The language of the source.
SOURCE = "en"

_NAME = "pyodide_cache_"
_installed: list[QTranslator] = []
_shown = SOURCE


def translator(context: str) -> Callable[[str], str]:
    """Return what translates the texts of a module without widgets; its name is ``_tr``."""
    return lambda text: QCoreApplication.translate(context, text)


def install_language(language: str, folder: Path | None = None) -> str:
    """Translate everything that is shown from now on, and return the code of the language.

    Args:
        language: a code such as ``de``, or ``system`` for the first of the system's languages
            that has a translation.
        folder: of the translations; None for those of the app.

    Returns:
        The language that is shown; `SOURCE` when there is no translation.
    """
    global _shown
    _shown = SOURCE
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application to translate")
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    chosen = language != SYSTEM_LANGUAGE
    wanted = [language] if chosen else QLocale.system().uiLanguages()
    QLocale.setDefault(_locale(language) if chosen else QLocale.system())
    folder = folder or _our_folder()
    for code in _with_parents(wanted):
        if code == SOURCE:
            break
        ours = _load(folder / f"{_NAME}{code}.qm")
        if ours is None:
            continue
        # Qt's own texts first, so that ours win; never without ours, since a window in two
        # languages is worse than one in English.
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        qt = _load(qt_folder / f"qtbase_{code}.qm") or _load(qt_folder / f"qtbase_{code.split('_')[0]}.qm")
        for found in [qt, ours] if qt else [ours]:
            app.installTranslator(found)
            _installed.append(found)
        _shown = code
        return code
    return SOURCE


def shown_language() -> str:
    """Return the code of the language in use."""
    return _shown


def available_languages(folder: Path | None = None) -> list[tuple[str, str]]:
    """Return the languages of the window: codes, and names in the language itself."""
    files = sorted((folder or _our_folder()).glob(f"{_NAME}*.qm"))
    codes = [file.stem.removeprefix(_NAME) for file in files if _load(file)]
    return [(SOURCE, "English"), *((code, QLocale(code).nativeLanguageName().capitalize()) for code in codes)]


def _our_folder() -> Path:
    return Path(str(resource("translations")))


def _load(file: Path) -> QTranslator | None:
    """Load a translation; None if there is none, or it is empty."""
    translator = QTranslator()
    if not file.is_file():  # Qt itself would also try similar names
        return None
    return translator if translator.load(str(file)) and not translator.isEmpty() else None


def _with_parents(languages: Iterable[str]) -> Iterable[str]:
    for language in languages:
        code = language.replace("-", "_")
        while code:
            yield code
            code = code.rpartition("_")[0]


def _locale(language: str) -> QLocale:
    """Return the system's locale if it has this language, else the language's default locale."""
    locale, system = QLocale(language), QLocale.system()
    return system if locale.language() == system.language() and "_" not in language else locale
