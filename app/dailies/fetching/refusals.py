"""Answers that are no content, as errors."""

from collections.abc import Mapping

from app.dailies.fetching.waiting import retry_after, until_reset
from app.errors import SourceError, SourceTrouble

_KINDS: dict[int, tuple[SourceTrouble, str]] = {
    401: ("blocked", "it wants a sign-in"),
    402: ("blocked", "it wants to be paid"),
    403: ("blocked", "it does not let the bot in"),
    404: ("away", "there is nothing at this address just now"),
    406: ("blocked", "it does not let the bot in"),
    410: ("gone", "it says that it is gone for good"),
    429: ("limited", "it was asked too often"),
    451: ("blocked", "it is not available for legal reasons"),
}


def refusal(host: str, status: int, headers: Mapping[str, str]) -> SourceError:
    """`headers` by their names in small letters. A 404 is never taken for the end: whole platforms answer with it for
    hours, and come back."""
    kind, sentence = _KINDS.get(status, ("away" if status >= 500 else "broken", "it answers with an error"))
    if headers.get("cf-mitigated", "").lower() == "challenge":
        kind, sentence = "blocked", "Cloudflare asks whether the bot is a person"
    wait = retry_after(headers) or (until_reset(headers) if status == 429 else 0)
    if status == 503 and wait:
        kind, sentence = "limited", "it asks to come back later"
    return SourceError(kind, f"{host}: {sentence} (HTTP {status})", status=status, retry_after=wait)
