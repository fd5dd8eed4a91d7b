"""Answers an interaction inside Discord's three seconds: at once, or "thinking …" at two seconds and the rest later.

The deferral is sent by a watchdog while the handler goes on in the same task, so that a fast answer pays next
to nothing for it. https://docs.discord.com/developers/interactions/receiving-and-responding
"""

import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
import structlog
from starlette.types import Send

from app.commands.context import Context
from app.commands.current import current_interaction
from app.commands.declaration import Answer
from app.discord import replies
from app.discord.interactions import InteractionType, decode_interaction
from app.discord.replies import Modal, Reply, Response
from app.discord.rest import DiscordRest
from app.errors import DiscordError, PersonError
from app.interactions.deferral import Deferral, Watchdog
from app.interactions.failures import outcome_of, reference_of, tell_failure
from app.interactions.http import send_json
from app.interactions.router import Route, Router
from app.operations import metrics

log = structlog.get_logger(__name__)

PONG = b'{"type":1}'

_encode = msgspec.json.Encoder().encode


class Answering:
    """The handler behind the door of `/interactions`."""

    def __init__(self, router: Router, discord: DiscordRest, parts: Mapping[type, Any]) -> None:
        self._router = router
        self._discord = discord
        self._parts = parts
        self._watchdog = Watchdog()

    async def __call__(self, body: bytes, moment: datetime, send: Send) -> None:
        interaction = decode_interaction(body)
        if interaction.type == InteractionType.PING:
            await send_json(send, PONG)
            return
        current_interaction.set(interaction.id)
        ctx = Context(interaction, moment, self._parts)
        if interaction.type == InteractionType.AUTOCOMPLETE:
            await self._suggest(ctx, send)
        else:
            await self._answer(ctx, send)

    async def _answer(self, ctx: Context, send: Send) -> None:
        started = time.perf_counter()
        route = self._router.route(ctx.interaction)
        deferral = Deferral(self._watchdog, lambda: _defer(route, send))
        answer: Answer
        try:
            answer, outcome = await route.run(ctx), "answered"
        except Exception as error:
            answer, outcome = tell_failure(error, ctx, route.name), outcome_of(error)
        if deferral.call_off() and not _has_files(answer):
            await send_json(send, _encode(first_answer(route, answer, failed=outcome != "answered")))
            metrics.count_interaction(route.name, outcome, time.perf_counter() - started)
        else:
            await deferral.sent()
            metrics.count_interaction(route.name, outcome, min(time.perf_counter() - started, deferral.seconds))
            await self._finish_late(ctx, route, answer, failed=outcome != "answered")

    async def _finish_late(self, ctx: Context, route: Route, answer: Answer, *, failed: bool) -> None:
        """Edits the message. Who sees "thinking …" was settled when it was sent: what is for others takes its place."""
        reply = answer if isinstance(answer, Reply) else Reply(content=ctx.texts("error-form-too-late"), ephemeral=True)
        ephemeral = route.ephemeral if reply.ephemeral is None else reply.ephemeral
        token = ctx.interaction.token
        try:
            if route.updates and (failed or reply.ephemeral):  # the message that the component is on stays as it is
                await self._discord.create_followup(token, reply.body(ephemeral=True), reply.files)
            elif route.updates or ephemeral == route.ephemeral:
                await self._discord.edit_original(token, reply.body(ephemeral=False), reply.files)
            else:
                await self._discord.delete_original(token)
                await self._discord.create_followup(token, reply.body(ephemeral=ephemeral), reply.files)
        except DiscordError as error:
            log.warning(
                "late answer lost", name=route.name, reference=reference_of(ctx.interaction.id), error=str(error)
            )

    async def _suggest(self, ctx: Context, send: Send) -> None:
        """An empty list when anything goes wrong: there is nowhere to show a sentence."""
        try:
            choices = await self._router.complete(ctx)
        except PersonError:
            choices = []
        except Exception as error:
            tell_failure(error, ctx, "autocomplete")
            choices = []
        await send_json(send, _encode(replies.choices_response(choices)))


async def _defer(route: Route, send: Send) -> None:
    """Shows "thinking …"; for a component that updates its message, nothing."""
    deferred = replies.deferred_update() if route.updates else replies.deferred_message(ephemeral=route.ephemeral)
    await send_json(send, _encode(deferred))


def first_answer(route: Route, answer: Answer, *, failed: bool) -> Response:
    if isinstance(answer, Modal):
        return replies.modal_response(answer)
    ephemeral = route.ephemeral if answer.ephemeral is None else answer.ephemeral
    if route.updates and not failed and not answer.ephemeral:
        return replies.update_response(answer.body(ephemeral=False))
    return replies.message_response(answer.body(ephemeral=ephemeral))


def _has_files(answer: Answer) -> bool:
    return isinstance(answer, Reply) and bool(answer.files)
