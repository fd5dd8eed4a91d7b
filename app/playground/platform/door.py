"""The platform's addresses: `/platform/{name}.xml` is a feed, `/platform/{name}` its page; any name will do."""

import hashlib
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from app.playground.platform import documents
from app.playground.platform.feeds import keep_feed, read_feed
from app.playground.platform.troubles import XML, answer
from app.playground.playground import Playground


class Platform(NamedTuple):
    playground: Playground

    async def feed(self, request: Request) -> Response:
        """Answers 304 to whoever has this very document."""
        world, name = self.playground.world, request.path_params["name"]
        feed = read_feed(world, name)
        feed.asked += 1
        keep_feed(world, name, feed)
        document = documents.atom(name, feed, self.playground.settings.address)
        if trouble := answer(feed.trouble, name, document):
            return trouble
        tag = f'"{hashlib.sha256(document.encode()).hexdigest()[:16]}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        return Response(document, media_type=XML, headers={"ETag": tag})

    async def page(self, request: Request) -> Response:
        name = request.path_params["name"]
        return HTMLResponse(documents.page(name, read_feed(self.playground.world, name)))

    async def item(self, request: Request) -> Response:
        name, number = request.path_params["name"], request.path_params["number"]
        titles = {each: title for each, title, _ in read_feed(self.playground.world, name).items}
        return HTMLResponse(documents.item_page(name, titles.get(number, f"Day {number}, long ago")))

    async def picture(self, request: Request) -> Response:
        return Response(documents.picture(request.path_params["number"]), media_type="image/png")


def platform_routes(playground: Playground) -> list[Route]:
    platform = Platform(playground)
    return [
        Route("/platform/{name}.xml", platform.feed),
        Route("/platform/{name}/{number:int}.png", platform.picture),
        Route("/platform/{name}/{number:int}", platform.item),
        Route("/platform/{name}", platform.page),
    ]
