"""The buttons of The Dailies."""

from app.commands.context import Context
from app.commands.declaration import CommandBook
from app.dailies.watched import Watched, watched_reply
from app.database.pool import Database
from app.database.queries import queries
from app.discord.replies import Reply
from app.errors import OutOfDate

components = CommandBook("dailies")


@components.component("dailies.watched", Watched, updates=False)
async def watched(ctx: Context, watched: Watched) -> Reply:
    """Anybody can forge a button: what was watched must be an item of this guild."""
    item = await ctx.part(Database).run(
        lambda connection: queries.dailies.find_item(connection, guild_id=ctx.guild_id, item_id=watched.item_id)
    )
    if item is None:
        raise OutOfDate
    return await watched_reply(ctx, watched.item_id)
