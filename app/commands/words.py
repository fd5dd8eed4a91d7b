"""The names and descriptions that Discord shows for commands, from the text catalogue, in every language.

Text ids: `command-mileage-award`, `option-mileage-award-miles`, `choice-leaderboard-board-week`, `menu-show-mileage`.
"""

from typing import Any

from app.texts import DEFAULT_LANGUAGE, LANGUAGES, texts_in

DISCORD_LOCALES = {"en": ("en-US", "en-GB"), "de": ("de",)}


def text_id(*parts: str) -> str:
    return "-".join(parts).lower().replace(" ", "-")


def localized(*parts: str) -> tuple[str, dict[str, str]]:
    """The English text and Discord's map of locales."""
    key = text_id(*parts)
    localizations = {locale: texts_in(language)(key) for language in LANGUAGES for locale in DISCORD_LOCALES[language]}
    return texts_in(DEFAULT_LANGUAGE)(key), localizations


def describe(*parts: str) -> dict[str, Any]:
    description, localizations = localized(*parts)
    return {"description": description, "description_localizations": localizations}
