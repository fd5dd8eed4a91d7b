"""Every sentence a person sees, in every language: Fluent files beside this one, compiled to Python at start.

https://projectfluent.org
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal
from fluent_compiler.bundle import FluentBundle
from fluent_compiler.types import FluentInt

LANGUAGES = ("en", "de")
DEFAULT_LANGUAGE = "en"

_SECTIONS = re.compile(r"^(?=## )", re.MULTILINE)
"""Compiled one after the other: what that takes in between, which no process gives back, is 1 MB instead of 10."""
REMEMBERED = 2_000
"""Texts with their details: in a busy minute many people read the same sentence, and filling its gaps takes longer than
all else in a quick answer."""

_FOLDER = Path(__file__).parent


class _Whole(FluentInt):  # type: ignore[misc]
    """A whole number as Fluent takes it, grouped as the language does; Babel works each out only once in a while."""

    def __new__(cls, value: int) -> "_Whole":
        number: _Whole = int.__new__(cls, value)
        return number

    def format(self, locale: Locale) -> str:
        return _grouped(int(self), locale.language)


@lru_cache(maxsize=10_000)
def _grouped(number: int, language: str) -> str:
    return format_decimal(number, locale=language)


class Texts:
    """The texts of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        source = (_FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
        self._bundles = [
            FluentBundle.from_string(language, section, use_isolating=False) for section in _SECTIONS.split(source)
        ]
        self._written = lru_cache(maxsize=REMEMBERED, typed=True)(self._write)

    def __call__(self, text_id: str, **details: object) -> str:
        """The text with its gaps filled. `KeyError`: there is no such text; `ValueError`: a detail is missing."""
        return self._written(text_id, **details)

    def _write(self, text_id: str, **details: object) -> str:
        given = {name: _Whole(value) if type(value) is int else value for name, value in details.items()}
        text, errors = self._bundle_with(text_id).format(text_id, given)
        if errors:
            raise ValueError(f"text {text_id} ({self.language}): {errors}")
        return str(text)

    def has(self, text_id: str) -> bool:
        return any(bundle.has_message(text_id) for bundle in self._bundles)

    def _bundle_with(self, text_id: str) -> FluentBundle:
        for bundle in self._bundles:
            if bundle.has_message(text_id):
                return bundle
        raise KeyError(text_id)


@cache
def texts_in(language: str) -> Texts:
    return Texts(language)


def load_all_texts() -> None:
    """Takes a tenth of a second for each language, for which nobody should have to wait who asks something."""
    for language in LANGUAGES:
        texts_in(language)


@cache
def texts_for(locale: str, guild_locale: str = "") -> Texts:
    """The person's language if we speak it, else the guild's, else English. Locales are Discord's, such as `en-GB`."""
    spoken = [code for wanted in (locale, guild_locale) if (code := wanted.partition("-")[0].lower()) in LANGUAGES]
    return texts_in(spoken[0] if spoken else DEFAULT_LANGUAGE)
