"""https://docs.discord.com/developers/resources/channel"""

from app.discord.permissions import Permission
from app.playground import cast, genesis
from app.playground.problems import (
    MISSING_PERMISSIONS,
    TOO_MANY_CHANNELS,
    UNKNOWN_OVERWRITE,
    WRONG_CHANNEL_TYPE,
    FormProblems,
    Json,
)
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rules.channels import CATEGORY, DIRECT, NUMBERS, ROLE, check_channel, check_overwrite, shown_name
from app.playground.snowflakes import new_snowflake
from app.playground.voice import voice_states

MOST_CHANNELS = 500
PLAIN_FIELDS = ("topic", "nsfw", "rate_limit_per_user", "bitrate", "user_limit", "rtc_region", "position", "type")
NULLABLE = ("topic", "rtc_region")


def get_channel(call: Call) -> Reply:
    return 200, channel_in(call, Permission.VIEW_CHANNEL)


def list_channels(call: Call) -> Reply:
    """Also those that the bot cannot see."""
    return 200, call.world.channels(call.path["guild_id"])


def create_channel(call: Call) -> Reply:
    guild_id, form, problems = call.path["guild_id"], call.form(), FormProblems()
    call.world.require_bot_permission(guild_id, Permission.MANAGE_CHANNELS)
    check_channel(problems, form)
    _check_parent(call, problems, guild_id, form)
    problems.raise_any()
    if len(call.world.channels(guild_id)) >= MOST_CHANNELS:
        raise TOO_MANY_CHANNELS()
    room = cast.Channel(new_snowflake(), str(form["name"]), form.get("type") or 0)
    channel = genesis.channel(room.id, guild_id, room, len(call.world.channels(guild_id)))
    _change(call, channel, form)
    call.world.state["channels"][channel["id"]] = channel
    return 201, channel


def edit_channel(call: Call) -> Reply:
    channel, form, problems = _managed_channel(call), call.form(), FormProblems()
    check_channel(problems, form, channel)
    _check_parent(call, problems, channel["guild_id"], form)
    problems.raise_any()
    _change(call, channel, form)
    return 200, channel


def delete_channel(call: Call) -> Reply:
    """A category's channels stay. A direct channel is closed: as with Discord, it opens again with its messages."""
    channel = call.world.channel(call.path["channel_id"])
    if channel["type"] == DIRECT:
        return 200, channel
    _managed_channel(call)
    _forget(call, channel)
    return 200, channel


def put_overwrite(call: Call) -> Reply:
    channel, form, problems = channel_in(call, Permission.MANAGE_ROLES), call.form(), FormProblems()
    check_overwrite(problems, (), form)
    problems.raise_any()
    overwrite = _overwrite(call, channel, {**form, "id": call.path["overwrite_id"]})
    others = [each for each in channel["permission_overwrites"] if each["id"] != overwrite["id"]]
    channel["permission_overwrites"] = [*others, overwrite]
    call.world.changed = True
    return 204, None


def delete_overwrite(call: Call) -> Reply:
    channel = channel_in(call, Permission.MANAGE_ROLES)
    kept = [each for each in channel["permission_overwrites"] if each["id"] != call.path["overwrite_id"]]
    if len(kept) == len(channel["permission_overwrites"]):
        raise UNKNOWN_OVERWRITE()
    channel["permission_overwrites"] = kept
    call.world.changed = True
    return 204, None


def channel_in(call: Call, needed: Permission) -> Json:
    """The channel of the path, when the bot sees it and holds what is needed there."""
    channel = call.world.channel(call.path["channel_id"])
    call.world.require_bot_in_channel(channel, needed)
    return channel


def _managed_channel(call: Call) -> Json:
    channel = channel_in(call, Permission.MANAGE_CHANNELS)
    if channel["type"] == DIRECT:
        raise WRONG_CHANNEL_TYPE()
    return channel


def _change(call: Call, channel: Json, form: Json) -> None:
    if form.get("permission_overwrites") is not None:
        call.world.require_bot_permission(channel["guild_id"], Permission.MANAGE_ROLES)
        channel["permission_overwrites"] = [_overwrite(call, channel, each) for each in form["permission_overwrites"]]
    for key in PLAIN_FIELDS:
        if key in form and key in channel and (form[key] is not None or key in NULLABLE):
            channel[key] = int(form[key]) if key in NUMBERS else form[key]
    if "parent_id" in form:
        channel["parent_id"] = form["parent_id"] and str(form["parent_id"])
    channel["name"] = shown_name(channel["type"], str(form.get("name") or channel["name"]))
    call.world.changed = True


def _overwrite(call: Call, channel: Json, form: Json) -> Json:
    """Nobody hands out, or takes away, what they do not hold themselves."""
    allow, deny = int(form.get("allow") or 0), int(form.get("deny") or 0)
    held = call.world.permissions(channel["guild_id"], call.world.application_id)
    if (allow | deny) & ~held:
        raise MISSING_PERMISSIONS()
    return {"id": str(form["id"]), "type": form.get("type") or ROLE, "allow": str(allow), "deny": str(deny)}


def _check_parent(call: Call, problems: FormProblems, guild_id: str, form: Json) -> None:
    if form.get("parent_id") is None:
        return
    parent = call.world.state["channels"].get(str(form["parent_id"]), {})
    if parent.get("guild_id") != guild_id:
        problems.add(("parent_id",), "CHANNEL_PARENT_INVALID", "Category does not exist")
    elif parent["type"] != CATEGORY:
        problems.add(("parent_id",), "CHANNEL_PARENT_INVALID_TYPE", "Not a category")


def _forget(call: Call, channel: Json) -> None:
    state, channel_id = call.world.state, channel["id"]
    del state["channels"][channel_id]
    for kind in ("messages", "pins", "stage_instances"):
        call.world.held(kind).pop(channel_id, None)
    in_the_channel = [call.world.held("webhooks"), call.world.held("scheduled_events")]
    for held in (*in_the_channel, voice_states(call.world, channel["guild_id"])):
        for key in [key for key, each in held.items() if each["channel_id"] == channel_id]:
            del held[key]
    for child in state["channels"].values():
        if child.get("parent_id") == channel_id:
            child["parent_id"] = None
    call.world.changed = True


_CHANNEL = "/channels/{channel_id}"
ROUTES = (
    Rule("GET", "/guilds/{guild_id}/channels", list_channels),
    Rule("POST", "/guilds/{guild_id}/channels", create_channel),
    Rule("GET", _CHANNEL, get_channel),
    Rule("PATCH", _CHANNEL, edit_channel),
    Rule("DELETE", _CHANNEL, delete_channel),
    Rule("PUT", f"{_CHANNEL}/permissions/{{overwrite_id}}", put_overwrite),
    Rule("DELETE", f"{_CHANNEL}/permissions/{{overwrite_id}}", delete_overwrite),
)
