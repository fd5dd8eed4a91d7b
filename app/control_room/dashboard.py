"""The dashboard's pages: the files that `npm run build` made, at every address that nothing else of ours answers.

Only its router knows the pages: whatever is no file is answered with `index.html`. Nothing is held in memory, and
nothing is compressed here: the build leaves a `.br` and a `.gz` beside each file.
"""

import mimetypes
from collections.abc import Awaitable, Callable, Iterable, Iterator
from pathlib import PurePosixPath

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from app.control_room.origins import origin_of
from app.settings import Settings

ASSETS = "assets/"
"""The folder of the files whose name changes with what is in them."""
ONE_YEAR = "public, max-age=31536000, immutable"
LOOK_AGAIN = "no-cache"
CODINGS = {"br": ".br", "gzip": ".gz"}
"""The smallest first."""
Page = Callable[[Request], Awaitable[Response]]

mimetypes.add_type("font/woff2", ".woff2")  # unknown to Python before 3.14


class Precompressed(StaticFiles):
    """Sends the smaller file beside the one that was asked for, when the browser takes it and there is one."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        for coding in _taken_codings(Headers(scope=scope).get("accept-encoding", "")):
            try:
                response = await super().get_response(path + CODINGS[coding], scope)
            except HTTPException:
                continue
            response.headers["Content-Encoding"] = coding
            return response
        return await super().get_response(path, scope)


class Dashboard:
    """An ASGI application. `taken` are the addresses that others answer: what is below their first part stays 404."""

    def __init__(self, settings: Settings, taken: Iterable[str], not_built: Page) -> None:
        self._taken = {_first_part(path) for path in taken} - {""}
        self._not_built = not_built
        self._elsewhere = settings.dashboard_url
        self._files = Precompressed(directory=settings.dashboard_folder, check_dir=False)
        self._headers = {
            "Content-Security-Policy": content_security_policy(settings),
            "Cross-Origin-Opener-Policy": "same-origin-allow-popups",  # signing in again happens in one
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        path = request.scope["path"]
        if request.method not in ("GET", "HEAD") or _first_part(path) in self._taken:
            raise HTTPException(404)
        if self._elsewhere:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{self._elsewhere}{path}{query}", 307, headers={"Cache-Control": "no-store"})
        name = path.lstrip("/")
        if name.startswith(ASSETS):
            return await self._file(name, request, ONE_YEAR)
        if PurePosixPath(name).suffix:
            return await self._file(name, request, LOOK_AGAIN)
        return await self._index(request)

    async def _index(self, request: Request) -> Response:
        try:
            return await self._file("index.html", request, LOOK_AGAIN)
        except HTTPException:
            return await self._not_built(request)

    async def _file(self, name: str, request: Request, caching: str) -> Response:
        response = await self._files.get_response(name, request.scope)
        response.headers.update({**self._headers, "Cache-Control": caching, "Vary": "Accept-Encoding"})
        return response


def content_security_policy(settings: Settings) -> str:
    """Own scripts only. Pictures are Discord's and those of the Dailies' sources, which are anywhere; a pretend Discord
    has no https. Styles may stand in the page: the library of components puts measures there.
    """
    pictures = sorted({origin_of(url) for url in (settings.public_url, settings.discord_api_url)})
    unencrypted = "".join(f" {origin}" for origin in pictures if origin.startswith("http://"))
    rules = {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' https: data: blob:{unencrypted}",
        "connect-src": "'self'",
        "font-src": "'self'",
        "object-src": "'none'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def _first_part(path: str) -> str:
    return path.split("/", 2)[1] if path.startswith("/") else ""


def _taken_codings(accepted: str) -> Iterator[str]:
    """Those of ours in an Accept-Encoding, the smallest first. https://www.rfc-editor.org/rfc/rfc9110#field.accept-encoding"""
    wishes = (wish.replace(" ", "").lower().partition(";q=") for wish in accepted.split(","))
    wanted = {coding for coding, _, weight in wishes if weight.strip("0.") or not weight}
    return (coding for coding in CODINGS if coding in wanted)
