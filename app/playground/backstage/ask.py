"""One request behind the stage, and the rule that says which function answers it."""

import json
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, TypeVar

import msgspec
from starlette.requests import Request

from app.playground import people
from app.playground.playground import Playground
from app.playground.problems import UNKNOWN_MESSAGE, Json, PlaygroundError
from app.playground.world import World

Wanted = TypeVar("Wanted")


class Ask(NamedTuple):
    playground: Playground
    request: Request

    @property
    def world(self) -> World:
        return self.playground.world

    @property
    def path(self) -> dict[str, str]:
        return self.request.path_params

    def who(self) -> Json:
        """The user that `?as=` names, by id or by name."""
        return people.find_person(self.world, self.request.query_params.get("as", "bea"), None)

    def message(self) -> Json:
        """The one that the path names, wherever it was written."""
        found = self.world.find_message(self.path["message_id"])
        if found is None:
            raise UNKNOWN_MESSAGE()
        return found

    def number(self, name: str, default: float, most: float) -> float:
        """A query parameter, at least 0."""
        text = self.request.query_params.get(name, str(default))
        try:
            return max(0.0, min(float(text), most))
        except ValueError as error:
            raise PlaygroundError(f"{name} must be a number, not {text!r}") from error

    async def body(self, wanted: type[Wanted]) -> Wanted:
        if self.request.headers.get("content-type", "").split(";")[0] != "application/json":
            raise PlaygroundError("the body must be application/json")  # also keeps other sites' forms out
        try:
            return msgspec.convert(json.loads(await self.request.body()), type=wanted)
        except (ValueError, msgspec.ValidationError) as error:
            raise PlaygroundError(f"the body cannot be read: {error}") from error


class Rule(NamedTuple):
    method: str
    path: str
    """Below /playground."""
    answer: Callable[[Ask], Awaitable[Any]]
    """JSON, None for an empty 204, or a complete response."""
