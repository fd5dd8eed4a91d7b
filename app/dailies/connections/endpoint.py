"""`GET /oauth/connect/{platform}` and its callback: small pages for the owner of an account."""

from urllib.parse import urlsplit

import structlog
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from app.browsers.pages import HEADERS, language_of, notice
from app.dailies.connections.connecting import Connecting, sentence_for
from app.dailies.connections.signing import STATE_SECONDS
from app.errors import DatabaseUnavailable, PersonError, SourceError
from app.texts import Texts

COOKIE = "omo_connect"
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
        platform, texts = request.path_params["platform"], language_of(request)
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
        platform, texts = request.path_params["platform"], language_of(request)
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


def _page(texts: Texts, title: str, sentence: str, status: int) -> Response:
    return notice(texts, texts(title), sentence, status)
