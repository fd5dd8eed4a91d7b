"""The Admin API as OpenAPI 3.1, made from what was declared. https://spec.openapis.org/oas/v3.1.1"""

from collections.abc import Sequence
from types import NoneType
from typing import Any, cast, get_args, get_origin

import msgspec

from app import __version__
from app.api.call import Streamed, Tagged
from app.api.declaration import Operation
from app.api.problems import MEDIA_TYPE, Problem
from app.control_room.idempotency import LONGEST_KEY

Json = dict[str, Any]

_REF = "#/components/schemas/{name}"
_ALWAYS = {
    400: "What was sent does not fit; `errors` names the fields",
    401: "Nobody is signed in, or the token does not work",
    403: "Not for this caller",
    404: "Nothing there, or nothing that this caller may see",
    413: "The body is too large",
    415: "The body is no JSON",
    422: "Understood, and not possible; the sentence says why",
    429: "Too many requests: see Retry-After",
    502: "Discord refused what was asked of it",
    503: "The database or Discord is away: try again",
}
_MORE = {
    409: "Something else changed it meanwhile, or is working on it",
    412: "It was changed since that version: read it again",
    428: "Name the version that you saw, in If-Match",
}


def described(operations: Sequence[Operation]) -> Json:
    types = {kind for operation in operations for kind in _types(operation)} | {Problem}
    schemas, components = msgspec.json.schema_components(sorted(types, key=repr), ref_template=_REF)
    by_type = dict(zip(sorted(types, key=repr), schemas, strict=True))
    paths: dict[str, Json] = {}
    for operation in operations:
        paths.setdefault(f"/api/v1{operation.path}", {})[operation.method.lower()] = _operation(
            operation, by_type, components
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "omo-bot Admin API",
            "version": __version__,
            "description": "Ids are strings. Times are UTC in ISO 8601. Problems are RFC 9457.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "`omo_…`, made in the Control Room"},
                "session": {"type": "apiKey", "in": "cookie", "name": "omo-session"},
            },
        },
        "security": [{"token": []}, {"session": []}],
    }


def _types(operation: Operation) -> list[Any]:
    return [kind for kind in (operation.query, operation.body, answer_type(operation)) if kind is not None]


def answer_type(operation: Operation) -> Any:
    """What is in the body; None where there is none, or where it is streamed."""
    answer = operation.answer
    if get_origin(answer) is Tagged:
        answer = get_args(answer)[0]
    return None if answer in (NoneType, Streamed) else answer


def _operation(operation: Operation, by_type: dict[Any, Json], components: Json) -> Json:
    found: Json = {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": _who(operation),
        "tags": [operation.area],
        "parameters": [*_path_parameters(operation), *_query_parameters(operation, by_type, components)],
        "responses": _responses(operation, by_type),
    }
    if replaces_a_version(operation):
        found["parameters"].append(_header("If-Match", "The ETag of the version that you saw", required=True))
    if operation.method == "POST" and operation.keeps_answers:
        key = _header("Idempotency-Key", "Sent again with the same key, nothing happens twice")
        key["schema"] |= {"minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"}
        found["parameters"].append(key)
    if operation.media_type == "text/event-stream":
        found["parameters"].append(_header("Last-Event-ID", "Where to go on; browsers send it by themselves"))
    if operation.body:
        content = {"application/json": {"schema": by_type[operation.body]}}
        found["requestBody"] = {"required": True, "content": content}
    if operation.takes_file:
        schema = {"type": "string", "format": "binary"}
        found["requestBody"] = {"required": True, "content": {"application/octet-stream": {"schema": schema}}}
    if operation.people_only or operation.area == "tokens":
        found["security"] = [{"session": []}]
    return found


def _who(operation: Operation) -> str:
    if operation.area == "self":
        return f"For whoever is signed in{'' if operation.people_only else ', and any token'}."
    token = "" if operation.area == "tokens" else f", or a token with the scope `{operation.scope}`"
    return f"For {operation.level}s of the server{token}."


def replaces_a_version(operation: Operation) -> bool:
    """Whether the caller has to name, in If-Match, the version that they saw."""
    return operation.writes and _tagged(operation)


def _tagged(operation: Operation) -> bool:
    return get_origin(operation.answer) is Tagged


def _header(name: str, description: str, *, required: bool = False) -> Json:
    schema = {"type": "string"}
    return {"name": name, "in": "header", "required": required, "description": description, "schema": schema}


def _path_parameters(operation: Operation) -> list[Json]:
    schema = {"type": "string", "pattern": "^[0-9]{1,19}$"}
    return [{"name": name, "in": "path", "required": True, "schema": schema} for name in operation.parameters]


def _query_parameters(operation: Operation, by_type: dict[Any, Json], components: Json) -> list[Json]:
    if operation.query is None:
        return []
    schema = components[cast(str, by_type[operation.query]["$ref"]).rpartition("/")[2]]
    return [
        {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "schema": _without_null(property_),
        }
        for name, property_ in schema["properties"].items()
    ]


def _without_null(schema: Json) -> Json:
    """A parameter is left out instead."""
    kept = {
        name: value for name, value in schema.items() if name != "anyOf" and not (name == "default" and value is None)
    }
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    return kept | (choices[0] if len(choices) == 1 else {"anyOf": choices} if choices else {})


def _responses(operation: Operation, by_type: dict[Any, Json]) -> Json:
    good: Json = {"description": "Done"}
    answer = answer_type(operation)
    if answer is not None:
        good["content"] = {"application/json": {"schema": by_type[answer]}}
    elif operation.answer is Streamed:
        good["content"] = {operation.media_type: {"schema": {"type": "string"}}}
    if _tagged(operation):
        good["headers"] = {"ETag": {"description": "The version, for If-Match", "schema": {"type": "string"}}}
    problem = {MEDIA_TYPE: {"schema": by_type[Problem]}}
    statuses = {*_ALWAYS, *operation.statuses} | ({409} if operation.writes else set())
    told = {status: (_ALWAYS | _MORE)[status] for status in sorted(statuses)}
    problems = {str(status): {"description": text, "content": problem} for status, text in told.items()}
    return {str(operation.status): good, **problems}
