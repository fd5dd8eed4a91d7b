"""`/ping`."""

from app.commands.context import Context
from app.commands.declaration import CommandBook
from app.discord.replies import Reply

commands = CommandBook()


@commands.slash("ping", in_guild_only=False)
async def ping(ctx: Context) -> Reply:
    return Reply(content=ctx.texts("pong"))
