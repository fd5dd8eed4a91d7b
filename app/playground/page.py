"""The page that a browser shows: files that `npm run build:playground` made."""

from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from app.playground.settings import PlaygroundSettings

ONE_YEAR = "public, max-age=31536000, immutable"
"""For files whose name changes with what is in them."""
NOT_BUILT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="3">
<title>The playground</title>
<h1>The page of the playground is not built yet</h1>
<p>In a checkout, <code>make run</code> builds it: it needs Node.js 20.19 or newer. By hand:</p>
<pre>cd admin-dashboard
npm ci
npm run build:playground</pre>
<p>Everything else works without it: <code>omo simulate "/check-in"</code>.</p>
<p>This page looks again every three seconds.</p>
"""


class Page:
    def __init__(self, settings: PlaygroundSettings) -> None:
        self._files = StaticFiles(directory=settings.page_folder, check_dir=False)
        self._headers = {
            "Content-Security-Policy": content_security_policy(settings),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }

    def routes(self) -> list[Route]:
        compressed = [Middleware(GZipMiddleware)]
        return [
            Route("/", self.index, middleware=compressed),
            Route("/assets/{path:path}", self.asset, middleware=compressed),
            Route("/{path}", self.other_file, middleware=compressed),
        ]

    async def index(self, request: Request) -> Response:
        try:
            return await self._file("index.html", request, "no-cache")
        except HTTPException:
            return HTMLResponse(NOT_BUILT, headers={**self._headers, "Cache-Control": "no-store"})

    async def asset(self, request: Request) -> Response:
        return await self._file(f"assets/{request.path_params['path']}", request, ONE_YEAR)

    async def other_file(self, request: Request) -> Response:
        """Such as the icon."""
        return await self._file(request.path_params["path"], request, "no-cache")

    async def _file(self, path: str, request: Request, caching: str) -> Response:
        response = await self._files.get_response(path, request.scope)
        response.headers.update({**self._headers, "Cache-Control": caching})
        return response


def content_security_policy(settings: PlaygroundSettings) -> str:
    """Own scripts and styles only. Pictures may also come from the bot (rank cards) and be uploads, which are linked
    with the playground's own address, whatever name the page was opened by.
    """
    bot = urlsplit(settings.bot_url)
    pictures = " ".join(dict.fromkeys(("'self'", "data:", f"{bot.scheme}://{bot.netloc}", settings.address)))
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "img-src": pictures,
        "media-src": f"'self' {settings.address}",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())
