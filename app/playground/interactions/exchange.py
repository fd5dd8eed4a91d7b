"""Sends an interaction to the bot and judges the answer as Discord does."""

import asyncio
import functools
import json
import ssl
import time
from typing import NamedTuple

import httpx
from nacl.signing import SigningKey

from app.playground.interactions.records import ANSWER_SECONDS, WAITING, Interactions
from app.playground.problems import Json, Refusal
from app.playground.signing import signed_headers
from app.playground.storage import encoded

TOO_LATE = (
    f"the bot did not answer within {ANSWER_SECONDS:g} seconds. "
    "It could answer at once with a deferral (type 5 or 6) and edit that later"
)
CURES = {
    401: "It does not take the signature for ours: is it running with the public key of `omo playground env`?",
    404: "Is this address the bot's interactions endpoint (PUBLIC_URL, then /interactions)?",
    500: "Its log says why",
    503: "Something it needs is missing: look at its /readyz and its log",
}
LONGEST_TEXT_KEPT = 20_000


class Sent(NamedTuple):
    response: Json | None
    """`status`, `headers` with small letters, and `body`: JSON, else text. None when no answer came."""
    reason: str
    """Why none came."""
    ms: float


async def exchange(
    interactions: Interactions, interaction: Json, endpoint: str, key: SigningKey, notes: list[str]
) -> Json:
    """The record, with the bot's first answer or the reason why there is none."""
    body = encoded(interaction)
    headers = signed_headers(key, body)
    record = interactions.begin(json.loads(body), endpoint)  # a copy: the world goes on changing
    record |= {"request_headers": headers, "notes": notes}
    sent = await send(endpoint, body, headers)
    record |= {"response": sent.response, "ms": sent.ms}
    if sent.response is None:
        interactions.fail(record, sent.reason)
        return record
    record["http_status"] = sent.response["status"]
    try:
        async with asyncio.timeout(ANSWER_SECONDS - sent.ms / 1000):
            await _judge(interactions, record, sent.response)
    except TimeoutError:
        interactions.fail(record, TOO_LATE)
    return record


async def send(endpoint: str, body: bytes, headers: dict[str, str]) -> Sent:
    """Waits as long as Discord does."""
    response, reason = None, ""
    started = time.perf_counter()
    try:
        # Proxies of the environment are for the outside world; the bot is beside us. The limit is the outer one.
        async with asyncio.timeout(ANSWER_SECONDS):
            async with httpx.AsyncClient(verify=_tls(), trust_env=False, timeout=None) as client:  # noqa: S113
                response = _kept(await client.post(endpoint, content=body, headers=headers))
    except TimeoutError:
        reason = TOO_LATE
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = f"{endpoint} cannot be reached: {str(error) or type(error).__name__}. Is the bot running?"
    return Sent(response, reason, round((time.perf_counter() - started) * 1000, 1))


@functools.cache
def _tls() -> ssl.SSLContext:
    """Made once: it takes 20 ms, in which nothing else would happen."""
    return ssl.create_default_context()


def _kept(response: httpx.Response) -> Json:
    try:
        body = json.loads(response.content)
    except ValueError:
        body = response.text[:LONGEST_TEXT_KEPT]
    return {"status": response.status_code, "headers": dict(response.headers), "body": body}


async def _judge(interactions: Interactions, record: Json, response: Json) -> None:
    status = response["status"]
    if status == 202:
        # The callback may come later, within the 3 seconds.
        await interactions.until(lambda: bool(record["status"] != WAITING))
    elif status == 200 and record["status"] == WAITING:
        _take_inline_answer(interactions, record, response)
    else:
        # After a callback the original request may end in any way.
        cure = f". {CURES[status]}" if status in CURES else ""
        interactions.fail(record, f"the bot answered HTTP {status}{_excerpt(response['body'])}{cure}")


def _take_inline_answer(interactions: Interactions, record: Json, response: Json) -> None:
    content_type, answer = response["headers"].get("content-type", ""), response["body"]
    if content_type.split(";")[0].strip().lower() != "application/json":
        interactions.fail(record, f"the answer's Content-Type is {content_type!r}, not application/json")
    elif isinstance(answer, str):
        interactions.fail(record, f"the answer is not JSON{_excerpt(answer)}")
    else:
        _take(interactions, record, answer)


def _take(interactions: Interactions, record: Json, answer: object) -> None:
    try:
        interactions.accept(record, answer, "http")
    except Refusal as refusal:
        record["answer"] = answer if isinstance(answer, dict) else None
        interactions.fail(record, f"Discord refuses the answer: {refusal.told()}")


def _excerpt(body: object) -> str:
    text = " ".join((body if isinstance(body, str) else encoded(body).decode()).split())
    return f": {text[:200]}" if text else ""
