"""Whose imports are whose."""

from collections.abc import Callable

from app.mileage.imports.reading import read_file
from app.mileage.imports.storing import BEFORE_DISCORD, NewImport, store
from tests import cast
from tests.bot import Bot
from tests.cast import BEA
from tests.control_room.browser import Browser
from tests.control_room.importing import FILE, sends_file
from tests.mileage.office import Office


async def test_another_guilds_import_is_not_there(
    ana_at_the_desk: Browser, office: Office, new_guild: Callable[[], int]
) -> None:
    theirs = NewImport(new_guild(), BEA.id, "theirs.csv", "sum", BEFORE_DISCORD, 1)
    read = read_file(FILE.encode(), theirs.guild_id, None, None)
    import_id = await office.database.transact(lambda connection: store(connection, theirs, read))
    body = {"matches": [{"line": 2, "user_id": None}]}

    path = f"{ana_at_the_desk.guild}/imports/{import_id}"
    answers = [
        await ana_at_the_desk.reads(path),
        await ana_at_the_desk.reads(f"{path}/unmatched"),
        await ana_at_the_desk.sends("POST", f"{path}/apply"),
        await ana_at_the_desk.sends("PATCH", f"{path}/matches", body),
        await ana_at_the_desk.sends("DELETE", path),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert (await ana_at_the_desk.reads(f"{ana_at_the_desk.guild}/imports")).json()["items"] == []
    row = await office.fetch("select state, lines from imports where guild_id = $1", theirs.guild_id)
    assert [tuple(each) for each in row] == [("read", 4)]


async def test_viewers_look_and_editors_import(bot: Bot, bea_at_the_desk: Browser) -> None:
    discord = bea_at_the_desk.discord
    discord.roles[BEA.id] = (cast.PRODUCER,)
    await bot.change_settings(discord.guild_id, viewer_roles=[cast.PRODUCER])
    assert (await sends_file(bea_at_the_desk, FILE)).status_code == 403
    assert (await bea_at_the_desk.reads(f"{bea_at_the_desk.guild}/imports")).json() == {"items": [], "next": None}

    await bot.change_settings(discord.guild_id, editor_roles=[cast.PRODUCER])

    assert (await sends_file(bea_at_the_desk, FILE)).status_code == 201
