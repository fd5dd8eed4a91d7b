"""https://docs.discord.com/developers/resources/guild"""

from app.playground.rest.call import Call, Reply, Rule


def get_guild(call: Call) -> Reply:
    guild = call.world.guild_with_roles(call.path["guild_id"])
    if call.flag("with_counts"):
        count = len(call.world.members(guild["id"]))
        guild |= {"approximate_member_count": count, "approximate_presence_count": count}
    return 200, guild


ROUTES = (Rule("GET", "/guilds/{guild_id}", get_guild),)
