"""`GET /oauth/connect/{platform}` and its callback: small pages for the owner of an account."""

from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

import structlog
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from app.dailies.connections.connecting import Connecting, sentence_for
from app.dailies.connections.signing import STATE_SECONDS
from app.errors import DatabaseUnavailable, PersonError, SourceError
from app.texts import LANGUAGES, Texts, texts_in

COOKIE = "omo_connect"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PAGE = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))

log = structlog.get_logger(__name__)


class ConnectPages:
    def __init__(self, connecting: Connecting) -> None:
        self._connecting = connecting
        address = urlsplit(connecting.public_url)
        self._path, self._secure = f"{address.path}/oauth/connect", address.scheme == "https"

    @property
    def routes(self) -> list[Route]:
        """The callback must be asked with GET: looking at it with HEAD would use it up."""
        callback = Route("/oauth/connect/{platform}/callback", self.finish)
        callback.methods = {"GET"}
        return [Route("/oauth/connect/{platform}", self.begin), callback]

    async def begin(self, request: Request) -> Response:
        platform, texts = request.path_params["platform"], spoken(request)
        try:
            beginning = self._connecting.begin(platform, request.query_params.get("ticket", ""))
        except PersonError as error:
            return _page(texts, "connect-failed", texts(error.text_id, **error.details), 400)
        response = RedirectResponse(beginning.consent_url, 303, HEADERS)
        # Lax: the platform sends the browser back, and that comes from another site.
        response.set_cookie(
            COOKIE,
            beginning.browser_secret,
            max_age=STATE_SECONDS,
            path=f"{self._path}/{platform}",
            secure=self._secure,
            httponly=True,
            samesite="lax",
        )
        return response

    async def finish(self, request: Request) -> Response:
        platform, texts = request.path_params["platform"], spoken(request)
        try:
            secret = request.cookies.get(COOKIE, "")
            account = await self._connecting.finish(platform, request.query_params, secret)
            name = self._connecting.platform(platform).name
            response = _page(texts, "connect-done", texts("connect-next", name=account.name, platform=name), 200)
        except PersonError as error:
            response = _page(texts, "connect-failed", texts(error.text_id, **error.details), 400)
        except SourceError as error:
            log.warning("not connected", platform=platform, reason=error.kind, error=str(error))
            name = self._connecting.platform(platform).name
            response = _page(texts, "connect-failed", texts(sentence_for(error), platform=name), 502)
        except DatabaseUnavailable:
            response = _page(texts, "connect-failed", texts("connect-unavailable"), 503)
        response.delete_cookie(COOKIE, path=f"{self._path}/{platform}", secure=self._secure, httponly=True)
        return response


def spoken(request: Request) -> Texts:
    """The first language of Accept-Language that we speak; their order is trusted, weights are not read."""
    wanted = (each.split(";")[0].split("-")[0].strip().lower() for each in _accepted(request).split(","))
    return texts_in(next((each for each in wanted if each in LANGUAGES), LANGUAGES[0]))


def _accepted(request: Request) -> str:
    return request.headers.get("accept-language", "")[:500]


def _page(texts: Texts, title: str, sentence: str, status: int) -> Response:
    said = {"language": texts.language, "title": escape(texts(title)), "sentence": escape(sentence)}
    return HTMLResponse(_PAGE.substitute(said), status, HEADERS)
