"""The world at the start, in Discord's own JSON. Every field that Discord's API description requires is there."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from app.discord.permissions import Permission
from app.playground import cast
from app.playground.permissions import EVERYONE, bits
from app.playground.problems import Json

FIRST_DAY = "2026-01-05T09:00:00.000000+00:00"
BOT_NAME = "Crew Bot"


def first_state(application_id: str) -> Json:
    state: Json = {
        "version": 1,
        "application_id": application_id,
        "users": {person.id: user(person.id, person.username, person.name) for person in cast.PEOPLE},
        "locales": {person.id: person.locale for person in cast.PEOPLE},
        "guilds": {},
        "roles": {},
        "channels": {},
        "members": {},
        "messages": {},
        "nonces": {},
        "commands": {"global": {}},
        "interactions": {},
    }
    state["users"][application_id] = user(application_id, BOT_NAME, BOT_NAME, bot=True)
    found_guild(state, cast.GUILD_ID, cast.GUILD_NAME)
    return state


def found_guild(state: Json, guild_id: str, name: str) -> None:
    """A guild of the whole cast. Only the first one has the cast's own role and channel ids; ids are never shared."""
    own = _id_in(guild_id)
    state["guilds"][guild_id] = guild(guild_id, name, cast.OWNER.id)
    everyone = role(guild_id, "@everyone", 0, EVERYONE)
    state["roles"][guild_id] = {guild_id: everyone}
    for each in cast.ROLES:
        made = role(own(each.id), each.name, each.position, bits(each.permissions), each.colour)
        if each.managed:
            made |= {"managed": True, "tags": {"bot_id": state["application_id"]}}
        state["roles"][guild_id][made["id"]] = made
    state["members"][guild_id] = {p.id: member([own(r) for r in p.roles]) for p in cast.PEOPLE}
    state["members"][guild_id][state["application_id"]] = member([own(cast.CREW_BOT)])
    for position, room in enumerate(cast.CHANNELS):
        made = channel(own(room.id), guild_id, room, position)
        state["channels"][made["id"]] = made


def user(user_id: str, username: str, name: str, bot: bool = False) -> Json:
    return {
        "id": user_id,
        "username": username,
        "global_name": None if bot else name,
        "discriminator": "0420" if bot else "0",
        "avatar": None,
        "avatar_decoration_data": None,
        "banner": None,
        "accent_color": None,
        "collectibles": None,
        "primary_guild": None,
        "public_flags": 0,
        "flags": 0,
        **({"bot": True} if bot else {}),
    }


def member(roles: list[str], joined_at: str = FIRST_DAY) -> Json:
    """Without `user`, as the state keeps it."""
    return {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "joined_at": joined_at,
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": roles,
        "mute": False,
        "deaf": False,
    }


def role(role_id: str, name: str, position: int, permissions: int, colour: int = 0) -> Json:
    return {
        "id": role_id,
        "name": name,
        "description": None,
        "permissions": str(permissions),
        "position": position,
        "color": colour,
        "colors": {"primary_color": colour, "secondary_color": None, "tertiary_color": None},
        "hoist": colour != 0,
        "managed": False,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def channel(channel_id: str, guild_id: str, room: cast.Channel, position: int) -> Json:
    made: Json = {
        "id": channel_id,
        "type": room.type,
        "guild_id": guild_id,
        "name": room.name,
        "position": position,
        "flags": 0,
        "parent_id": None,
        "topic": room.topic,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "permission_overwrites": [],
    }
    if room.type in (2, 13):
        made |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None}
    if room.closed_to_everyone:
        closed = str(Permission.VIEW_CHANNEL.value)
        made["permission_overwrites"] = [{"id": guild_id, "type": 0, "allow": "0", "deny": closed}]
    return made


def direct_channel(channel_id: str, person: Json) -> Json:
    return {"id": channel_id, "type": 1, "flags": 0, "last_message_id": None, "recipients": [person]}


def guild(guild_id: str, name: str, owner_id: str) -> Json:
    """Roles are kept apart; emojis and stickers there are none."""
    absent = (
        "icon description home_header splash discovery_splash banner application_id afk_channel_id system_channel_id"
        " widget_channel_id vanity_url_code rules_channel_id safety_alerts_channel_id public_updates_channel_id"
        " incidents_data"
    )
    return {
        **dict.fromkeys(absent.split()),
        "id": guild_id,
        "name": name,
        "owner_id": owner_id,
        "features": ["COMMUNITY", "NEWS"],
        "region": "deprecated",
        "afk_timeout": 300,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "verification_level": 0,
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": "en-US",
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
    }


def timestamp(at: float) -> str:
    """ISO 8601 as Discord writes it, from Unix seconds."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="microseconds")


def _id_in(guild_id: str) -> Callable[[str], str]:
    """From an id of the cast's to the one in this guild."""
    if guild_id == cast.GUILD_ID:
        return lambda cast_id: cast_id
    return lambda cast_id: str(10**18 + _digest(f"{guild_id}/{cast_id}") % (7 * 10**18))


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:7], "big")
