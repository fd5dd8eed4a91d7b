"""One request to the pretend Discord, and the rule that says which function answers it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from app.playground.oauth.grants import Grant
from app.playground.playground import Playground
from app.playground.problems import FormProblems, Json, Refusal
from app.playground.world import World


class Call(NamedTuple):
    playground: Playground
    path: dict[str, str]
    query: Mapping[str, str]
    body: Any
    """Decoded JSON, or None."""
    headers: Mapping[str, str]
    grant: Grant | None = None
    """What a person allowed, when a Bearer token asks and not the bot's."""

    @property
    def world(self) -> World:
        return self.playground.world

    def form(self) -> Json:
        """The body when it is an object."""
        if not isinstance(self.body, dict):
            raise Refusal(400, 50035, "Invalid Form Body", _not_an_object())
        return self.body

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A query parameter."""
        text = self.query.get(name)
        if text is None:
            return default
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            problems = FormProblems()
            problems.add((name,), "NUMBER_TYPE_MAX", f"int value should be between {low} and {high}.")
            problems.raise_any()
        return int(text)

    def flag(self, name: str) -> bool:
        return self.query.get(name, "").casefold() in ("true", "1")

    def check_application(self) -> None:
        """Webhooks of anyone else there are none."""
        if self.path["application_id"] != self.playground.identity.application_id:
            raise Refusal(403, 20012, "You are not authorized to perform this action on this application")


Reply = tuple[int, object]
"""Status and JSON; None for an empty body."""


class Rule(NamedTuple):
    method: str
    template: str
    answer: Callable[[Call], Reply]
    needs_bot: bool = True
    """False where the token in the path is enough; those are also free of the global limit."""
    scope: str | None = None
    """What a person's Bearer token must allow to ask this too; "" for any such token, None for none."""

    @property
    def route(self) -> str:
        return f"{self.method} {self.template}"


def _not_an_object() -> Json:
    return {"_errors": [{"code": "MODEL_TYPE_CONVERT", "message": "Only dictionaries may be used in a ModelType"}]}
