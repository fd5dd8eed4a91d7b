"""Sends what Discord sends to see whether an endpoint is sound, and says whether the bot behaved.

https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint
"""

from collections.abc import Awaitable, Callable
from typing import Literal, NamedTuple

import msgspec
from nacl.signing import SigningKey

from app.playground.backstage.ask import Ask, Rule
from app.playground.interactions.build import build_interaction
from app.playground.interactions.deed import Deed
from app.playground.interactions.exchange import Sent, send
from app.playground.interactions.records import ANSWERED, RECORDS_KEPT
from app.playground.playground import Playground
from app.playground.problems import Json, PlaygroundError
from app.playground.rules.answers import AUTOCOMPLETE, PING
from app.playground.signing import signed_headers
from app.playground.storage import encoded

PONG_EXPECTED = '200 and {"type": 1}'
NOTHING_LIKE_IT = "/a-command-that-nobody-registered"


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    kind: Literal["ping", "bad-signature", "replay", "no-signature", "unknown-command"]
    interaction_id: str = ""
    """What is sent again; "" is the latest that did something."""


class Finding(NamedTuple):
    expected: str
    http_status: int | None
    """None when no answer came."""
    ms: float
    passed: bool
    said: str


async def probe(ask: Ask) -> Json:
    wanted = await ask.body(Probe)
    finding = await PROBES[wanted.kind](ask.playground, wanted)
    return {"kind": wanted.kind, **finding._asdict()}


async def ping(playground: Playground, wanted: Probe) -> Finding:
    return _acted(PONG_EXPECTED, await playground.act(Deed(ping=True)))


async def unknown_command(playground: Playground, wanted: Probe) -> Finding:
    return _acted("200 and a message", await playground.act(Deed(line=NOTHING_LIKE_IT, raw=True)))


async def bad_signature(playground: Playground, wanted: Probe) -> Finding:
    body = _a_ping(playground)
    return await _refused(playground, body, signed_headers(SigningKey.generate(), body))


async def no_signature(playground: Playground, wanted: Probe) -> Finding:
    return await _refused(playground, _a_ping(playground), {"Content-Type": "application/json"})


async def replay(playground: Playground, wanted: Probe) -> Finding:
    """The very same bytes and signature once more: nothing may be done twice."""
    record = _record_to_replay(playground, wanted.interaction_id)
    sent = await send(record["endpoint"], encoded(record["interaction"]), record["request_headers"])
    if sent.response is None:
        return _no_answer("the same answer as before, or 401", sent)
    before, now = record["response"] or {}, sent.response
    refused, alike = now["status"] == 401, (now["status"], now["body"]) == (before.get("status"), before.get("body"))
    said = "refused" if refused else "the same answer as before" if alike else f"another answer: {_excerpt(now)}"
    return Finding("the same answer as before, or 401", now["status"], sent.ms, refused or alike, said)


def _record_to_replay(playground: Playground, interaction_id: str) -> Json:
    record = playground.interactions.record(interaction_id) if interaction_id else _latest_deed(playground)
    if record is None or not record["request_headers"]:
        raise PlaygroundError("there is no interaction to send again; run a command first")
    return record


def _latest_deed(playground: Playground) -> Json | None:
    """Something that could be done twice: answered, and neither a PING nor a suggestion."""
    latest = playground.interactions.latest(RECORDS_KEPT)
    deeds = (each for each in latest if each["interaction"]["type"] not in (PING, AUTOCOMPLETE))
    return next((each for each in deeds if each["status"] == ANSWERED and each["request_headers"]), None)


def _a_ping(playground: Playground) -> bytes:
    return encoded(build_interaction(playground.world, Deed(ping=True)).interaction)


async def _refused(playground: Playground, body: bytes, headers: dict[str, str]) -> Finding:
    sent = await send(playground.settings.bot_url, body, headers)
    if sent.response is None:
        return _no_answer("401", sent)
    status = sent.response["status"]
    return Finding("401", status, sent.ms, status == 401, _excerpt(sent.response))


def _acted(expected: str, report: Json) -> Finding:
    said = report["reason"] or _excerpt({"status": report["http_status"], "body": report["answer"]})
    return Finding(expected, report["http_status"], report["ms"], report["status"] == "answered", said)


def _no_answer(expected: str, sent: Sent) -> Finding:
    return Finding(expected, None, sent.ms, False, sent.reason)


def _excerpt(response: Json) -> str:
    body = response["body"]
    text = body if isinstance(body, str) else encoded(body).decode()
    return f"HTTP {response['status']}: {text[:200]}" if text else f"HTTP {response['status']}"


PROBES: dict[str, Callable[[Playground, Probe], Awaitable[Finding]]] = {
    "ping": ping,
    "bad-signature": bad_signature,
    "no-signature": no_signature,
    "replay": replay,
    "unknown-command": unknown_command,
}
ROUTES = (Rule("POST", "/probes", probe),)
