"""`/api/docs`: the Admin API's description for people, without a script."""

from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any

import msgspec

_PAGE = Template(Path(__file__).with_name("reference.html").read_text(encoding="utf-8"))

Json = dict[str, Any]


def reference_page(description: Json) -> str:
    """`description` is the OpenAPI document."""
    operations = [
        (operation["tags"][0], method.upper(), path, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    operations.sort(key=lambda each: each[0])
    sections, areas = [], []
    for area, group in groupby(operations, key=lambda each: each[0]):
        areas.append(f'<a href="#{area}">{escape(area)}</a>')
        sections.append(f'<h2 id="{area}">{escape(area)}</h2>')
        sections += [_operation(description, method, path, operation) for _, method, path, operation in group]
    return _PAGE.substitute(areas="".join(areas), operations="\n".join(sections))


def _operation(description: Json, method: str, path: str, operation: Json) -> str:
    heading = f'<span class="method">{method}</span> <code>{_breakable(path)}</code> {escape(operation["summary"])}'
    parts = [f'<p class="soft">{escape(operation["description"])}</p>', _parameters(operation)]
    if body := operation.get("requestBody"):
        parts.append(_shape(description, "What is sent", body["content"]))
    parts += [
        _shape(description, f"Answer ({status})", answer["content"])
        for status, answer in operation["responses"].items()
        if status.startswith("2") and "content" in answer
    ]
    return f"<details><summary>{heading}</summary><div>{''.join(parts)}</div></details>"


def _breakable(path: str) -> str:
    """On a narrow screen a line ends before a slash, and not in a word."""
    return escape(path).replace("/", "<wbr>/")


def _parameters(operation: Json) -> str:
    rows = [_parameter(parameter) for parameter in operation["parameters"] if parameter["in"] != "path"]
    return f"<h3>Parameters</h3><pre>{escape(chr(10).join(rows))}</pre>" if rows else ""


def _parameter(parameter: Json) -> str:
    schema = parameter["schema"]
    kind = " | ".join(map(str, schema.get("enum", ()))) or schema.get("format") or schema.get("type", "")
    where = " (header)" if parameter["in"] == "header" else ""
    needed = "" if parameter.get("required") else " (optional)"
    return f"{parameter['name']}{where}: {kind}{needed}"


def _shape(description: Json, title: str, content: Json) -> str:
    media_type, described = next(iter(content.items()))
    shown = media_type if media_type != "application/json" else _example(description, described["schema"])
    return f"<h3>{escape(title)}</h3><pre>{escape(shown)}</pre>"


def _example(description: Json, schema: Json) -> str:
    return msgspec.json.format(msgspec.json.encode(_value(description, schema, depth=0)), indent=2).decode()


def _value(description: Json, schema: Json, depth: int) -> Any:
    """The names of types where values would be."""
    if "$ref" in schema:
        schema = description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if depth > 5:
        return "…"
    if choices := schema.get("anyOf"):
        shown = [choice for choice in choices if choice != {"type": "null"}] or choices
        return _value(description, shown[0], depth)
    if schema.get("type") == "object":
        named = {name: _value(description, each, depth + 1) for name, each in schema.get("properties", {}).items()}
        more = schema.get("additionalProperties")
        return named | ({"…": _value(description, more, depth + 1)} if isinstance(more, dict) else {})
    if schema.get("type") == "array":
        return [_value(description, schema.get("items") or {}, depth + 1)]
    return " | ".join(map(str, schema.get("enum", ()))) or schema.get("format") or schema.get("type", "anything")
