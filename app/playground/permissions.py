"""Who may do what: https://docs.discord.com/developers/topics/permissions#permission-hierarchy"""

from collections.abc import Iterable

from app.discord.permissions import Permission
from app.playground.problems import Json

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
