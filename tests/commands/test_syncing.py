"""`omo commands diff|sync`: Discord is told only when something differs."""

from typing import Any

import httpx
import msgspec
import pytest

from app.discord.differences import Differences
from app.discord.rest import DiscordRest
from app.interactions.catalogue import all_commands, catalogue
from app.interactions.sync import compare, examine_commands, synchronise
from app.operations.doctor import Ailment
from tests import cast
from tests.bot import Bot
from tests.cast import Json
from tests.pretend_rest import PretendRest

GUILD = 9007199254740993001
GLOBAL = f"/applications/{cast.APPLICATION}/commands"
IN_GUILD = f"/applications/{cast.APPLICATION}/guilds/{GUILD}/commands"


@pytest.fixture
def rest(bot: Bot) -> DiscordRest:
    return bot.part(DiscordRest)


class Registry:
    """What Discord has registered, as it tells it: with ids, versions and nulls of its own."""

    def __init__(self, discord: PretendRest, path: str, commands: list[Json]) -> None:
        self.has = commands
        discord.routes.get(path).mock(side_effect=lambda request: httpx.Response(200, json=self._told()))
        self.writing = discord.routes.put(path).mock(side_effect=self._write)

    def _told(self) -> list[Json]:
        more = {"application_id": str(cast.APPLICATION), "version": "3", "default_member_permissions": None}
        return [_with_nulls(command) | more | {"id": str(n), "nsfw": False} for n, command in enumerate(self.has)]

    def _write(self, request: httpx.Request) -> httpx.Response:
        self.has = msgspec.json.decode(request.content)
        return httpx.Response(200, json=self._told())


def _with_nulls(command: Json) -> Json:
    """Discord leaves out options that are empty and `required` that is false."""
    kept = {name: value for name, value in command.items() if value not in ([], False)}
    if "options" in kept:
        kept["options"] = [_with_nulls(option) for option in kept["options"]]
    return {"name_localizations": None, **kept}


def ours() -> list[Json]:
    commands: list[Json] = msgspec.json.decode(msgspec.json.encode(catalogue(all_commands())))
    return commands


async def test_when_nothing_differs_nothing_is_written(rest: DiscordRest, discord_rest: PretendRest) -> None:
    registry = Registry(discord_rest, GLOBAL, ours())
    found = await synchronise(rest, None)

    assert found == Differences([], [], [])
    assert registry.writing.call_count == 0


async def test_the_first_time_everything_is_written_at_once(rest: DiscordRest, discord_rest: PretendRest) -> None:
    registry = Registry(discord_rest, GLOBAL, [])
    found = await synchronise(rest, None)

    assert "/check-in" in found.new
    assert "menu: Show mileage" in found.new
    assert registry.writing.call_count == 1
    assert registry.has == ours()


async def test_after_writing_nothing_differs(rest: DiscordRest, discord_rest: PretendRest) -> None:
    registry = Registry(discord_rest, GLOBAL, [])
    await synchronise(rest, None)

    assert not (await synchronise(rest, None)).any
    assert registry.writing.call_count == 1


async def test_looking_writes_nothing(rest: DiscordRest, discord_rest: PretendRest) -> None:
    registry = Registry(discord_rest, GLOBAL, [])

    assert (await compare(rest, None)).any
    assert registry.writing.call_count == 0


def changed(path: str, value: Any) -> Any:
    def change(commands: list[Json]) -> None:
        thing: Any = {"commands": commands}
        *steps, last = path.split("/")
        for step in ["commands", *steps]:
            thing = thing[int(step) if step.isdigit() else step]
        thing[last] = value

    return change


MILEAGE = next(n for n, command in enumerate(catalogue(all_commands())) if command["name"] == "mileage")


@pytest.mark.parametrize(
    "change",
    [
        changed(f"{MILEAGE}/description", "Something else"),
        changed(f"{MILEAGE}/description_localizations", {"de": "Etwas anderes"}),
        changed(f"{MILEAGE}/options/2/options/1/max_value", 10),
        changed(f"{MILEAGE}/options/2/options/1/required", False),
        changed(f"{MILEAGE}/options/2/options/1/name", "kilometres"),
        changed(f"{MILEAGE}/contexts", [0, 1, 2]),
    ],
    ids=["description", "translation", "limit", "required", "name", "where it is offered"],
)
async def test_a_change_deep_inside_is_noticed_and_written(
    rest: DiscordRest, discord_rest: PretendRest, change: Any
) -> None:
    there = ours()
    change(there)
    registry = Registry(discord_rest, GLOBAL, there)
    found = await synchronise(rest, None)

    assert found == Differences([], ["/mileage"], [])
    assert registry.has == ours()


async def test_a_command_that_we_no_longer_have_is_taken_away(rest: DiscordRest, discord_rest: PretendRest) -> None:
    registry = Registry(discord_rest, GLOBAL, [*ours(), {"name": "teleport", "type": 1, "description": "Beam"}])
    found = await synchronise(rest, None)

    assert found == Differences([], [], ["/teleport"])
    assert registry.has == ours()


async def test_a_command_and_a_menu_of_the_same_name_are_two(rest: DiscordRest, discord_rest: PretendRest) -> None:
    Registry(discord_rest, GLOBAL, [*ours(), {"name": "ping", "type": 2, "description": ""}])

    assert (await compare(rest, None)).gone == ["menu: ping"]


async def test_in_one_server_only_its_own_commands_are_looked_at(rest: DiscordRest, discord_rest: PretendRest) -> None:
    everywhere = Registry(discord_rest, GLOBAL, [])
    registry = Registry(discord_rest, IN_GUILD, [])
    await synchronise(rest, GUILD)

    assert registry.writing.call_count == 1
    assert everywhere.writing.call_count == 0


async def test_in_a_server_discord_keeps_no_contexts_and_that_is_no_difference(
    rest: DiscordRest, discord_rest: PretendRest
) -> None:
    kept = [{key: value for key, value in command.items() if key not in GLOBAL_ONLY} for command in ours()]
    Registry(discord_rest, IN_GUILD, kept)

    assert not (await compare(rest, GUILD)).any


GLOBAL_ONLY = ("contexts", "integration_types")


async def test_the_doctor_says_what_to_do(rest: DiscordRest, discord_rest: PretendRest) -> None:
    registry = Registry(discord_rest, GLOBAL, [])
    with pytest.raises(Ailment, match="omo commands sync"):
        await examine_commands(rest)
    registry.has = ours()

    assert await examine_commands(rest) == "Discord has them as they are here"
