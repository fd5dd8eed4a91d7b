"""A guild that has grown as large as Discord lets it: so that lists, searches and pages can be tried with all of it."""

from app.playground import cast, genesis
from app.playground.backstage.ask import Ask, Rule
from app.playground.problems import Json
from app.playground.rest.channels import MOST_CHANNELS
from app.playground.rest.roles import MOST_ROLES
from app.playground.rules.channels import CATEGORY
from app.playground.snowflakes import new_snowflake
from app.playground.world import World

CHANNELS_IN_A_CATEGORY = 24
TEXT = 0
COLOUR = 0x2E86AB
COLOURS_APART = 7919


async def grow(ask: Ask) -> Json:
    """How many channels and roles it has now."""
    guild_id = ask.path["guild_id"]
    _add_roles(ask.world, guild_id)
    _add_channels(ask.world, guild_id)
    ask.world.changed = True
    return {"channels": len(ask.world.channels(guild_id)), "roles": len(ask.world.roles(guild_id))}


def _add_roles(world: World, guild_id: str) -> None:
    """Below those that were there, so that the bot can give them."""
    roles = world.roles(guild_id)
    added = MOST_ROLES - len(roles)
    for other in roles.values():
        other["position"] += added if other["position"] else 0
    for number in range(1, added + 1):
        colour = (COLOUR + number * COLOURS_APART) % 0x1000000
        role = genesis.role(new_snowflake(), f"Fan club {number}", number, 0, colour)
        roles[role["id"]] = role


def _add_channels(world: World, guild_id: str) -> None:
    """Stop after stop, each a category with its rooms."""
    category: str | None = None
    there = len(world.channels(guild_id))
    for number in range(MOST_CHANNELS - there):
        stop, room = divmod(number, CHANNELS_IN_A_CATEGORY + 1)
        place = cast.Channel(new_snowflake(), f"room-{stop + 1}-{room}", TEXT) if room else _category(stop + 1)
        made = genesis.channel(place.id, guild_id, place, there + number)
        made["parent_id"] = category if room else None
        category = category if room else made["id"]
        world.state["channels"][made["id"]] = made


def _category(stop: int) -> cast.Channel:
    return cast.Channel(new_snowflake(), f"Stop {stop}", CATEGORY)


ROUTES = (Rule("POST", "/guilds/{guild_id}/growth", grow),)
