"""`/api/…`: from a request to the operation that was declared for it, and from its result to an answer.

In this order: who asks, how often, may they, what was sent; then one handler; then the answer, or a problem.
"""

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from typing import Any

import msgspec
import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from app.api.call import Call, Streamed, Tagged
from app.api.declaration import ApiBook, Operation
from app.api.problems import MEDIA_TYPE, ApiError, problem_of
from app.api.reading import MOST_BYTES, MOST_FILE_BYTES, read_body, read_ids, read_query
from app.api.versions import etag_of, seen_tags
from app.browsers.pages import HEADERS, language_of
from app.control_room.callers import Callers, Known
from app.control_room.idempotency import Answer, Idempotency
from app.control_room.lingering import lingering
from app.control_room.openapi import described, replaces_a_version
from app.control_room.origins import Origins
from app.control_room.rate_limits import RequestLimits
from app.control_room.reference import reference_page
from app.control_room.sessions import Sessions
from app.errors import OmoError
from app.texts import Texts

PREFIX = "/api/v1"

log = structlog.get_logger(__name__)

_encode = msgspec.json.Encoder().encode


class AdminApi:
    def __init__(
        self,
        books: Iterable[ApiBook],
        callers: Callers,
        sessions: Sessions,
        limits: RequestLimits,
        idempotency: Idempotency,
        origins: Origins,
        parts: Mapping[type, Any],
    ) -> None:
        self._operations = [operation for book in books for operation in book.operations]
        self._callers = callers
        self._sessions = sessions
        self._limits = limits
        self._idempotency = idempotency
        self._origins = origins
        self._parts = parts
        description = described(self._operations)
        self._description, self._reference = _encode(description), reference_page(description)

    def routes(self) -> list[BaseRoute]:
        by_path: dict[str, dict[str, Operation]] = {}
        for operation in self._operations:
            by_path.setdefault(operation.path, {})[operation.method] = operation
        return [
            Route("/api/openapi.json", self._describe),
            Route("/api/docs", self._refer),
            *(Route(f"{PREFIX}{path}", _Endpoint(self, methods)) for path, methods in by_path.items()),
            Route("/api", _Endpoint(self, {})),
            Route("/api/{anything:path}", _Endpoint(self, {})),
        ]

    async def _describe(self, request: Request) -> Response:
        return Response(self._description, media_type="application/json")

    async def _refer(self, request: Request) -> Response:
        return HTMLResponse(self._reference, headers=HEADERS | {"Cache-Control": "no-cache"})

    async def answer(self, request: Request, methods: Mapping[str, Operation]) -> Response:
        """Never raises: every failure becomes a problem with a reference that is also in the log."""
        if request.method == "OPTIONS":
            response = Response(status_code=204, headers={"Allow": ", ".join(methods)})
            return self._origins.share(request, response, methods)
        reference = secrets.token_hex(4)
        try:
            response = await self._answered(request, methods)
        except ClientDisconnect:
            response = Response(status_code=400)
        except Exception as error:
            response = _problem(request, error, reference)
        response.headers.setdefault("Cache-Control", "no-store")
        return self._origins.share(request, response, methods)

    async def _answered(self, request: Request, methods: Mapping[str, Operation]) -> Response:
        operation = methods.get("GET" if request.method == "HEAD" else request.method)
        if operation is None and not methods:
            raise ApiError(404, _nothing_at(request.url.path))
        known = await self._callers.identify(request)
        if operation is None:
            raise ApiError(405, f"{request.method} is not possible here", {"Allow": ", ".join(methods)})
        allowance = await self._limits.count(known.key)
        if allowance.remaining < 0:
            wait = {"Retry-After": str(allowance.reset_seconds)}
            raise ApiError(429, f"more than {allowance.limit} requests in a minute", allowance.headers | wait)
        response = await self._run(request, operation, known)
        if request.method == "HEAD" and isinstance(response, _Stream):
            await response.close()
            response = Response(status_code=response.status_code, headers=dict(response.headers))  # it may never end
        response.headers.update(allowance.headers)
        if known.session:
            self._sessions.renew(response, known.session)
        return response

    async def _run(self, request: Request, operation: Operation, known: Known) -> Response:
        ids = read_ids(request.path_params)
        level = await self._callers.admit(known, operation, ids.get("guild_id"))
        call = Call(
            known.caller,
            ids,
            request.headers,
            level,
            language_of(request),
            self._parts,
            _pieces(request, MOST_FILE_BYTES),
        )
        if operation.takes_file:
            _require_small(request, MOST_FILE_BYTES)
        if replaces_a_version(operation):
            seen_tags(request.headers)  # before anything else is looked at
        body = await _whole_body(request) if operation.body else b""
        sent = _sent(request, operation, body, call.texts)
        if operation.area == "self":
            sent["known"] = known

        async def handled() -> Response:
            return _response(operation, await operation.handler(call, **sent))

        key = request.headers.get("idempotency-key")
        if key is None or not operation.keeps_answers:
            return await handled()
        return await self._once(request, operation, known, key, body, handled)

    async def _once(
        self,
        request: Request,
        operation: Operation,
        known: Known,
        key: str,
        body: bytes,
        handled: Callable[[], Awaitable[Response]],
    ) -> Response:
        async def first_answer() -> Answer:
            response = await handled()
            kept = {name: value for name, value in response.headers.items() if name in ("etag", "location")}
            return Answer(response.status_code, bytes(response.body), kept)

        made_of = "\n".join([request.method, request.url.path, request.url.query]).encode() + body
        guild_id = int(request.path_params["guild_id"])
        answer = await self._idempotency.once(guild_id, known.key, key, made_of, first_answer)
        media_type = operation.media_type if answer.body else None
        return Response(answer.body, answer.status, answer.headers, media_type)


def _nothing_at(path: str) -> str:
    """An address has one form: what ends with a slash is not led to another one, which would lose what was sent."""
    advice = "leave out the slash at its end, or see" if path.endswith("/") else "see"
    return f"there is nothing at this address: {advice} {PREFIX.removesuffix('/v1')}/docs"


def _sent(request: Request, operation: Operation, body: bytes, texts: Texts) -> dict[str, Any]:
    """What the handler gets beside the call."""
    sent: dict[str, Any] = {}
    query = read_query(request.query_params.multi_items(), operation.query, texts)
    if operation.query:
        sent["query"] = query
    if operation.body:
        sent["body"] = read_body(body, request.headers.get("content-type", ""), operation.body, texts)
    return sent


class _Endpoint:
    """An ASGI application, so that Starlette leaves every method to us."""

    def __init__(self, api: AdminApi, methods: Mapping[str, Operation]) -> None:
        self._api = api
        self._methods = methods

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        response = await self._api.answer(Request(scope, receive, send), self._methods)
        if response.headers.get("connection") == "close":
            send = lingering(receive, send)
        await response(scope, receive, send)


class _Stream(StreamingResponse):
    """Closes what it sends, also when the client goes away: what is behind it ends at once."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self.close()

    async def close(self) -> None:
        if (close := getattr(self.body_iterator, "aclose", None)) is not None:
            await close()


def _response(operation: Operation, result: Any) -> Response:
    if isinstance(result, Streamed):
        named = {"Content-Disposition": f'attachment; filename="{result.filename}"'} if result.filename else {}
        return _Stream(result.chunks, 200, named | result.headers, operation.media_type)
    headers = {}
    if isinstance(result, Tagged):
        headers["ETag"] = etag_of(result.version)
        result = result.value
    if result is None:
        return Response(status_code=operation.status, headers=headers)
    return Response(_encode(result), operation.status, headers, operation.media_type)


def _problem(request: Request, error: Exception, reference: str) -> Response:
    problem = problem_of(error, language_of(request), reference)
    told = {"method": request.method, "path": request.url.path, "status": problem.status, "reference": reference}
    if problem.status >= 500 and not isinstance(error, OmoError):
        log.error("request failed", **told, exc_info=error)
    else:
        log.info("request refused", **told, why=str(error)[:300])
    return Response(_encode(problem), problem.status, getattr(error, "headers", {}), MEDIA_TYPE)


async def _whole_body(request: Request) -> bytes:
    _require_small(request, MOST_BYTES)
    return b"".join([chunk async for chunk in _pieces(request, MOST_BYTES)])


async def _pieces(request: Request, most: int) -> AsyncIterator[bytes]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise _too_large(most)
        yield chunk


def _require_small(request: Request, most: int) -> None:
    """Before anything is read of it."""
    announced = request.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > most:
        raise _too_large(most)


def _too_large(most: int) -> ApiError:
    """The rest of it is read by nobody: the connection ends."""
    return ApiError(413, f"the body may have {most >> 20} MB", {"Connection": "close"})
