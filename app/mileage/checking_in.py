"""`/check-in`: once per guild day, more for days in a row."""

from app.commands.context import Context
from app.discord.replies import Reply
from app.guilds.settings import GuildSettings
from app.guilds.store import GuildStore
from app.mileage import bookings
from app.mileage.bookings import Booked
from app.mileage.days import day_of, next_day_begins
from app.mileage.ledger import Ledger
from app.mileage.ranks import next_rank, rank_reached
from app.texts import Texts


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
    return Reply(content=_sentences(ctx.texts, settings, booked))


def _sentences(texts: Texts, settings: GuildSettings, booked: Booked) -> str:
    sentences = [texts("check-in-done", miles=booked.miles, balance=booked.balance)]
    if (booked.streak or 0) > 1:
        sentences.append(texts("check-in-streak", days=booked.streak))
    if booked.miles == 0:
        sentences.append(texts("check-in-capped"))
    return "\n".join([" ".join(sentences), _rank_line(texts, settings, booked)])


def _rank_line(texts: Texts, settings: GuildSettings, booked: Booked) -> str:
    reached = rank_reached(settings.ranks, booked.balance_before, booked.balance)
    if reached:
        return texts("rank-reached", rank=reached.name)
    ahead = next_rank(settings.ranks, booked.balance)
    if ahead is None:
        return texts("rank-top")
    return texts("rank-next", rank=ahead.name, miles=ahead.threshold - booked.balance)
