"""Permission bits of Discord. https://docs.discord.com/developers/topics/permissions"""

from enum import IntFlag


class Permission(IntFlag):
    ADMINISTRATOR = 1 << 3
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MANAGE_ROLES = 1 << 28


def manages_guild(permissions: int) -> bool:
    return bool(permissions & (Permission.ADMINISTRATOR | Permission.MANAGE_GUILD))
