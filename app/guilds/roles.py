"""What the bot may do with a role, and why not."""

from collections.abc import Sequence

from app.discord.permissions import Permission
from app.discord.resources import Role


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
