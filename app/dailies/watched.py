"""The button below a post that awards miles, once per member and item."""

from app.commands.context import Context
from app.dailies.items import Item
from app.discord.components import Button, ButtonStyle, ComponentState, custom_id
from app.discord.replies import Reply
from app.guilds.store import GuildStore
from app.mileage import bookings
from app.mileage.bookings import Reason
from app.mileage.days import day_of
from app.mileage.earned import earned_text
from app.mileage.ledger import Ledger
from app.texts import Texts

WATCHED: Reason = "watched"


class Watched(ComponentState, frozen=True):
    """What was watched: our id of it."""

    item_id: int


def watched_button(texts: Texts, item: Item, item_id: int) -> Button:
    label = texts(f"dailies-watched-{item.kind}")
    return Button(label, custom_id("dailies.watched", Watched(item_id)), style=ButtonStyle.SUCCESS.value)


async def watched_reply(ctx: Context, item_id: int) -> Reply:
    guild_id, person, interaction_id = ctx.guild_id, ctx.person, ctx.interaction.id
    booked = await ctx.part(Ledger).decide_and_book(
        guild_id,
        lambda settings: bookings.earned(
            settings,
            guild_id,
            person,
            WATCHED,
            f"watched:{item_id}:{person.id}",
            day_of(ctx.moment, settings.zone_info),
            interaction_id,
        ),
    )
    if booked.interaction_id != interaction_id:
        return Reply(content=ctx.texts("dailies-watched-already"), ephemeral=True)
    settings = await ctx.part(GuildStore).settings(guild_id)
    return Reply(content=earned_text(ctx.texts, settings, booked, "dailies-watched-done"), ephemeral=True)
