"""Who listens where in this process: one subscription, one reading for each guild, one queue for each listener."""

import asyncio
from collections import defaultdict, deque
from contextlib import suppress

import structlog

from app.control_room.live.news import News, Position, event, position_now, read_news
from app.database.pool import Database
from app.errors import DatabaseUnavailable
from app.guilds.store import GuildStore
from app.queue.ending import end
from app.queue.live import Bell, Live

log = structlog.get_logger(__name__)

MOST_OF_ONE = 5
"""Listeners of one caller in this process: the next one closes the oldest."""
MOST_WAITING = 256
"""Events for one listener: who reads so slowly is dropped, and resumes."""
LOOK_SECONDS = 15.0
"""Also when no bell rang: Valkey may be away, and problems ring none."""
PAUSE_SECONDS = 0.1


class Listener:
    """Of one stream."""

    def __init__(self, owner: str) -> None:
        self.owner = owner
        self.over = False
        self._waiting: deque[bytes] = deque()
        self._woken = asyncio.Event()

    def give(self, told: bytes) -> None:
        if len(self._waiting) >= MOST_WAITING:
            self.close()
        elif not self.over:
            self._waiting.append(told)
            self._woken.set()

    def close(self) -> None:
        self.over = True
        self._waiting.clear()
        self._woken.set()

    async def next(self, seconds: float) -> bytes:
        """All that waits; nothing when nothing came so long, or when it is over."""
        if not self._waiting and not self.over:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._woken.wait()
        self._woken.clear()
        told = b"".join(self._waiting)
        self._waiting.clear()
        return told


class Room:
    """Everybody who listens to one guild."""

    def __init__(self, guild_id: int, database: Database, guilds: GuildStore) -> None:
        self.guild_id = guild_id
        self.listeners: set[Listener] = set()
        self.people = 0
        """Those who are just coming in, too."""
        self._database = database
        self._guilds = guilds
        self._position: Position | None = None
        self._known: frozenset[int] = frozenset()
        self._one_reads = asyncio.Lock()
        self._bell = asyncio.Event()
        self.watching = asyncio.create_task(self._watch())

    def ring(self) -> None:
        self._bell.set()

    def close(self) -> None:
        self.watching.cancel()

    async def enter(self, listener: Listener, since: Position | None) -> None:
        """Whatever they missed comes first. Raises `DatabaseUnavailable`."""
        async with self._one_reads:
            position = await self._look()
            listener.give(event("ready", {}, since or position))
            for told in (await self._read(since)).events if since else []:
                listener.give(told)
            self.listeners.add(listener)

    async def _watch(self) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._bell.wait()
            self._bell.clear()
            try:
                async with self._one_reads:
                    await self._look()
            except DatabaseUnavailable:
                log.info("listeners wait for the database", guild=str(self.guild_id))
            except Exception:
                log.exception("listeners heard nothing", guild=str(self.guild_id))
            await asyncio.sleep(PAUSE_SECONDS)

    async def _look(self) -> Position:
        """Everybody is told what happened since the last time."""
        if self._position is None:
            self._position = await self._database.run(lambda connection: position_now(connection, self.guild_id))
            return self._position
        news = await self._read(self._position, self._known)
        self._position = news.position
        self._known = news.posts
        for listener in list(self.listeners):
            for told in news.events:
                listener.give(told)
        return self._position

    async def _read(self, since: Position, known: frozenset[int] = frozenset()) -> News:
        ranks = (await self._guilds.settings(self.guild_id)).ranks
        return await self._database.run(lambda connection: read_news(connection, self.guild_id, ranks, since, known))


class Rooms:
    def __init__(self, database: Database, guilds: GuildStore, live: Live) -> None:
        self._database = database
        self._guilds = guilds
        self._live = live
        self._rooms: dict[int, Room] = {}
        self._of_owner: defaultdict[str, deque[Listener]] = defaultdict(deque)
        self._hearing: asyncio.Task[None] | None = None
        self.closed = False

    async def enter(self, guild_id: int, listener: Listener, since: Position | None) -> None:
        """Raises `DatabaseUnavailable`."""
        if self._hearing is None:
            self._hearing = asyncio.create_task(self._hear())
        own = self._of_owner[listener.owner]
        own.append(listener)
        open_ones = [each for each in own if not each.over]
        if len(open_ones) > MOST_OF_ONE:
            open_ones[0].close()
        room = self._rooms.get(guild_id)
        if room is None:
            room = self._rooms[guild_id] = Room(guild_id, self._database, self._guilds)
        room.people += 1
        await room.enter(listener, since)
        if self.closed:
            listener.close()

    def leave(self, guild_id: int, listener: Listener) -> None:
        """Whoever tried to enter has to."""
        own = self._of_owner[listener.owner]
        own.remove(listener)
        if not own:
            del self._of_owner[listener.owner]
        room = self._rooms[guild_id]
        room.listeners.discard(listener)
        room.people -= 1
        if not room.people:
            del self._rooms[guild_id]
            room.close()

    def close(self) -> None:
        """Ends every stream: a server that shuts down waits for its answers."""
        self.closed = True
        for room in self._rooms.values():
            for listener in room.listeners:
                listener.close()

    async def aclose(self) -> None:
        self.close()
        await end([room.watching for room in self._rooms.values()] + ([self._hearing] if self._hearing else []))

    async def _hear(self) -> None:
        async for bell in self._live.listen():
            rung = list(self._rooms.values()) if bell is None else [self._rooms.get(bell.guild_id)]
            for room in rung:
                if room:
                    self._pass_on(room, bell)

    def _pass_on(self, room: Room, bell: Bell | None) -> None:
        if bell and bell.event:
            told = event(bell.event, bell.data)
            for listener in list(room.listeners):
                listener.give(told)
        else:
            room.ring()
