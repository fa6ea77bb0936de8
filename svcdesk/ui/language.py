"""Which language the window speaks, switchable while it runs."""

from collections.abc import Iterable
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from svcdesk.paths import resource
from svcdesk.words import Lang, Message, say
from svcdesk.words import listed as listed_in

Text: TypeAlias = str | Message
"""Words to be shown: a string stands as it is (a name out of the data), a message is said in the language."""

_translators: list[QTranslator] = []
_now: list[Lang] = ["zh_CN"]


def current() -> Lang:
    """Return the language of the window."""
    return _now[0]


def text(words: Text) -> str:
    """Return words in the language of the window."""
    return say(words, current()) if isinstance(words, Message) else words


def listed(words: Iterable[str]) -> str:
    """Return several words, empty ones left out, with the comma of the language between them."""
    return listed_in(filter(None, words), current())


def spoken(words: Iterable[str]) -> str:
    """Return what a screen reader says of several words, empty ones left out, with a pause between them."""
    return ("，" if current() == "zh_CN" else ", ").join(filter(None, words))


def switch(lang: Lang) -> None:
    """Change the language; every widget gets a ``LanguageChange`` event and says its words again."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError(lang)
    _now[0] = lang
    app.setFont(fit(app.font()))
    QLocale.setDefault(QLocale(QLocale.Language.English if lang == "en" else QLocale.Language.Chinese))
    old, _translators[:] = list(_translators), _load(app, lang)
    for translator in _translators:
        app.installTranslator(translator)
    for translator in old:
        app.removeTranslator(translator)
        translator.deleteLater()


def fit(font: QFont) -> QFont:
    """Return the font with “quotes” of the width the language wants: full in Chinese, narrow in English."""
    fitted = QFont(font)
    fitted.clearFeatures()
    if current() == "en":
        fitted.setFeature(QFont.Tag("pwid"), 1)
    return fitted


def _load(app: QCoreApplication, lang: Lang) -> list[QTranslator]:
    qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = "qt_zh_CN" if lang == "zh_CN" else lang  # our Chinese stands in the source; Qt's lacks some words
    places = [(f"qtbase_{lang}", qt_words), (own, str(resource("i18n")))]
    found = []
    for name, folder in places:
        translator = QTranslator(app)
        if translator.load(name, folder):
            found.append(translator)
        else:
            translator.deleteLater()
    return found
