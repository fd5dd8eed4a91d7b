"""`omo simulate`: one signed interaction to a running endpoint, through the running playground when there is one."""

import asyncio
import json
import sys
from urllib.parse import urlsplit

import httpx
import msgspec

from app.playground.backstage.acting import Order
from app.playground.catalogue import commands_of_the_bot
from app.playground.playground import open_playground
from app.playground.problems import Json, PlaygroundError
from app.playground.settings import PlaygroundSettings
from app.playground.signing import read_signing_key
from app.playground.storage import encoded, left_address
from app.playground.world import save_world

LOOK_SECONDS = 2.0


def simulate(settings: PlaygroundSettings, order: Order, as_json: bool) -> int:
    """Prints what came of it; the exit status is 0 only when the bot answered in the way Discord accepts.

    Raises `PlaygroundError` when there was nothing to send.
    """
    report = asyncio.run(_report(settings, order))
    if as_json:
        print(
            json.dumps({key: report[key] for key in ("http_status", "answer", "followups", "ms")}, ensure_ascii=False)
        )
    else:
        from app.playground.terminal import show_report

        show_report(report)
    for note in report["notes"]:
        print(f"note: a Discord client would not have sent this: {note}", file=sys.stderr)
    if report["status"] != "answered":
        print(f"The application did not respond: {report['reason']}", file=sys.stderr)
        return 1
    if not report["finished"]:
        print("note: the answer was deferred, and nothing has followed yet", file=sys.stderr)
    return 0


async def _report(settings: PlaygroundSettings, order: Order) -> Json:
    description = await _running_playground(settings)
    needs_commands = not (order.click or order.submit or order.ping)
    if needs_commands and not (description and description["registered_commands"]):
        order = _with_commands_of_the_bot(order)
    order = msgspec.structs.replace(order, url=_endpoint(order.url or settings.bot_url))
    if settings.application_id and not order.application_id:
        order = msgspec.structs.replace(order, application_id=settings.application_id)
    return await _through_playground(description["address"], order) if description else await _alone(settings, order)


def _with_commands_of_the_bot(order: Order) -> Order:
    try:
        return msgspec.structs.replace(order, commands=tuple(commands_of_the_bot()))
    except PlaygroundError:
        if order.raw:  # made up from what was typed
            return order
        raise


async def _running_playground(settings: PlaygroundSettings) -> Json | None:
    """What it says of itself. Wherever it listens, it left its address in the folder it shares with us."""
    for address in dict.fromkeys((left_address(settings.folder), settings.address)):
        if address and (description := await _description(address)):
            return {**description, "address": address}
    return None


async def _description(address: str) -> Json | None:
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=LOOK_SECONDS) as client:
            description: Json = (await client.get(f"{address}/playground")).json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return None
    return description if description.get("name") == "omo playground" else None


async def _through_playground(address: str, order: Order) -> Json:
    """So that what the bot sends later is seen, too."""
    order = _with_key_itself(order)
    body = encoded(msgspec.to_builtins(order))
    async with httpx.AsyncClient(trust_env=False, timeout=order.wait + 30) as client:
        response = await client.post(
            f"{address}/playground/interactions", content=body, headers={"Content-Type": "application/json"}
        )
    try:
        report: Json = response.json()
    except ValueError as error:
        raise PlaygroundError(f"the playground failed (HTTP {response.status_code}); its terminal says why") from error
    if response.status_code != 200:
        raise PlaygroundError(str(report.get("message")))
    return report


async def _alone(settings: PlaygroundSettings, order: Order) -> Json:
    playground = open_playground(settings)
    key = read_signing_key(order.key) if order.key else None
    report = await playground.act(order, order.url, key)
    save_world(settings.folder, playground.world)
    return report


def _endpoint(url: str) -> str:
    """A bare address stands for the bot's endpoint there."""
    return url.rstrip("/") + "/interactions" if urlsplit(url).path in ("", "/") else url


def _with_key_itself(order: Order) -> Order:
    """The playground may run in another folder, where a file's name means nothing."""
    return msgspec.structs.replace(order, key=bytes(read_signing_key(order.key)).hex()) if order.key else order
