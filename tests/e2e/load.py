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

from app.playground.cast import PEOPLE
from app.playground.snowflakes import new_snowflake
from tests.e2e.deployment import Deployment

Outcome = Literal["acknowledged", "told", "cut", "other"]
AT_ONCE = 6
PAUSE_SECONDS = 0.05
MOST_ATTEMPTS = 700
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
    first_answer_seconds: float
    outcome: Outcome
    """`told`: in plain words that nothing was booked. `cut`: no answer that Discord accepts."""
    text: str
    deed: Mapping[str, Any] = field(repr=False)

    def under_way_at(self, moment: float) -> bool:
        return self.began <= moment <= self.ended


class Load:
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
        timeout = httpx.Timeout(30)
        async with httpx.AsyncClient(
            base_url=self._deployment.discord.address, trust_env=False, timeout=timeout
        ) as http:
            await asyncio.gather(*(self._keep_acting(http) for _ in range(AT_ONCE)))

    async def _keep_acting(self, http: httpx.AsyncClient) -> None:
        while not self._over.is_set() and len(self.attempts) < MOST_ATTEMPTS:
            self.attempts.append(await self._attempt(http))
            await asyncio.sleep(PAUSE_SECONDS)

    async def _attempt(self, http: httpx.AsyncClient) -> Attempt:
        interaction_id = new_snowflake()
        user_id, miles, deed = self._check_in() if self._random.random() < 0.5 else self._award()
        deed |= {"interaction_id": interaction_id, "guild": str(self._guild_id), "wait": 10}
        began = time.monotonic()
        url = f"{self._deployment.next_address()}/interactions"
        response = await http.post("/playground/interactions", json={**deed, "url": url})
        ended = time.monotonic()
        assert response.status_code == 200, response.text
        report = response.json()
        outcome, text = outcome_of(report)
        first = report["ms"] / 1000
        return Attempt(int(interaction_id), user_id, miles, began, ended, first, outcome, text, deed)

    def _check_in(self) -> tuple[int, int, dict[str, Any]]:
        user_id = next(self._newcomers)
        return user_id, 10, {"who": str(user_id), "line": "/check-in"}

    def _award(self) -> tuple[int, int, dict[str, Any]]:
        person, miles = self._random.choice(TO_AWARD), self._random.randint(1, 99)
        line = f"/mileage award member:@{person.id} miles:{miles} reason:under load"
        return int(person.id), miles, {"who": "ana", "line": line}


@contextmanager
def steady_load(deployment: Deployment, guild_id: int) -> Iterator[Load]:
    """In a thread of its own, so that the test can break things meanwhile. All attempts are over at the end."""
    load = Load(deployment, guild_id)
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


def outcome_of(report: dict[str, Any]) -> tuple[Outcome, str]:
    if report["status"] != "answered":
        return "cut", str(report["reason"])
    text = "\n".join(message["content"] for message in report["messages"])
    if "for checking in" in text or "🎁" in text:
        return "acknowledged", text
    return ("told" if "nothing was booked" in text else "other"), text
