"""The newsroom: a source that a test fills, its guild's channels, and the work of a worker, step by step."""

import itertools
from typing import Any

import asyncpg
import msgspec

from app.dailies.choices import Choices
from app.dailies.delivering import Delivering
from app.dailies.editing import edit_due
from app.dailies.incidents import watch_hosts
from app.dailies.items import Hints, Item, Poll, Validators
from app.dailies.mending import resume_mended_channels, tell_guilds
from app.dailies.polling import Polling
from app.dailies.rehearsing import rehearse
from app.dailies.setting_up import add_source
from app.dailies.sources.protocol import Adapter, Fetcher, Source
from app.database.pool import Database
from app.discord.rest import DiscordRest
from app.errors import SourceError
from app.guilds.notices import Notices
from app.guilds.store import GuildStore
from app.queue.doorbell import Doorbell
from tests.cast import ANA

THE_DAILIES, GREEN_ROOM = 7_300_000_000_000_000_001, 7_300_000_000_000_000_002
AT_ONCE = Choices(spacing_seconds=0)

_numbers = itertools.count(1)


class PretendFeed(Adapter):
    """An adapter whose source has whatever a test publishes, the newest first. It knows items by their ids, too."""

    watches = True

    def __init__(self) -> None:
        self.items: dict[str, list[Item]] = {}
        self.trouble: dict[str, SourceError] = {}
        """By address: raised instead of an answer."""
        self.moved_to: dict[str, str] = {}
        """By address: where permanent redirects lead."""
        self.asked: list[Source] = []
        self.complete = False
        """Whether it is sure when it has nothing."""
        self.gone: set[str] = set()
        """Ids that it does not know any more."""

    async def poll(self, source: Source, http: Fetcher) -> Poll:
        self.asked.append(source)
        if source.address in self.trouble:
            raise self.trouble[source.address]
        moved_to = self.moved_to.get(source.address, "")
        items = tuple(self.items.get(moved_to or source.address, ()))
        return Poll(
            items=items,
            hints=Hints(moved_to=moved_to),
            validators=Validators(etag=f'"{len(items)}"'),
            complete=self.complete,
            bytes=100,
            looked_up=source.watching,
            missing=tuple(each for each in source.watching if each in self.gone),
        )


class Newsroom:
    def __init__(self, database: Database, discord: DiscordRest, doorbell: Doorbell, guild_id: int) -> None:
        self.database = database
        self.guild_id = guild_id
        self.feed = PretendFeed()
        self._discord = discord
        self._doorbell = doorbell
        self._polling = Polling(database, doorbell, None, {"pretend": self.feed})  # type: ignore[arg-type]

    def of(self, guild_id: int) -> "Newsroom":
        """Another guild's."""
        return Newsroom(self.database, self._discord, self._doorbell, guild_id)

    def read_with(self, adapter: Adapter, fetcher: Fetcher) -> None:
        """Sources are read with this one from now on."""
        adapters: Any = {"pretend": adapter}
        self._polling = Polling(self.database, self._doorbell, fetcher, adapters)

    @property
    def address(self) -> str:
        """At a host of this guild alone: hosts that are down are so for everybody."""
        return f"https://{self.guild_id}.van.example/feed.xml"

    def publish(self, title: str, **more: Any) -> Item:
        number = next(_numbers)
        item = Item(**{"id": f"item-{number}", "title": title, "url": f"https://van.example/{number}", **more})
        self.feed.items.setdefault(self.address, []).insert(0, item)
        return item

    async def follow(self, channel_id: int = THE_DAILIES, choices: Choices = AT_ONCE, **options: Any) -> int:
        """The source's id."""
        return await self.follow_also(self.address, "Van life", channel_id, choices, **options)

    async def follow_also(
        self, address: str, title: str, channel_id: int = THE_DAILIES, choices: Choices = AT_ONCE, **options: Any
    ) -> int:
        source = Source(guild_id=self.guild_id, kind="pretend", address=address, title=title, options=options)
        return await self.database.transact(
            lambda connection: add_source(connection, ANA.id, source, channel_id, choices)
        )

    async def poll(self) -> None:
        """Whatever is due of this guild, as if its time had come, and that of hosts that fail."""
        await self.fetch("update failing_hosts set closed_until = '-infinity'")
        await self.fetch("update sources set due_at = now() + interval '1 day' where guild_id <> $1", self.guild_id)
        await self.fetch("update sources set due_at = now() where guild_id = $1", self.guild_id)
        await self._polling.poll_due(5)

    def change(self, item: Item, **changed: Any) -> Item:
        """The same item, as it is from now on."""
        after = msgspec.structs.replace(item, **changed)
        items = self.feed.items[self.address]
        items[items.index(item)] = after
        return after

    def take_away(self, item: Item) -> None:
        """Removed at the source."""
        self.feed.items[self.address].remove(item)
        self.feed.gone.add(item.id)

    async def edit(self) -> int:
        """How many messages show now what they should."""
        return await edit_due(self.database, self._discord)

    async def deliver(self, seconds_later: int = 0) -> None:
        """In all channels."""
        await self.pass_time(seconds_later)
        for row in await self.fetch("select id from destinations where guild_id = $1 order by id", self.guild_id):
            await self.worker().deliver(self.guild_id, row["id"])

    async def pass_time(self, seconds: int) -> None:
        """For channels."""
        await self.fetch(
            """update destinations set
            due_at = due_at - make_interval(secs => $2), claimed_until = claimed_until - make_interval(secs => $2)
            where guild_id = $1""",
            self.guild_id,
            float(seconds),
        )

    async def rehearse(self, channel_id: int = THE_DAILIES, nonce: str = "") -> int:
        """A test of what is followed; the message's id."""
        source_id = (await self.source())["id"]
        return await rehearse(self.database, self._discord, self.guild_id, ANA.id, source_id, channel_id, nonce=nonce)

    async def look_after(self) -> None:
        """Tells admins what is wrong, and resumes what is mended."""
        await resume_mended_channels(self.database, self._discord, self._doorbell)
        await watch_hosts(self.database)
        await tell_guilds(self.database, Notices(self._discord, GuildStore(self.database)))

    def worker(self) -> Delivering:
        return Delivering(self.database, self._discord)

    async def fail(self, error: SourceError, times: int = 1, minutes: int = 0) -> None:
        """So often in a row, over so many minutes."""
        self.feed.trouble[self.address] = error
        for _ in range(times):
            await self.poll()
        await self.fetch(
            "update sources set failing_since = failing_since - make_interval(mins => $2) where guild_id = $1",
            self.guild_id,
            minutes,
        )

    async def fail_all(self, error: SourceError, times: int, minutes: int) -> None:
        """Whatever this guild follows."""
        for row in await self.fetch("select address from sources where guild_id = $1", self.guild_id):
            self.feed.trouble[row["address"]] = error
        await self.fail(error, times, minutes)

    async def mend(self) -> None:
        del self.feed.trouble[self.address]
        await self.poll()

    async def open(self) -> None:
        """Followed, and past its baseline."""
        self.publish("Before anybody followed")
        await self.follow()
        await self.poll()

    async def states(self) -> list[tuple[str, str, str | None]]:
        """Title, state and reason of each delivery, the oldest first."""
        rows = await self.fetch(
            """select i.content ->> 'title' as title, d.state, d.reason from deliveries d
            join items i on i.guild_id = d.guild_id and i.id = d.item_id where d.guild_id = $1 order by d.id""",
            self.guild_id,
        )
        return [(row["title"], row["state"], row["reason"]) for row in rows]

    async def source(self) -> asyncpg.Record:
        [row] = await self.fetch("select * from sources where guild_id = $1", self.guild_id)
        return row

    async def fetch(self, statement: str, *arguments: Any) -> list[asyncpg.Record]:
        return await self.database.run(lambda connection: connection.fetch(statement, *arguments))
