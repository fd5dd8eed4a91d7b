"""Clicking buttons, choosing from selects, filling in forms."""

import re
from typing import Any

from app.playground import people
from app.playground.interactions.deed import Deed
from app.playground.interactions.option_values import Resolved
from app.playground.problems import Json, PlaygroundError
from app.playground.rules.components import BUTTON, LABEL, ROW, SELECTS, STRING_SELECT, TEXT, TEXT_INPUT, walk
from app.playground.world import World

Given = str | list[str]
LONGEST_TEXT_INPUT = 4000
LINK_STYLE, PREMIUM_STYLE = 5, 6
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 21, 22, 23


def click(world: World, deed: Deed, message: Json, guild_id: str | None) -> tuple[Json, list[str]]:
    """The interaction's data, and what a real client would not have let through."""
    component = _clicked(deed, message)
    notes = ["this component is disabled"] if component.get("disabled") else []
    data: Json = {
        "custom_id": component["custom_id"],
        "component_type": component["type"],
        "id": component.get("id", 0),
    }
    if component["type"] in SELECTS:
        resolved = Resolved(world, guild_id)
        data["values"] = _chosen_values(world, component, list(deed.values), resolved, guild_id, deed.raw)
        low, high = component.get("min_values", 1), component.get("max_values", 1)
        if not low <= len(data["values"]) <= high:
            notes.append(f"choose {low} to {high} values")
        if resolved.data:
            data["resolved"] = resolved.data
    return data, notes


def submit(world: World, deed: Deed, modal: Json, guild_id: str | None) -> tuple[Json, list[str]]:
    if not deed.raw and deed.submit not in (modal["custom_id"], modal["title"], "."):
        raise PlaygroundError(f"the form shown last is {modal['custom_id']!r} ({modal['title']}), not {deed.submit!r}")
    answers, notes = _given_fields(deed, modal), []
    resolved = Resolved(world, guild_id)
    components = []
    for top in modal["components"]:
        for field in walk([top]):
            if "custom_id" in field:
                notes.extend(_why_not_accepted(field, answers.get(field["custom_id"])))
        components.append(_filled_in(world, top, answers, resolved, guild_id, deed.raw))
    custom_id = deed.submit if deed.raw else modal["custom_id"]
    data: Json = {"custom_id": custom_id, "components": components}
    return {**data, **({"resolved": resolved.data} if resolved.data else {})}, notes


def clickables(message: Json) -> list[Json]:
    return [component for component in walk(message["components"]) if component["type"] in (BUTTON, *SELECTS)]


def caption(component: Json) -> str:
    """What a person reads on it."""
    emoji = (component.get("emoji") or {}).get("name") or ""
    label = component.get("label") or component.get("placeholder") or ""
    return f"{emoji} {label}".strip() or str(component.get("custom_id", ""))


def _clicked(deed: Deed, message: Json) -> Json:
    there = clickables(message)
    wanted = people.fold(deed.click)
    checks = (
        lambda component: component.get("custom_id") == deed.click,
        lambda component: wanted in (people.fold(component.get("label") or ""), people.fold(caption(component))),
        lambda component: people.fold(caption(component)).startswith(wanted),
    )
    for check in checks:
        for component in there:
            if check(component):
                return _with_custom_id(component)
    if deed.raw:
        return {"type": STRING_SELECT if deed.values else BUTTON, "custom_id": deed.click, "max_values": 25}
    known = ", ".join(f"[{caption(component)}]" for component in there) or "nothing"
    raise PlaygroundError(f"{deed.click!r} is not on the message shown last; there is: {known}")


def _with_custom_id(component: Json) -> Json:
    if component.get("style") == LINK_STYLE and component["type"] == BUTTON:
        raise PlaygroundError(f"[{caption(component)}] opens {component['url']}; the bot is not told")
    if component.get("style") == PREMIUM_STYLE and component["type"] == BUTTON:
        raise PlaygroundError("a premium button opens the shop; the bot is not told")
    return component


def _chosen_values(
    world: World, select: Json, typed: list[str], resolved: Resolved, guild_id: str | None, raw: bool
) -> list[str]:
    if select["type"] == STRING_SELECT:
        return [_option_value(select, each, raw) for each in typed]
    return [_entity_id(world, select["type"], each, resolved, guild_id, raw) for each in typed]


def _option_value(select: Json, typed: str, raw: bool) -> str:
    options = select.get("options") or []
    for option in options:
        if typed == option["value"] or people.fold(typed) == people.fold(option["label"]):
            return str(option["value"])
    if raw:
        return typed
    raise PlaygroundError(f"{typed!r} is no choice; there are: {', '.join(option['label'] for option in options)}")


def _entity_id(world: World, kind: int, typed: str, resolved: Resolved, guild_id: str | None, raw: bool) -> str:
    if kind in (ROLE_SELECT, MENTIONABLE_SELECT) and guild_id and (role := people.find_role(world, typed, guild_id)):
        return resolved.role(role)
    if kind == CHANNEL_SELECT and guild_id and (channel := people.find_channel(world, typed, guild_id)):
        return resolved.channel(channel, world.application_id)
    if kind in (USER_SELECT, MENTIONABLE_SELECT):
        return resolved.user(people.find_person(world, typed, None))
    if raw:
        return typed
    raise PlaygroundError(f"there is no {typed!r} to choose here")


def _why_not_accepted(field: Json, given: Given | None) -> list[str]:
    """What a client says when somebody presses Submit."""
    name, given = field["custom_id"], field.get("value") if given is None else given
    if not given:
        return [f"{name} is required"] if field.get("required", field["type"] != CHECKBOX) else []
    if field["type"] == TEXT_INPUT and len(given) < (field.get("min_length") or 0):
        return [f"{name} must be at least {field['min_length']} characters"]
    if field["type"] == TEXT_INPUT and len(given) > (field.get("max_length") or LONGEST_TEXT_INPUT):
        return [f"{name} must be at most {field.get('max_length') or LONGEST_TEXT_INPUT} characters"]
    return []


def _given_fields(deed: Deed, modal: Json) -> dict[str, Given]:
    """custom_id -> what was typed or chosen; what is typed as a line may name fields by custom_id or by label."""
    names: dict[str, str] = {}
    for component in walk(modal["components"]):
        inner = component.get("component") if component["type"] == LABEL else component
        if inner and inner.get("custom_id"):
            names[people.fold(component.get("label") or inner["custom_id"])] = inner["custom_id"]
            names[inner["custom_id"]] = inner["custom_id"]
    given: dict[str, Given] = {}
    if unknown := [name for name in deed.answers if name not in names.values() and not deed.raw]:
        raise PlaygroundError(f"there is no field {unknown[0]!r}; there are: {', '.join(set(names.values()))}")
    for field in deed.fields:
        name, equals, value = field.partition("=")
        custom_id = names.get(name) or names.get(people.fold(name))
        if not equals or (custom_id is None and not deed.raw):
            raise PlaygroundError(f"{field!r} fits no field; write name=value with {', '.join(set(names.values()))}")
        given[custom_id or name] = value
    return given | deed.answers


def _filled_in(
    world: World, top: Json, answers: dict[str, Given], resolved: Resolved, guild_id: str | None, raw: bool
) -> Json:
    """One component of the form, as it comes back."""
    if top["type"] == TEXT:
        return {"type": TEXT, "id": top.get("id", 0)}
    if top["type"] == ROW:
        inner = [_answer(world, field, answers, resolved, guild_id, raw) for field in top["components"]]
        return {"type": ROW, "id": top.get("id", 0), "components": inner}
    field = _answer(world, top["component"], answers, resolved, guild_id, raw)
    return {"type": LABEL, "id": top.get("id", 0), "component": field}


def _answer(
    world: World, field: Json, answers: dict[str, Given], resolved: Resolved, guild_id: str | None, raw: bool
) -> Json:
    kind = field["type"]
    typed, values = _text_and_values(answers.get(field["custom_id"]))
    answer: Json = {"type": kind, "id": field.get("id", 0), "custom_id": field["custom_id"]}
    if kind in SELECTS:
        return {**answer, "values": _chosen_values(world, field, values, resolved, guild_id, raw)}
    if kind == CHECKBOX_GROUP:
        return {**answer, "values": values}
    return {**answer, "value": _single_value(kind, field, typed)}


def _text_and_values(given: Given | None) -> tuple[str | None, list[str]]:
    """For fields of one kind and the other; a typed line parts values with commas."""
    if isinstance(given, list):
        return next(iter(given), None), given
    return given, [value for value in re.split(r"\s*,\s*", given or "") if value]


def _single_value(kind: int, field: Json, typed: str | None) -> Any:
    if kind == CHECKBOX:
        return (typed or "").casefold() in ("true", "yes", "1", "on")
    if kind == RADIO_GROUP:
        return typed
    return field.get("value", "") if typed is None else typed
