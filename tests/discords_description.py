"""Discord's own description of its API: https://github.com/discord/discord-api-spec

It is large and not ours to ship: looked for beside the checkout, or where DISCORD_OPENAPI says.
"""

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FILE = Path(__file__).parents[2] / "shared/reference/discord-openapi.json"
ABSENT = (
    "Discord's API description is neither at ../shared/reference/discord-openapi.json nor where DISCORD_OPENAPI says"
)
ADDRESS = "discord:openapi"


class Description:
    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        resource: Resource[Any] = DRAFT202012.create_resource(document)
        self._registry: Registry[Any] = Registry().with_resource(ADDRESS, resource)
        self._validators: dict[str, Draft202012Validator] = {}
        self._paths = {_nameless(path): path for path in document["paths"]}

    def operation(self, method: str, template: str) -> dict[str, Any] | None:
        """What a gap in a path is called is everyone's own affair."""
        path = self._paths.get(_nameless(template))
        found: dict[str, Any] | None = path and self._document["paths"][path].get(method.lower())
        return found

    def problems_of_request(self, method: str, template: str, body: object) -> list[str]:
        """`body` is what a JSON body decodes to."""
        operation = self.operation(method, template)
        if operation is None:
            return [f"{method} {template} is not described"]
        return self._problems(f"{self._pointer(method, template)}/requestBody", body)

    def problems_of_answer(self, method: str, template: str, answer: httpx.Response) -> list[str]:
        operation = self.operation(method, template)
        if operation is None:
            return [f"{method} {template} is not described"]
        if answer.status_code == 429:
            # The documentation calls the code optional, and Discord seldom sends one.
            return self.problems_in("RatelimitedResponse", {"code": 0, **answer.json()})
        if answer.status_code >= 400:
            return self.problems_in("ErrorResponse", _without_leaves(answer.json()))
        if str(answer.status_code) not in operation["responses"]:
            return [f"{method} {template} does not answer {answer.status_code}"]
        if answer.status_code == 204:
            return ["a 204 has no body"] if answer.content else []
        return self._problems(f"{self._pointer(method, template)}/responses/{answer.status_code}", answer.json())

    def problems_in(self, schema: str, thing: object) -> list[str]:
        return self._validate(f"{ADDRESS}#/components/schemas/{schema}", thing)

    def _problems(self, pointer: str, thing: object) -> list[str]:
        return self._validate(f"{ADDRESS}#{pointer}/content/application~1json/schema", thing)

    def _pointer(self, method: str, template: str) -> str:
        path = self._paths[_nameless(template)].replace("~", "~0").replace("/", "~1")
        return f"/paths/{path.replace('{', '%7B').replace('}', '%7D')}/{method.lower()}"

    def _validate(self, reference: str, thing: object) -> list[str]:
        validator = self._validators.get(reference)
        if validator is None:
            validator = Draft202012Validator({"$ref": reference}, registry=self._registry)
            self._validators[reference] = validator
        return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(thing)]


@cache
def discords_description() -> Description | None:
    file = Path(os.environ.get("DISCORD_OPENAPI") or FILE)
    return Description(json.loads(file.read_bytes())) if file.exists() else None


def assert_described(method: str, template: str, body: object) -> None:
    """Holds a request's body against the description; where that is not, nothing is known and nothing asserted."""
    if (description := discords_description()) is not None:
        assert description.problems_of_request(method, template, body) == [], body


def _nameless(path: str) -> str:
    return re.sub(r"\{\w+\}", "{}", path)


def _without_leaves(refusal: dict[str, Any]) -> dict[str, Any]:
    """The description calls the codes within `errors` integers; Discord's documentation and Discord itself: texts."""
    return {key: value for key, value in refusal.items() if key != "errors"}
