"""`omo commands diff|sync`: a one-shot job, never a thing that every process does when it starts.

Discord's bulk overwrite deletes, changes and creates in one request, and only names that are new count against its 200
creations a day. https://docs.discord.com/developers/interactions/application-commands#registering-a-command
"""

from app.discord.differences import Differences, differences
from app.discord.rest import DiscordRest
from app.interactions.catalogue import all_commands, catalogue
from app.operations.doctor import Ailment


async def compare(discord: DiscordRest, guild_id: int | None) -> Differences:
    """With the global commands, or those of one guild."""
    theirs = await (discord.get_global_commands() if guild_id is None else discord.get_guild_commands(guild_id))
    return differences(catalogue(all_commands()), theirs, in_guild=guild_id is not None)


async def synchronise(discord: DiscordRest, guild_id: int | None) -> Differences:
    """Writes only when something differs; returns what differed."""
    found = await compare(discord, guild_id)
    if found.any:
        await discord.put_commands(guild_id, catalogue(all_commands()))
    return found


async def examine_commands(discord: DiscordRest) -> str:
    """For `omo doctor`. Raises `Ailment` when Discord's commands are not ours."""
    found = await compare(discord, None)
    if found.any:
        raise Ailment(
            f"{len(found.new)} new, {len(found.changed)} changed, {len(found.gone)} gone: `omo commands sync`"
        )
    return "Discord has them as they are here"
