"""The Admin API about how far a server is set up, put together from what each feature says."""

import asyncio

import msgspec

from app.api.call import Call
from app.api.declaration import ApiBook, Level
from app.api.problems import NotThere
from app.control_room.setup_checks import DoorSetup
from app.dailies.setup_checks import DailiesSetup
from app.discord.snowflake import SnowflakeText, as_text
from app.guilds.at_discord import GuildsAtDiscord
from app.guilds.setup import SEVERITIES, Setup, SetupProblem, invitation, setup_problem
from app.guilds.setup_checks import GuildSetup
from app.mileage.setup_checks import MileageSetup
from app.settings import Settings

setup = ApiBook("guild")

SETUPS: tuple[Setup, ...] = (DoorSetup(), GuildSetup(), MileageSetup(), DailiesSetup())
"""A feature adds itself here."""


class GuildJson(msgspec.Struct):
    id: SnowflakeText
    name: str
    icon: str | None
    """The hash of its picture at Discord."""
    level: Level | None
    """What the caller may do here."""
    counts: dict[str, int]
    """Such as `members` (on the board of the whole trip), `miles`, `sources`, `channels`, `tokens`."""
    set_up: dict[str, bool]
    """Such as `rank-roles`, `award-roles`, `notice-channel`, `dailies`: whether somebody chose it."""


@setup.get("/guilds/{guild_id}", "A server: what is set up, in numbers")
async def read_guild(call: Call) -> GuildJson:
    here = await call.part(GuildsAtDiscord).look(call.guild_id)
    if here is None:
        raise NotThere("no server with the bot in it")
    states = await asyncio.gather(*(each.state(call) for each in SETUPS))
    return GuildJson(
        as_text(here.guild.id),
        here.guild.name,
        here.guild.icon,
        call.level,
        {name: count for state in states for name, count in state.counts.items()},
        {name: done for state in states for name, done in state.set_up.items()},
    )


@setup.get("/guilds/{guild_id}/problems", "What is wrong, what follows from it and how to mend it, the worst first")
async def list_problems(call: Call) -> list[SetupProblem]:
    here = await call.part(GuildsAtDiscord).look(call.guild_id)
    if here is None:
        link = invitation(call.part(Settings), call.guild_id)
        return [setup_problem(call.texts, "bot-not-here", "error", link=link)]
    found = await asyncio.gather(*(each.problems(call, here) for each in SETUPS))
    return sorted(
        (problem for problems in found for problem in problems), key=lambda each: SEVERITIES.index(each.severity)
    )
