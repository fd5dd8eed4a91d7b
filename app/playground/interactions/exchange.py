"""Sends an interaction to the bot and judges the answer as Discord does."""

import asyncio
import functools
import json
import ssl
import time

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
LONGEST_BODY_KEPT = 20_000


async def exchange(
    interactions: Interactions, interaction: Json, endpoint: str, key: SigningKey, notes: list[str]
) -> Json:
    """The record, with the bot's first answer or the reason why there is none."""
    record = interactions.begin(interaction, endpoint)
    body = encoded(interaction)
    headers = signed_headers(key, body)
    record |= {"request_headers": headers, "notes": notes}
    # Proxies of the environment are for the outside world; the bot is beside us.
    async with httpx.AsyncClient(verify=_tls(), trust_env=False, timeout=None) as client:  # noqa: S113 - the limit is below
        started = time.perf_counter()
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                response = await client.post(endpoint, content=body, headers=headers)
                record["http_status"] = response.status_code
                record["response"] = _kept(response)
                record["ms"] = round((time.perf_counter() - started) * 1000, 1)
                await _judge(interactions, record, response)
        except TimeoutError:
            interactions.fail(record, TOO_LATE)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            interactions.fail(record, f"{endpoint} cannot be reached: {reason}. Is the bot running?")
        if record["ms"] is None:
            record["ms"] = round((time.perf_counter() - started) * 1000, 1)
    return record


@functools.cache
def _tls() -> ssl.SSLContext:
    """Made once: it takes 20 ms, in which nothing else would happen."""
    return ssl.create_default_context()


async def _judge(interactions: Interactions, record: Json, response: httpx.Response) -> None:
    if response.status_code == 202:
        # The callback may come later, within the 3 seconds.
        await interactions.until(lambda: bool(record["status"] != WAITING))
    elif response.status_code == 200 and record["status"] == WAITING:
        _take_inline_answer(interactions, record, response)
    else:
        # After a callback the original request may end in any way.
        cure = CURES.get(response.status_code)
        told = f"the bot answered HTTP {response.status_code}{_excerpt(response)}"
        interactions.fail(record, f"{told}. {cure}" if cure else told)


def _take_inline_answer(interactions: Interactions, record: Json, response: httpx.Response) -> None:
    content_type = response.headers.get("content-type", "")
    if content_type.split(";")[0].strip().lower() != "application/json":
        interactions.fail(record, f"the answer's Content-Type is {content_type!r}, not application/json")
        return
    try:
        answer = json.loads(response.content)
    except ValueError as error:
        interactions.fail(record, f"the answer is not JSON: {error}")
        return
    try:
        interactions.accept(record, answer, "http")
    except Refusal as refusal:
        record["answer"] = answer if isinstance(answer, dict) else None
        interactions.fail(record, f"Discord refuses the answer: {refusal.told()}")


def _kept(response: httpx.Response) -> Json:
    """JSON where it is some, else the beginning of the text."""
    try:
        body = json.loads(response.content)
    except ValueError:
        body = response.text[:LONGEST_BODY_KEPT]
    return {"status": response.status_code, "headers": dict(response.headers), "body": body}


def _excerpt(response: httpx.Response) -> str:
    text = " ".join(response.text.split())
    return f": {text[:200]}" if text else ""
