"""`/playground/…`: what Discord has not. Faults, the calls that came in, and interactions on demand."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from app.playground.faults import Fault
from app.playground.interactions.deed import Deed
from app.playground.playground import Playground
from app.playground.problems import Json, PlaygroundError, Refusal
from app.playground.rest.door import RULES, JsonResponse
from app.playground.signing import read_signing_key

LONGEST_WAIT_SECONDS = 60.0
WITH_SECRETS = ("interactions", "webhooks", "authorizations")


class Order(Deed, frozen=True, kw_only=True):
    """A deed, and where to send it."""

    url: str = ""
    key: str = ""
    wait: float = 0.0
    """Seconds to wait for what was deferred."""


class RoleMove(msgspec.Struct, frozen=True, kw_only=True):
    """What an admin does in the server's settings; the bot itself may not."""

    guild_id: str
    role_id: str
    position: int


class Backstage:
    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    def routes(self) -> list[Route]:
        return [
            _route("GET", "/playground", self.describe),
            _route("POST", "/playground/reset", self.reset),
            _route("GET", "/playground/world", self.show_world),
            _route("POST", "/playground/roles", self.move_role),
            _route("GET", "/playground/calls", self.list_calls),
            _route("DELETE", "/playground/calls", self.forget_calls),
            _route("GET", "/playground/faults", self.list_faults),
            _route("POST", "/playground/faults", self.add_fault),
            _route("DELETE", "/playground/faults", self.clear_faults),
            _route("POST", "/playground/interactions", self.act),
            _route("GET", "/playground/interactions/{interaction_id}", self.look_up),
            Route("/playground/attachments/{attachment_id}/{filename}", self.download),
        ]

    async def describe(self, request: Request) -> Json:
        world = self._playground.world
        return {
            "name": "omo playground",
            "application_id": self._playground.identity.application_id,
            "bot_url": self._playground.settings.bot_url,
            "api_url": self._playground.settings.api_url,
            "registered_commands": sum(len(each) for each in world.state["commands"].values()),
        }

    async def reset(self, request: Request) -> Json:
        self._playground.start_over()
        return {}

    async def show_world(self, request: Request) -> Json:
        """Everything but what holds secrets: the tokens of interactions, webhooks and people."""
        return {key: value for key, value in self._playground.world.state.items() if key not in WITH_SECRETS}

    async def move_role(self, request: Request) -> Json:
        move = await _body(request, RoleMove)
        world = self._playground.world
        role = world.role(move.guild_id, move.role_id)
        role["position"] = move.position
        world.changed = True
        return role

    async def list_calls(self, request: Request) -> list[Json]:
        return list(self._playground.calls)

    async def forget_calls(self, request: Request) -> None:
        self._playground.calls.clear()

    async def list_faults(self, request: Request) -> Any:
        return msgspec.to_builtins(self._playground.faults.waiting)

    async def add_fault(self, request: Request) -> Any:
        fault = await _body(request, Fault)
        known = [rule.route for rule in RULES]
        if fault.route != "*" and fault.route not in known:
            raise PlaygroundError(f"there is no route {fault.route!r}; there are: {', '.join(known)}")
        self._playground.faults.waiting.append(fault)
        return msgspec.to_builtins(fault)

    async def clear_faults(self, request: Request) -> None:
        self._playground.faults.waiting.clear()

    async def act(self, request: Request) -> Json:
        order = await _body(request, Order)
        key = read_signing_key(order.key) if order.key else None
        report = await self._playground.act(order, order.url, key)
        if order.wait > 0 and not report["finished"]:
            wait = min(order.wait, LONGEST_WAIT_SECONDS)
            report |= await self._playground.finished(report["id"], wait) or {}
        return report

    async def look_up(self, request: Request) -> Json:
        wait = min(float(request.query_params.get("wait", "0")), LONGEST_WAIT_SECONDS)
        report = await self._playground.finished(request.path_params["interaction_id"], wait)
        if report is None:
            raise PlaygroundError("this interaction is not known")
        return report

    async def download(self, request: Request) -> Response:
        path = self._playground.attachments.path(request.path_params["attachment_id"], request.path_params["filename"])
        return FileResponse(path) if path else JsonResponse({"message": "There is no such file."}, 404)


async def _body(request: Request, wanted: Callable[..., Any]) -> Any:
    if request.headers.get("content-type", "").split(";")[0] != "application/json":
        raise PlaygroundError("the body must be application/json")  # also keeps other sites' forms out
    try:
        return msgspec.convert(json.loads(await request.body()), type=wanted)
    except (ValueError, msgspec.ValidationError) as error:
        raise PlaygroundError(f"the body cannot be read: {error}") from error


def _route(method: str, path: str, answer: Callable[[Request], Awaitable[Any]]) -> Route:
    async def endpoint(request: Request) -> Response:
        if not _from_here(request):
            return JsonResponse({"message": "Only pages of the playground itself may ask this."}, 403)
        try:
            content = await answer(request)
        except PlaygroundError as error:
            return JsonResponse({"message": str(error)}, 400)
        except Refusal as refusal:
            return JsonResponse(refusal.body, refusal.status)
        return Response(status_code=204) if content is None else JsonResponse(content)

    return Route(path, endpoint, methods=[method])


def _from_here(request: Request) -> bool:
    """Programs send no Origin; browsers do, and pages of other sites must not act here."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
