"""Messages as they are kept and shown: https://docs.discord.com/developers/resources/message#message-object"""

import re

from app.playground.genesis import timestamp
from app.playground.problems import Json
from app.playground.rules.messages import COMPONENTS_V2, EPHEMERAL, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS
from app.playground.shown import shown_components, shown_embeds
from app.playground.snowflakes import new_snowflake
from app.playground.world import World

PLAIN, REPLY, COMMAND_REPLY, CONTEXT_MENU_REPLY = 0, 19, 20, 23
KEPT_FLAGS = EPHEMERAL | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2


def new_message(world: World, channel_id: str, author: Json, body: Json, at: float, kind: int = PLAIN) -> Json:
    """Not yet added to the world. `at` is in Unix seconds."""
    message: Json = {
        "id": new_snowflake(at),
        "type": kind,
        "channel_id": channel_id,
        "author": author,
        "content": body.get("content") or "",
        "timestamp": timestamp(at),
        "edited_timestamp": None,
        "tts": bool(body.get("tts")),
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": _uploaded(body),
        "embeds": shown_embeds(body.get("embeds") or [], _uploaded(body)),
        "components": shown_components(body.get("components") or [], _uploaded(body)),
        "pinned": False,
        "flags": int(body.get("flags") or 0) & KEPT_FLAGS,
    }
    _fill_mentions(world, message, body.get("allowed_mentions"))
    return message


def edit_message(world: World, message: Json, body: Json, at: float) -> None:
    """Changes what `body` names and nothing else. Once set, COMPONENTS_V2 stays."""
    if "content" in body:
        message["content"] = body["content"] or ""
    if "attachments" in body:
        kept = {str(each.get("id")) for each in body["attachments"] or ()}
        message["attachments"] = [each for each in message["attachments"] if each["id"] in kept] + _uploaded(body)
    if "embeds" in body:
        message["embeds"] = shown_embeds(body["embeds"] or [], message["attachments"])
    if "components" in body:
        message["components"] = shown_components(body["components"] or [], message["attachments"])
    if body.get("flags") is not None:
        settable = SUPPRESS_EMBEDS | COMPONENTS_V2
        keep = message["flags"] & (~settable | COMPONENTS_V2)
        message["flags"] = keep | int(body["flags"]) & settable
    message["edited_timestamp"] = timestamp(at)
    _fill_mentions(world, message, body.get("allowed_mentions"))
    world.changed = True


def _uploaded(body: Json) -> list[Json]:
    """Those that came with this very request; others are only named by their id."""
    return [each for each in body.get("attachments") or () if "url" in each]


def _fill_mentions(world: World, message: Json, allowed: Json | None) -> None:
    """Who is notified: https://docs.discord.com/developers/resources/message#allowed-mentions-object"""
    kinds = ("users", "roles", "everyone") if allowed is None else allowed.get("parse") or ()
    named = allowed or {}
    mentioned = dict.fromkeys(re.findall(r"<@!?([0-9]{15,20})>", message["content"]))
    users = [user_id for user_id in mentioned if "users" in kinds or user_id in (named.get("users") or ())]
    known = world.state["users"]
    message["mentions"] = [known[user_id] for user_id in users if user_id in known]
    roles = dict.fromkeys(re.findall(r"<@&([0-9]{15,20})>", message["content"]))
    message["mention_roles"] = [r for r in roles if "roles" in kinds or r in (named.get("roles") or ())]
    message["mention_everyone"] = "everyone" in kinds and bool(re.search(r"@(everyone|here)\b", message["content"]))
