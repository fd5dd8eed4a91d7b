"""What every request to the pretend Discord goes through: faults, bot token, rate limit, the answer or a refusal."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from app.playground.calls import RestCall
from app.playground.faults import Fault
from app.playground.playground import Playground
from app.playground.problems import Json, Refusal
from app.playground.rest import (
    channels,
    commands,
    guilds,
    interactions,
    members,
    messages,
    oauth2,
    pins,
    reactions,
    roles,
    scheduled_events,
    stage_instances,
    users,
    voice,
    webhooks,
)
from app.playground.rest.bodies import as_json, decoded
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rest.callers import check_caller
from app.playground.storage import encoded

MODULES = (
    interactions, webhooks, guilds, channels, roles, members, voice, pins, messages, reactions,
    scheduled_events, stage_instances, users, oauth2, commands,
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(rule for module in MODULES for rule in module.ROUTES)
"""Tried in this order: a path that names `@me` or `pins` stands before the one that takes any id there."""


def discord_routes(playground: Playground) -> list[Route]:
    return [Route(f"/api/v10{rule.template}", _endpoint(playground, rule), methods=[rule.method]) for rule in RULES]


class JsonResponse(Response):
    media_type = "application/json"

    def render(self, content: object) -> bytes:
        return encoded(content)


class DroppedConnection(Response):
    """Promises more than it sends: the server then closes the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})


def _endpoint(playground: Playground, rule: Rule) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        at, started = playground.world.clock(), time.perf_counter()
        fault = playground.faults.take(rule.route)
        response = await _answer(playground, rule, request, fault)
        ms = round((time.perf_counter() - started) * 1000, 1)
        playground.calls.keep(
            RestCall(
                at=at,
                ms=ms,
                method=rule.method,
                path=_path(request),
                route=rule.route,
                status=0 if isinstance(response, DroppedConnection) else response.status_code,
                reason=unquote(request.headers.get("x-audit-log-reason", "")) or None,
                request=await _body_kept(request),
                response=bytes(response.body),
                fault=fault is not None,
                interaction_id=playground.interactions.id_of(request.path_params.get("token", "")),
                by_bot=request.headers.get("authorization", "").startswith("Bot "),
            )
        )
        return response

    return endpoint


def _path(request: Request) -> str:
    path = request.url.path.removeprefix("/api/v10")
    return f"{path}?{request.url.query}" if request.url.query else path


async def _body_kept(request: Request) -> bytes:
    try:
        return as_json(request.headers.get("content-type", ""), await request.body())
    except (Refusal, ClientDisconnect):
        return b""


async def _answer(playground: Playground, rule: Rule, request: Request, fault: Fault | None) -> Response:
    if fault and not fault.after and (spoilt := await _spoilt(fault)):
        return spoilt
    body = await request.body()
    headers: dict[str, str] = {}
    try:
        caller = check_caller(playground, rule, request.headers)
        major = {**request.path_params, **caller.major}
        verdict = playground.limits.take(rule.route, major, rule.needs_bot and caller.grant is None)
        headers = verdict.headers
        if not verdict.allowed:
            return JsonResponse(_limited(verdict.retry_after, verdict.everywhere), 429, headers)
        content = _decoded(playground, request, body)
        call = Call(playground, request.path_params, request.query_params, content, request.headers, caller.grant)
        response = _response(rule.answer(call), headers)
    except Refusal as refusal:
        response = JsonResponse(refusal.body, refusal.status, headers)
    if fault and fault.after and (spoilt := await _spoilt(fault)):
        return spoilt
    return response


def _response(reply: Reply, headers: dict[str, str]) -> Response:
    status, content = reply
    return Response(status_code=status, headers=headers) if content is None else JsonResponse(content, status, headers)


def _decoded(playground: Playground, request: Request, body: bytes) -> object:
    return decoded(request.headers.get("content-type", ""), body, playground.attachments)


def _limited(retry_after: float, everywhere: bool) -> Json:
    return {"message": "You are being rate limited.", "retry_after": retry_after, "global": everywhere}


async def _spoilt(fault: Fault) -> Response | None:
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.drop:
        return DroppedConnection()
    if fault.status == 429:
        headers = {"Retry-After": str(int(fault.retry_after) + 1), "X-RateLimit-Scope": "user"}
        return JsonResponse(_limited(fault.retry_after, False), 429, headers)
    if fault.status:
        message = fault.message or f"{fault.status}: A fault that was asked for"
        return JsonResponse({"message": message, "code": fault.code}, fault.status)
    return None
