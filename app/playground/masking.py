"""Hides secrets in what is shown: by the name they go under, by their place in an address, by their value."""

import re
from collections.abc import Iterable

MASK = "••••"
SECRET_NAMES = frozenset(
    {
        "token",
        "access_token",
        "refresh_token",
        "client_secret",
        "code_verifier",
        "authorization",
        "cookie",
        "set-cookie",
    }
)
IN_ADDRESSES = re.compile(r"(/(?:interactions|webhooks)/[0-9]+/)[^/?#\s\"]+")
"""The token of an interaction or a webhook."""


def masked(thing: object, secrets: Iterable[str] = ()) -> object:
    """A copy of some JSON. `secrets` are hidden wherever they stand."""
    if isinstance(thing, dict):
        return {name: _masked_value(name, value, thing, secrets) for name, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [masked(each, secrets) for each in thing]
    return _masked_text(thing, secrets) if isinstance(thing, str) else thing


def _masked_value(name: str, value: object, beside: dict[str, object], secrets: Iterable[str]) -> object:
    is_oauth_code = name == "code" and "grant_type" in beside  # errors have a `code`, too
    if isinstance(value, str) and (name.casefold() in SECRET_NAMES or is_oauth_code):
        return MASK
    return masked(value, secrets)


def _masked_text(text: str, secrets: Iterable[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, MASK)
    return IN_ADDRESSES.sub(rf"\1{MASK}", text)
