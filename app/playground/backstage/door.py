"""What every request behind the stage goes through: nobody from another site, then the answer or a plain sentence."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.playground.backstage import (
    acting,
    attending,
    changes,
    exchanges,
    faults,
    feeds,
    growing,
    overview,
    probes,
    roles,
    view,
    writing,
)
from app.playground.backstage.ask import Ask, Rule
from app.playground.playground import Playground
from app.playground.problems import PlaygroundError, Refusal
from app.playground.rest.door import JsonResponse

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in (
        overview,
        changes,
        view,
        writing,
        attending,
        acting,
        exchanges,
        probes,
        faults,
        feeds,
        growing,
        roles,
    )
    for rule in module.ROUTES
)


def backstage_routes(playground: Playground) -> list[Route]:
    return [
        Route(f"/playground{rule.path}", _endpoint(playground, rule), methods=[rule.method], include_in_schema=False)
        for rule in RULES
    ]


def _endpoint(playground: Playground, rule: Rule) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if not _from_here(request, playground.settings.host):
            return JsonResponse({"message": "Only pages of the playground itself may ask this."}, 403)
        try:
            content = await rule.answer(Ask(playground, request))
        except PlaygroundError as error:
            return JsonResponse({"message": str(error)}, 400)
        except Refusal as refusal:
            return JsonResponse(refusal.body, refusal.status)
        if isinstance(content, Response):
            return content
        return Response(status_code=204) if content is None else JsonResponse(content)

    return endpoint


def _from_here(request: Request, own_host: str) -> bool:
    """Programs send no Origin; browsers do, and pages of other sites must not act here.

    Nor may they read: their name could be made to lead here (DNS rebinding), but an address or a name without a
    dot can not. https://en.wikipedia.org/wiki/DNS_rebinding
    """
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    return _cannot_be_rebound(urlsplit(f"//{host}").hostname or "", own_host) and (
        origin is None or urlsplit(origin).netloc == host
    )


def _cannot_be_rebound(name: str, own_host: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return "." not in name or name == own_host
    return True
