"""What the bot may do with a role, and why not."""

from collections.abc import Sequence

from app.discord.permissions import Permission
from app.discord.resources import Role

POWERS = (
    Permission.ADMINISTRATOR
    | Permission.KICK_MEMBERS
    | Permission.BAN_MEMBERS
    | Permission.MANAGE_CHANNELS
    | Permission.MANAGE_GUILD
    | Permission.VIEW_AUDIT_LOG
    | Permission.VIEW_GUILD_INSIGHTS
    | Permission.MANAGE_MESSAGES
    | Permission.MENTION_EVERYONE
    | Permission.MUTE_MEMBERS
    | Permission.DEAFEN_MEMBERS
    | Permission.MOVE_MEMBERS
    | Permission.MANAGE_NICKNAMES
    | Permission.MANAGE_ROLES
    | Permission.MANAGE_WEBHOOKS
    | Permission.MANAGE_GUILD_EXPRESSIONS
    | Permission.MANAGE_EVENTS
    | Permission.MANAGE_THREADS
    | Permission.MODERATE_MEMBERS
    | Permission.PIN_MESSAGES
    | Permission.BYPASS_SLOWMODE
)
"""What not everybody should be able to get by themselves."""


def is_powerful(role_id: int, guild_id: int, roles: Sequence[Role]) -> bool:
    """Whether a role gives power over others, or over the guild, that not everybody has anyway."""
    permissions = {role.id: role.permissions for role in roles}
    return bool(permissions.get(role_id, 0) & ~permissions.get(guild_id, 0) & POWERS)


def role_problem(role_id: int, roles: Sequence[Role], my_roles: Sequence[int]) -> str | None:
    """Why the bot, holding `my_roles`, cannot give a role: `role-gone`, `role-managed`, `no-manage-roles` or
    `role-above-mine`. None when it can. https://docs.discord.com/developers/topics/permissions#permission-hierarchy"""
    role = next((role for role in roles if role.id == role_id), None)
    mine = [role for role in roles if role.id in my_roles]
    rights = 0
    for held in mine:
        rights |= held.permissions
    if role is None:
        return "role-gone"
    if role.managed:
        return "role-managed"
    if not rights & (Permission.MANAGE_ROLES | Permission.ADMINISTRATOR):
        return "no-manage-roles"
    return "role-above-mine" if role.position >= max((held.position for held in mine), default=0) else None
