"""https://docs.discord.com/developers/resources/stage-instance

Discord closes a stage on which nobody spoke for some minutes; the playground, where nobody speaks, does not.
"""

from app.discord.permissions import Permission
from app.playground.problems import (
    STAGE_ALREADY_OPEN,
    UNKNOWN_EVENT,
    UNKNOWN_STAGE_INSTANCE,
    WRONG_CHANNEL_TYPE,
    FormProblems,
    Json,
)
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rest.channels import channel_in
from app.playground.rest.scheduled_events import events_of
from app.playground.rules import forms
from app.playground.rules.channels import STAGE
from app.playground.rules.scheduled_events import ACTIVE, FINISHED, GUILD_ONLY
from app.playground.snowflakes import new_snowflake
from app.playground.voice import STAGE_MODERATOR

PUBLIC = 1
"""Deprecated, and still taken."""


def create_instance(call: Call) -> Reply:
    """An event named with it begins by this."""
    form, problems = call.form(), FormProblems()
    _check(problems, {"privacy_level": GUILD_ONLY, "topic": None, **form})
    problems.raise_any()
    channel = call.world.channel(str(form.get("channel_id")))
    _require_moderator(call, channel)
    if channel["id"] in call.world.held("stage_instances"):
        raise STAGE_ALREADY_OPEN()
    instance: Json = {
        "id": new_snowflake(),
        "guild_id": channel["guild_id"],
        "channel_id": channel["id"],
        "topic": form["topic"],
        "privacy_level": form.get("privacy_level") or GUILD_ONLY,
        "discoverable_disabled": True,
        "guild_scheduled_event_id": None,
    }
    if form.get("guild_scheduled_event_id") is not None:
        _begin_event(call, instance, str(form["guild_scheduled_event_id"]))
    call.world.held("stage_instances")[channel["id"]] = instance
    call.world.changed = True
    return 200, instance


def get_instance(call: Call) -> Reply:
    channel_in(call, Permission.VIEW_CHANNEL)
    return 200, _instance(call)


def edit_instance(call: Call) -> Reply:
    _require_moderator(call, call.world.channel(call.path["channel_id"]))
    instance, form, problems = _instance(call), call.form(), FormProblems()
    changed = {key: form[key] for key in ("topic", "privacy_level") if form.get(key) is not None}
    _check(problems, {**instance, **changed})
    problems.raise_any()
    instance |= changed
    call.world.changed = True
    return 200, instance


def delete_instance(call: Call) -> Reply:
    _require_moderator(call, call.world.channel(call.path["channel_id"]))
    del call.world.held("stage_instances")[_instance(call)["channel_id"]]
    call.world.changed = True
    return 204, None


def _instance(call: Call) -> Json:
    instance: Json | None = call.world.held("stage_instances").get(call.path["channel_id"])
    if instance is None:
        raise UNKNOWN_STAGE_INSTANCE()
    return instance


def _check(problems: FormProblems, wanted: Json) -> None:
    forms.text(problems, ("topic",), wanted["topic"], 1, 120)
    if wanted["privacy_level"] is not None:
        forms.choice(problems, ("privacy_level",), wanted["privacy_level"], (PUBLIC, GUILD_ONLY))


def _require_moderator(call: Call, channel: Json) -> None:
    if channel["type"] != STAGE:
        raise WRONG_CHANNEL_TYPE()
    call.world.require_bot_in_channel(channel, STAGE_MODERATOR)


def _begin_event(call: Call, instance: Json, event_id: str) -> None:
    events = {event["id"]: event for event in events_of(call, instance["guild_id"])}
    event = events.get(event_id)
    if event is None or event["channel_id"] != instance["channel_id"] or event["status"] in FINISHED:
        raise UNKNOWN_EVENT()
    event |= {"status": ACTIVE, "entity_id": instance["id"]}
    instance["guild_scheduled_event_id"] = event_id


_INSTANCE = "/stage-instances/{channel_id}"
ROUTES = (
    Rule("POST", "/stage-instances", create_instance),
    Rule("GET", _INSTANCE, get_instance),
    Rule("PATCH", _INSTANCE, edit_instance),
    Rule("DELETE", _INSTANCE, delete_instance),
)
