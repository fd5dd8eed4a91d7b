"""Miles by hand: awarding them and taking them back."""

from app.commands.context import Context, Person
from app.discord.components import ComponentState, TextInput, custom_id
from app.discord.markdown import escaped
from app.discord.replies import Modal, Reply
from app.errors import BadInput
from app.guilds.settings import MOST_MILES_AT_ONCE
from app.guilds.store import GuildStore
from app.mileage import bookings
from app.mileage.bookings import LONGEST_NOTE
from app.mileage.days import day_of
from app.mileage.ledger import Ledger
from app.mileage.ranks import rank_reached
from app.texts.lines import one_line


class AwardForm(ComponentState, frozen=True):
    """Who gets the miles."""

    user_id: int


async def award_miles(ctx: Context, to: Person, miles: int, why: str) -> Reply:
    guild_id, giver, interaction_id = ctx.guild_id, ctx.person, ctx.interaction.id
    booked = await ctx.part(Ledger).decide_and_book(
        guild_id,
        lambda settings: bookings.award(
            settings, guild_id, giver, to, miles, why, day_of(ctx.moment, settings.zone_info), interaction_id
        ),
    )
    settings = await ctx.part(GuildStore).settings(guild_id)
    lines = [
        ctx.texts("award-done", member=str(to.id), miles=booked.miles, balance=booked.balance),
        ctx.texts("award-reason", reason=escaped(one_line(why)[:LONGEST_NOTE])),
    ]
    if reached := rank_reached(settings.ranks, booked.balance_before, booked.balance):
        lines.append(ctx.texts("award-rank", member=str(to.id), rank=reached.name))
    return Reply(content="\n".join(lines), ephemeral=False)


def award_form(ctx: Context, to: Person) -> Modal:
    if to.is_bot:
        raise BadInput("error-award-bot")
    texts = ctx.texts
    inputs = [
        TextInput("miles", texts("award-form-miles"), placeholder=f"1–{MOST_MILES_AT_ONCE}", longest=6),
        TextInput("reason", texts("award-form-reason"), longest=LONGEST_NOTE, paragraph=True),
    ]
    return Modal(custom_id("award.submit", AwardForm(to.id)), texts("award-form-title"), inputs)


def read_miles(typed: str) -> int:
    """From the form. Raises `BadInput` for anything but a number in range."""
    digits = typed.strip()
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits) <= MOST_MILES_AT_ONCE):
        raise BadInput("error-miles-not-a-number", most=MOST_MILES_AT_ONCE)
    return int(digits)


async def undo_entry(ctx: Context, user_id: int, entry_id: int) -> Reply:
    reversal = bookings.reversal(ctx.guild_id, ctx.person.id, user_id, entry_id, ctx.interaction.id)
    booked = await ctx.part(Ledger).book(reversal)
    if booked.outcome == "missing":
        raise BadInput("error-nothing-to-undo")
    if booked.interaction_id != ctx.interaction.id:
        return Reply(content=ctx.texts("undo-already"), ephemeral=True)
    return Reply(content=ctx.texts("undo-done", miles=-booked.miles, member=str(user_id), balance=booked.balance))
