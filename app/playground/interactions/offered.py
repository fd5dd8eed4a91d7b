"""Whether a Discord client would show a command to somebody, here."""

from app.discord.permissions import Permission
from app.playground.problems import Json
from app.playground.world import World


def offered_commands(world: World, user: Json, guild_id: str | None) -> list[Json]:
    commands = world.commands_in(guild_id)
    return [command for command in commands if not why_not_offered(world, command, user, guild_id)]


def why_not_offered(
    world: World, command: Json, user: Json, guild_id: str | None, channel: Json | None = None
) -> list[str]:
    reasons = []
    if (0 if guild_id else 1) not in (command.get("contexts") or (0, 1)):
        reasons.append(f"/{command['name']} is not offered {'in servers' if guild_id else 'in direct messages'}")
    needed = command.get("default_member_permissions")
    if guild_id and needed is not None:
        held = world.permissions(guild_id, user["id"], channel)
        if held & int(needed) != int(needed) or (int(needed) == 0 and not held & Permission.ADMINISTRATOR):
            reasons.append(f"/{command['name']} is not offered to {user['username']}, who lacks a permission")
    return reasons
