"""docs/admin_api_operations.md and the OpenAPI document, from the declarations."""

from itertools import groupby

import msgspec

from app.api.declaration import Operation
from app.control_room.api import PREFIX
from app.control_room.books import API_BOOKS
from app.control_room.openapi import described

HEAD = """# Operations of the Admin API

Made by `omo api docs` from the declarations; a test keeps it up to date. Fields and answers: `/api/docs` of a running
bot, or `omo api openapi`. How to ask: [admin_api.md](admin_api.md).
"""


def all_operations() -> list[Operation]:
    return [operation for book in API_BOOKS for operation in book.operations]


def operations_page() -> str:
    by_area = groupby(sorted(all_operations(), key=lambda each: each.area), key=lambda each: each.area)
    return "\n".join([HEAD, *(_section(area, list(operations)) for area, operations in by_area)])


def openapi() -> str:
    return msgspec.json.format(msgspec.json.encode(described(all_operations())), indent=2).decode()


def _section(area: str, operations: list[Operation]) -> str:
    lines = [f"## {area}", "", f"| below `{PREFIX}` | | for |", "|---|---|---|"]
    lines += [f"| `{each.method} {each.path}` | {each.summary} | {_for_whom(each)} |" for each in operations]
    return "\n".join([*lines, ""])


def _for_whom(operation: Operation) -> str:
    if operation.area == "self":
        return "whoever is signed in"
    scope = f", `{operation.area}:{'write' if operation.writes else 'read'}`" if operation.area != "tokens" else ""
    return f"{operation.level}s{scope}"
