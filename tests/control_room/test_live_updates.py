"""What happens in a server is seen as it happens, by whoever may, and missed by nobody who comes back."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from arq.connections import ArqRedis

from app.control_room.live.news import Position
from app.control_room.live.rooms import MOST_OF_ONE, MOST_WAITING, Rooms
from app.database.pool import Database
from app.mileage.ledger import Ledger
from app.queue.live import Live
from app.settings import Settings, load_settings
from tests import cast
from tests.bot import API, Bot, environment, running_bot
from tests.control_room.browser import OURS, Browser
from tests.control_room.stream import listening
from tests.dailies.newsroom import Newsroom
from tests.mileage.office import Office


@pytest.fixture
def office(bot: Bot, guild_id: int) -> Office:
    return Office(bot.part(Database), guild_id)


@pytest.fixture
def guild(ana_at_the_desk: Browser) -> int:
    return ana_at_the_desk.discord.guild_id


async def awards(bot: Bot, office: Office, miles: int, person: cast.Person = cast.BEA) -> None:
    """As the web process does, the bell included."""
    await bot.part(Ledger).book(office.awarding(person, miles))


async def test_an_award_is_seen_at_once(ana_at_the_desk: Browser, bot: Bot, office: Office, guild: int) -> None:
    async with listening(ana_at_the_desk, guild) as stream:
        await awards(bot, office, 50)

        award = await stream.next("award")

    assert (award.data["user_id"], award.data["user_name"]) == (str(cast.BEA.id), cast.BEA.name)
    assert (award.data["miles"], award.data["balance"]) == (50, 50)


async def test_who_begins_to_listen_sees_what_was_before_as_the_stream_told_it(
    ana_at_the_desk: Browser, bot: Bot, office: Office, guild: int
) -> None:
    await awards(bot, office, 20, cast.CLEO)
    async with listening(ana_at_the_desk, guild) as stream:
        await awards(bot, office, 50)
        told = await stream.next("award")

    newest = (await ana_at_the_desk.reads(f"/guilds/{guild}/live/awards?limit=2")).json()

    assert newest[0] == told.data
    assert [award["user_name"] for award in newest] == [cast.BEA.name, cast.CLEO.name]


async def test_a_new_rank_is_seen(ana_at_the_desk: Browser, bot: Bot, office: Office, guild: int) -> None:
    async with listening(ana_at_the_desk, guild) as stream:
        await awards(bot, office, 600)

        assert (await stream.next("rank")).data == {
            "user_id": str(cast.BEA.id), "user_name": cast.BEA.name, "from": "Extra", "to": "Roadie"
        }  # fmt: skip


async def test_another_process_tells_it_too(ana_at_the_desk: Browser, bot: Bot, office: Office, guild: int) -> None:
    settings = bot.part(Settings)
    async with running_bot(settings) as other, listening(ana_at_the_desk, guild) as stream:
        await awards(other, office, 50)

        assert (await stream.next("award")).data["miles"] == 50


async def test_who_comes_back_is_told_what_they_missed_once(
    ana_at_the_desk: Browser, bot: Bot, office: Office, guild: int
) -> None:
    async with listening(ana_at_the_desk, guild) as stream:
        await awards(bot, office, 1)
        last_id = (await stream.next("award")).id
    await awards(bot, office, 2)
    await awards(bot, office, 3)

    async with listening(ana_at_the_desk, guild, last_id) as stream:
        assert [(await stream.next("award")).data["miles"] for _ in range(2)] == [2, 3]
        await awards(bot, office, 4)
        assert (await stream.next("award")).data["miles"] == 4


async def test_who_missed_too_much_is_told_to_read_anew(
    ana_at_the_desk: Browser, office: Office, guild: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.control_room.live.news.MOST_NEWS", 2)
    async with listening(ana_at_the_desk, guild) as stream:
        last_id = stream.last_id
    for miles in (1, 2, 3):
        await office.award(cast.BEA, miles)

    async with listening(ana_at_the_desk, guild, last_id) as stream:
        assert (await stream.next("reload")).id != last_id


@pytest.mark.parametrize("odd", ["7", "a.b.c", "-1.0.0", "9" * 18 + "." + "9" * 18 + ".1", "1.2.3.4"])
async def test_an_odd_last_id_is_told_to_read_anew(ana_at_the_desk: Browser, guild: int, odd: str) -> None:
    assert Position.read(odd) is None
    async with listening(ana_at_the_desk, guild, odd) as stream:
        await stream.next("reload")


async def test_posts_of_the_dailies_are_seen_once(
    ana_at_the_desk: Browser, bot: Bot, newsroom: Newsroom, guild: int
) -> None:
    await newsroom.open()
    newsroom.publish("Night one")
    await newsroom.poll()
    async with listening(ana_at_the_desk, guild) as stream:
        await newsroom.fetch(
            "update deliveries set state = 'sent', message_id = 7, settled_at = now() where guild_id = $1", guild
        )
        bot.part(Live).ring(guild)
        assert (await stream.next("delivery")).data["title"] == "Night one"

        await awards(bot, Office(newsroom.database, guild), 1)
        assert (await stream.next_of_any()).name == "award", "the post is not told again"


async def test_problems_are_seen_when_they_come_and_when_they_go(
    ana_at_the_desk: Browser, bot: Bot, newsroom: Newsroom, guild: int
) -> None:
    await newsroom.open()
    async with listening(ana_at_the_desk, guild) as stream:
        await newsroom.fetch("update destinations set paused_reason = 'no-send' where guild_id = $1", guild)
        bot.part(Live).ring(guild)
        [problem] = (await stream.next("problems")).data["problems"]
        assert (problem["what"], problem["reason"]) == ("channel", "no-send")

        await newsroom.fetch("update destinations set paused_reason = null where guild_id = $1", guild)
        bot.part(Live).ring(guild)
        assert (await stream.next("problems")).data == {"problems": []}


async def test_progress_is_passed_on_and_kept_nowhere(ana_at_the_desk: Browser, bot: Bot, guild: int) -> None:
    async with listening(ana_at_the_desk, guild) as stream:
        before = stream.last_id
        bot.part(Live).tell(guild, "import", {"done": 500, "of": 1000})

        progress = await stream.next("import")

    assert (progress.data, progress.id) == ({"done": 500, "of": 1000}, before)


async def test_another_servers_news_are_not_heard(
    ana_at_the_desk: Browser, bot: Bot, office: Office, guild: int
) -> None:
    elsewhere = Office(office.database, guild + 10**15)
    async with listening(ana_at_the_desk, guild) as stream:
        await awards(bot, elsewhere, 7)
        await awards(bot, office, 1)

        assert (await stream.next("award")).data["miles"] == 1


async def test_strangers_hear_nothing(bea_at_the_desk: Browser, browser: Browser, guild_id: int) -> None:
    assert (await bea_at_the_desk.reads(f"/guilds/{guild_id}/live")).status_code == 404
    assert (await bea_at_the_desk.reads(f"/guilds/{guild_id}/live/awards")).status_code == 404
    assert (await browser.reads(f"/guilds/{guild_id}/live")).status_code == 401


async def test_who_asks_for_the_head_gets_no_stream(ana_at_the_desk: Browser, bot: Bot, guild: int) -> None:
    answer = await ana_at_the_desk.http.head(f"/api/v1/guilds/{guild}/live", headers=OURS)

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert guild not in bot.part(Rooms)._rooms


async def test_who_lost_their_access_hears_no_more(
    ana_at_the_desk: Browser, cleo_at_the_desk: Browser, bot: Bot, guild: int, quick: None
) -> None:
    async with listening(ana_at_the_desk, guild) as stays, listening(cleo_at_the_desk, guild) as stream:
        cleo_at_the_desk.discord.roles[cast.CLEO.id] = ()
        await bot.part(ArqRedis).delete(f"omo:standing:{guild}:{cast.CLEO.id}")  # half a minute later

        await stream.ends()
        assert not stays.over


async def test_who_signs_out_everywhere_hears_no_more(ana_at_the_desk: Browser, guild: int, quick: None) -> None:
    async with listening(ana_at_the_desk, guild) as stream:
        await ana_at_the_desk.http.post("/oauth/logout?everywhere=1", headers=OURS)

        await stream.ends()


async def test_nothing_new_is_a_heartbeat(
    ana_at_the_desk: Browser, bot: Bot, office: Office, guild: int, quick: None
) -> None:
    async with listening(ana_at_the_desk, guild) as stream:
        await asyncio.sleep(0.5)
        await awards(bot, office, 1)
        await stream.next("award")

        assert stream.comments >= 2


async def test_the_oldest_of_too_many_is_closed(ana_at_the_desk: Browser, bot: Bot, office: Office, guild: int) -> None:
    async with AsyncExitStack() as stack:
        streams = [await stack.enter_async_context(listening(ana_at_the_desk, guild)) for _ in range(MOST_OF_ONE + 2)]

        await streams[0].ends()
        await streams[1].ends()
        assert [stream.over for stream in streams[2:]] == [False] * MOST_OF_ONE


async def test_a_slow_reader_is_dropped(ana_at_the_desk: Browser, bot: Bot, guild: int) -> None:
    async with listening(ana_at_the_desk, guild) as stream:
        room = bot.part(Rooms)._rooms[guild]
        [listener] = room.listeners
        for number in range(MOST_WAITING + 1):
            listener.give(b"event: award\ndata: %d\n\n" % number)

        await stream.ends()


async def test_rooms_are_empty_when_everybody_left(ana_at_the_desk: Browser, bot: Bot, guild: int) -> None:
    async with listening(ana_at_the_desk, guild):
        assert guild in bot.part(Rooms)._rooms
    assert guild not in bot.part(Rooms)._rooms


async def test_without_valkey_listeners_look_by_themselves(
    database_url: str, browser: Browser, office: Office, guild: int, quick: None
) -> None:
    settings = load_settings(environment(database_url, "redis://127.0.0.1:1/0", DISCORD_API_URL=API))
    async with running_bot(settings) as bot:
        desk = Browser(bot, browser.discord)
        async with desk.http:
            await desk.signs_in(cast.ANA)
            async with listening(desk, guild) as stream:
                await office.award(cast.BEA, 50)

                assert (await stream.next("award")).data["miles"] == 50
