"""Who may do what: https://docs.discord.com/developers/topics/permissions#permission-hierarchy"""

from collections.abc import Iterable
from enum import IntFlag

from app.playground.problems import Json


class Permission(IntFlag):
    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    STREAM = 1 << 9
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    MUTE_MEMBERS = 1 << 22
    DEAFEN_MEMBERS = 1 << 23
    MOVE_MEMBERS = 1 << 24
    USE_VAD = 1 << 25
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    REQUEST_TO_SPEAK = 1 << 32
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    CREATE_EVENTS = 1 << 44
    SET_VOICE_CHANNEL_STATUS = 1 << 48
    PIN_MESSAGES = 1 << 51


ALL = (1 << 53) - 1
EVERYONE = int(
    Permission.CREATE_INSTANT_INVITE
    | Permission.ADD_REACTIONS
    | Permission.STREAM
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.CONNECT
    | Permission.SPEAK
    | Permission.USE_VAD
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.REQUEST_TO_SPEAK
    | Permission.SEND_MESSAGES_IN_THREADS
)


def bits(names: Iterable[str]) -> int:
    total = 0
    for name in names:
        total |= Permission[name].value
    return total


def guild_permissions(guild: Json, roles: Json, member: Json, user_id: str) -> int:
    """Without any channel's overwrites. `roles` is keyed by id."""
    if guild["owner_id"] == user_id:
        return ALL
    held = [guild["id"], *member["roles"]]
    total = 0
    for role_id in held:
        total |= int(roles[role_id]["permissions"]) if role_id in roles else 0
    return ALL if total & Permission.ADMINISTRATOR else total


def channel_permissions(base: int, channel: Json, guild_id: str, member: Json, user_id: str) -> int:
    """`base` as `guild_permissions` gives it, after the channel's overwrites."""
    if base & Permission.ADMINISTRATOR:
        return ALL
    overwrites = {overwrite["id"]: overwrite for overwrite in channel.get("permission_overwrites") or ()}
    total = base
    for group in ([guild_id], member["roles"], [user_id]):
        applied = [overwrites[target] for target in group if target in overwrites]
        for overwrite in applied:
            total &= ~int(overwrite["deny"])
        for overwrite in applied:
            total |= int(overwrite["allow"])
    return total if total & Permission.VIEW_CHANNEL else 0
