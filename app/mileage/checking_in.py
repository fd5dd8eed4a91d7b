"""`/check-in`: once per guild day, more for days in a row."""

from app.commands.context import Context
from app.discord.replies import Reply
from app.guilds.store import GuildStore
from app.mileage import bookings
from app.mileage.days import day_of, next_day_begins
from app.mileage.earned import earned_text
from app.mileage.ledger import Ledger


async def check_in_reply(ctx: Context) -> Reply:
    guild_id, person, interaction_id = ctx.guild_id, ctx.person, ctx.interaction.id
    booked = await ctx.part(Ledger).decide_and_book(
        guild_id,
        lambda settings: bookings.check_in(
            settings, guild_id, person, day_of(ctx.moment, settings.zone_info), interaction_id
        ),
    )
    settings = await ctx.part(GuildStore).settings(guild_id)
    if booked.interaction_id != interaction_id:
        tomorrow = next_day_begins(day_of(ctx.moment, settings.zone_info), settings.zone_info)
        return Reply(content=ctx.texts("check-in-already", when=f"<t:{int(tomorrow.timestamp())}:R>"))
    return Reply(content=earned_text(ctx.texts, settings, booked, "check-in-done"))
