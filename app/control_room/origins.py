"""Whether a request that changes something comes from our own pages.

A browser says where a request comes from (Sec-Fetch-Site, Origin), and lets no other site add a header of its own.
"""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from app.settings import Settings

PROOF = "x-omo-request"
"""A header that only our own pages send; its value does not matter."""


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


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
