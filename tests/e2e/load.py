"""A steady load of check-ins and awards, and a record of what came of each."""

import asyncio
import itertools
import random
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import httpx
import msgspec

from app.playground.cast import PEOPLE
from app.playground.interactions.build import build_interaction
from app.playground.interactions.deed import Deed
from app.playground.signing import signed_headers
from app.playground.snowflakes import new_snowflake
from app.playground.storage import encoded
from app.playground.world import World
from tests.e2e.deployment import Deployment
from tests.e2e.signed import Json, Signer

Outcome = Literal["acknowledged", "told", "unsure", "cut", "other"]
AT_ONCE = 6
MOST_ATTEMPTS = 3000
CHANNEL_MESSAGE = 4
FIRST_NEWCOMER = 400000000000000000
TO_AWARD = [person for person in PEOPLE if person.username != "ana"]


@dataclass(frozen=True)
class Attempt:
    interaction_id: int
    user_id: int
    """Who gets the miles."""
    miles: int
    began: float
    """`time.monotonic()`."""
    ended: float
    outcome: Outcome
    """`told`: in plain words that nothing was booked. `unsure`: that nobody knows. `cut`: no answer that Discord
    accepts."""
    text: str
    deed: Mapping[str, Any] = field(repr=False)

    @property
    def seconds(self) -> float:
        return self.ended - self.began


class Load:
    pause = 0.05
    """Seconds between two attempts of one person."""

    def __init__(self, deployment: Deployment, guild_id: int) -> None:
        self.attempts: list[Attempt] = []
        self._deployment = deployment
        self._guild_id = guild_id
        self._over = threading.Event()
        self._newcomers = itertools.count(FIRST_NEWCOMER + guild_id % 1000 * 100_000)
        self._random = random.Random(guild_id)

    def of(self, outcome: Outcome) -> list[Attempt]:
        return [attempt for attempt in self.attempts if attempt.outcome == outcome]

    def wait_for(self, more: int, outcome: Outcome = "acknowledged") -> None:
        """Returns when `more` attempts from now on had this outcome."""
        wanted = len(self.of(outcome)) + more
        deadline = time.monotonic() + 20
        while len(self.of(outcome)) < wanted:
            assert time.monotonic() < deadline, [attempt.text for attempt in self.attempts[-10:]]
            assert len(self.attempts) < MOST_ATTEMPTS
            time.sleep(0.02)

    def end(self) -> None:
        self._over.set()

    async def run(self) -> None:
        async with httpx.AsyncClient(trust_env=False, timeout=30) as http:
            await asyncio.gather(*(self._keep_acting(http) for _ in range(AT_ONCE)))

    async def _keep_acting(self, http: httpx.AsyncClient) -> None:
        while not self._over.is_set() and len(self.attempts) < MOST_ATTEMPTS:
            self.attempts.append(await self._attempt(http))
            await asyncio.sleep(self.pause)

    async def _attempt(self, http: httpx.AsyncClient) -> Attempt:
        interaction_id = new_snowflake()
        user_id, miles, deed = self._check_in() if self._random.random() < 0.5 else self._award()
        deed |= {"interaction_id": interaction_id, "guild": str(self._guild_id)}
        began = time.monotonic()
        report = await self._report(http, deed)
        outcome, text = outcome_of(report)
        return Attempt(int(interaction_id), user_id, miles, began, time.monotonic(), outcome, text, deed)

    async def _report(self, http: httpx.AsyncClient, deed: Json) -> Json:
        """Through the pretend Discord, which also sees what comes late."""
        order = {**deed, "url": f"{self._deployment.next_address()}/interactions", "wait": 10}
        response = await http.post(f"{self._deployment.discord.address}/playground/interactions", json=order)
        assert response.status_code == 200, response.text
        report: Json = response.json()
        return report

    def _check_in(self) -> tuple[int, int, Json]:
        user_id = next(self._newcomers)
        return user_id, 10, {"who": str(user_id), "line": "/check-in"}

    def _award(self) -> tuple[int, int, Json]:
        person, miles = self._random.choice(TO_AWARD), self._random.randint(1, 99)
        line = f"/mileage award member:@{person.id} miles:{miles} reason:under load"
        return int(person.id), miles, {"who": "ana", "line": line}


class HurriedLoad(Load):
    """Signed here and sent straight to the web processes, nearly as fast as they answer. Nobody sees late answers."""

    pause = 0.005

    def __init__(self, deployment: Deployment, guild_id: int) -> None:
        super().__init__(deployment, guild_id)
        self._world = World({**deployment.discord.world(), "interactions": {}})
        self._key = Signer(deployment).key

    async def _report(self, http: httpx.AsyncClient, deed: Json) -> Json:
        body = encoded(build_interaction(self._world, msgspec.convert(deed, Deed)).interaction)
        url = f"{self._deployment.next_address()}/interactions"
        try:
            response = await http.post(url, content=body, headers=signed_headers(self._key, body))
        except httpx.TransportError as error:
            return {"status": "failed", "reason": repr(error)}
        assert response.status_code == 200, response.text
        answer = response.json()
        if answer["type"] != CHANNEL_MESSAGE:
            return {"status": "failed", "reason": "the answer comes later, where nobody looks"}
        return {"status": "answered", "messages": [answer["data"]]}


@contextmanager
def steady_load(deployment: Deployment, guild_id: int, kind: type[Load] = Load) -> Iterator[Load]:
    """In a thread of its own, so that the test can break things meanwhile. All attempts are over at the end."""
    load = kind(deployment, guild_id)
    failures: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(load.run())
        except BaseException as error:
            failures.append(error)
            raise

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield load
    finally:
        load.end()
        thread.join()
    assert failures == []


def outcome_of(report: Json) -> tuple[Outcome, str]:
    if report["status"] != "answered":
        return "cut", str(report["reason"])
    text = "\n".join(message["content"] for message in report["messages"])
    if "for checking in" in text or "🎁" in text:
        return "acknowledged", text
    if "may or may not be booked" in text:
        return "unsure", text
    return ("told" if "nothing was booked" in text else "other"), text
