"""Who is in which voice or stage channel: https://docs.discord.com/developers/resources/voice

Nothing is ever heard; what counts is where people are, and whether they may speak.
"""

import secrets

from app.discord.permissions import Permission
from app.playground.genesis import timestamp
from app.playground.problems import Json
from app.playground.rules.channels import STAGE
from app.playground.world import World

STAGE_MODERATOR = Permission.MANAGE_CHANNELS | Permission.MUTE_MEMBERS | Permission.MOVE_MEMBERS
"""All three: https://docs.discord.com/developers/resources/stage-instance#definitions"""


def voice_states(world: World, guild_id: str) -> Json:
    """By user id; who is in no channel has none."""
    held: Json = world.held("voice_states").setdefault(guild_id, {})
    return held


def join_voice(world: World, user_id: str, channel: Json) -> Json:
    """From wherever this person was. On a stage only its moderators may speak at once."""
    guild_id = channel["guild_id"]
    member = world.member(guild_id, user_id)
    held = world.permissions(guild_id, user_id, channel)
    state: Json = {
        "guild_id": guild_id,
        "channel_id": channel["id"],
        "user_id": user_id,
        "session_id": secrets.token_hex(16),
        "deaf": member["deaf"],
        "mute": member["mute"],
        "self_deaf": False,
        "self_mute": False,
        "self_stream": False,
        "self_video": False,
        "suppress": channel["type"] == STAGE and bool(STAGE_MODERATOR & ~held),
        "request_to_speak_timestamp": None,
    }
    voice_states(world, guild_id)[user_id] = state
    world.changed = True
    return state


def leave_voice(world: World, guild_id: str, user_id: str) -> None:
    voice_states(world, guild_id).pop(user_id, None)
    world.changed = True


def suppress(world: World, state: Json, suppressed: bool) -> None:
    """A person who is no longer suppressed is asked to speak, which shows as a raised hand; a bot just speaks."""
    state["suppress"] = suppressed
    asked = not suppressed and not world.user(state["user_id"]).get("bot")
    state["request_to_speak_timestamp"] = timestamp(world.clock()) if asked else None
    world.changed = True
