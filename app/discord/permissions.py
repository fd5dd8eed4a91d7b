"""Permission bits of Discord. https://docs.discord.com/developers/topics/permissions"""

from collections.abc import Iterable, Sequence
from enum import IntFlag

from app.discord.resources import Channel, Role


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
    VIEW_GUILD_INSIGHTS = 1 << 19
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
    MANAGE_GUILD_EXPRESSIONS = 1 << 30
    USE_APPLICATION_COMMANDS = 1 << 31
    REQUEST_TO_SPEAK = 1 << 32
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    CREATE_EVENTS = 1 << 44
    SET_VOICE_CHANNEL_STATUS = 1 << 48
    PIN_MESSAGES = 1 << 51
    BYPASS_SLOWMODE = 1 << 52


ALL = (1 << 53) - 1
"""Every permission there is, and some that may come."""


def manages_guild(permissions: int) -> bool:
    return bool(permissions & (Permission.ADMINISTRATOR | Permission.MANAGE_GUILD))


def permissions_in(channel: Channel, roles: Iterable[Role], my_roles: Sequence[int], my_id: int) -> int:
    """What somebody who does not own the guild may do in a channel; `roles` are all of the guild's.

    https://docs.discord.com/developers/topics/permissions#permission-overwrites
    """
    everyone = channel.guild_id or 0
    mine = {everyone, *my_roles}
    total = 0
    for role in roles:
        total |= role.permissions if role.id in mine else 0
    if total & Permission.ADMINISTRATOR:
        return ALL
    overwrites = {overwrite.id: overwrite for overwrite in channel.permission_overwrites}
    for group in ([everyone], my_roles, [my_id]):
        found = [overwrites[target] for target in group if target in overwrites]
        for overwrite in found:
            total &= ~overwrite.deny
        for overwrite in found:
            total |= overwrite.allow
    return total if total & Permission.VIEW_CHANNEL else 0
