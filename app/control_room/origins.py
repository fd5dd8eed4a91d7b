"""Which pages may ask: our own, and those of a dashboard on a host of its own; nobody else's.

A browser says where a request comes from (Sec-Fetch-Site, Origin), and lets no other site add a header of its own.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.settings import Settings

PROOF = "x-omo-request"
"""A header that only our own pages send; its value does not matter."""
SENT_BY_OTHERS = f"Content-Type, If-Match, Idempotency-Key, {PROOF}"
READ_BY_OTHERS = (
    "Content-Disposition, ETag, Idempotency-Replayed, "
    "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After"
)
REMEMBERED_SECONDS = 600
_DEFAULT_PORTS = {"https": 443, "http": 80}


class Origins:
    def __init__(self, settings: Settings) -> None:
        self._ours = {origin_of(settings.public_url)}
        self.dashboard = origin_of(settings.dashboard_url) if settings.dashboard_url else None
        if self.dashboard:
            self._ours.add(self.dashboard)

    def is_ours(self, request: HTTPConnection) -> bool:
        if PROOF not in request.headers:
            return False
        origin = request.headers.get("origin")
        if origin is not None:
            return origin in self._ours
        return request.headers.get("sec-fetch-site", "same-origin") == "same-origin"

    def share(self, request: HTTPConnection, response: Response, methods: Iterable[str]) -> Response:
        """The response, which the dashboard's pages may read. https://fetch.spec.whatwg.org/#http-cors-protocol"""
        if self.dashboard is None:
            return response
        response.headers.add_vary_header("Origin")
        if request.headers.get("origin") != self.dashboard:
            return response
        response.headers["Access-Control-Allow-Origin"] = self.dashboard
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers["Access-Control-Expose-Headers"] = READ_BY_OTHERS
        if request.scope["method"] == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = ", ".join(methods)
            response.headers["Access-Control-Allow-Headers"] = SENT_BY_OTHERS
            response.headers["Access-Control-Max-Age"] = str(REMEMBERED_SECONDS)
        return response


def origin_of(url: str) -> str:
    """As browsers write it: in small letters, without the port that the scheme has anyway."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2].lower()
    return f"{parts.scheme}://{host.removesuffix(f':{_DEFAULT_PORTS.get(parts.scheme)}')}"
