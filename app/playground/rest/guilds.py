"""https://docs.discord.com/developers/resources/guild"""

from collections import Counter

from app.playground.rest.call import Call, Reply, Rule


def get_guild(call: Call) -> Reply:
    guild = call.world.guild_with_roles(call.path["guild_id"])
    if call.flag("with_counts"):
        count = len(call.world.members(guild["id"]))
        guild |= {"approximate_member_count": count, "approximate_presence_count": count}
    return 200, guild


def list_channels(call: Call) -> Reply:
    return 200, call.world.channels(call.path["guild_id"])


def list_roles(call: Call) -> Reply:
    return 200, list(call.world.roles(call.path["guild_id"]).values())


def get_role(call: Call) -> Reply:
    return 200, call.world.role(call.path["guild_id"], call.path["role_id"])


def count_role_members(call: Call) -> Reply:
    members = call.world.members(call.path["guild_id"]).values()
    return 200, Counter(role_id for member in members for role_id in member["roles"])


ROUTES = (
    Rule("GET", "/guilds/{guild_id}", get_guild),
    Rule("GET", "/guilds/{guild_id}/channels", list_channels),
    Rule("GET", "/guilds/{guild_id}/roles", list_roles),
    Rule("GET", "/guilds/{guild_id}/roles/member-counts", count_role_members),
    Rule("GET", "/guilds/{guild_id}/roles/{role_id}", get_role),
)
