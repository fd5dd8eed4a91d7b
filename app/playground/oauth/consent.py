"""/oauth2/authorize: whom does one want to be, and may the application know?

Discord would ask for a password; here everybody may be anybody. The last choice is offered first the next time.
"""

from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from app.playground import cast
from app.playground.oauth.grants import has_allowed, new_code
from app.playground.oauth.request import SCOPES, Asked, Unacceptable, read_request
from app.playground.playground import Playground
from app.playground.problems import Json

PATH = "/oauth2/authorize"
LAST_CHOICE = "playground_last_choice"
_LAYOUT, _CONSENT, _PERSON, _NOTICE = (
    Template((Path(__file__).with_name("pages") / f"{name}.html").read_text(encoding="utf-8"))
    for name in ("layout", "consent", "person", "notice")
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


class Consent(NamedTuple):
    playground: Playground

    async def ask(self, request: Request) -> Response:
        try:
            asked = read_request(request.query_params, self.playground.identity, self.playground.settings)
        except Unacceptable as problem:
            return _notice("Something is wrong with this request", str(problem), 400)
        if error := asked.refusal():
            return _back(asked.way_back(error=error, error_description="The requested scope is invalid."))
        last = request.cookies.get(LAST_CHOICE, "")
        if asked.prompt == "none" and has_allowed(self.playground.world, last, asked.scopes):
            return self._allowed(asked, last)
        return HTMLResponse(self._page(asked, last), headers=HEADERS)

    async def answer(self, request: Request) -> Response:
        """The form comes back to the address that showed it, so that the question is read once more."""
        if not _from_this_page(request):
            return _notice("Not from this page", "Only the playground's own page may answer.", 403)
        try:
            asked = read_request(request.query_params, self.playground.identity, self.playground.settings)
        except Unacceptable as problem:
            return _notice("Something is wrong with this request", str(problem), 400)
        given = parse_qs((await request.body()).decode(errors="replace"))
        who = given.get("who", [""])[0]
        if given.get("answer") != ["authorize"]:
            return self._refused(asked)
        if who not in {user["id"] for user in self.playground.world.people()}:
            return _notice("Nobody chosen", "Go back and choose who you are.", 400)
        return self._allowed(asked, who)

    def _allowed(self, asked: Asked, who: str) -> Response:
        if asked.redirect_uri is None:
            return _notice("Authorized", f"{self._name} has what it asked for. You may close this window.", 200)
        code = new_code(self.playground.world, who, asked.scopes, asked.redirect_uri, asked.challenge)
        response = _back(asked.way_back(code=code))
        response.set_cookie(LAST_CHOICE, who, max_age=30 * 86_400, path="/oauth2", httponly=True, samesite="lax")
        return response

    def _refused(self, asked: Asked) -> Response:
        if asked.redirect_uri is None:
            return _notice("Cancelled", f"{self._name} was given nothing. You may close this window.", 200)
        description = "The resource owner or authorization server denied the request"
        return _back(asked.way_back(error="access_denied", error_description=description))

    def _page(self, asked: Asked, last: str) -> str:
        people = list(self.playground.world.people())
        chosen = last if any(user["id"] == last for user in people) else people[0]["id"]
        parts = {
            "application": escape(self._name),
            "initial": escape(self._name[:1]),
            "people": "\n".join(self._person(user, user["id"] == chosen) for user in people),
            "scopes": "\n".join(
                f"<li>{escape(SCOPES[scope])} <code>{escape(scope)}</code></li>" for scope in asked.scopes
            ),
            "destination": escape(_origin(asked.redirect_uri)),
        }
        return _LAYOUT.substitute(title=f"Authorize {parts['application']}", content=_CONSENT.substitute(parts))

    def _person(self, user: Json, chosen: bool) -> str:
        name = user["global_name"] or user["username"]
        return _PERSON.substitute(
            id=escape(user["id"]),
            name=escape(name),
            username=escape(user["username"]),
            about=escape(self._about(user)),
            initial=escape(name[:1]),
            checked=" checked" if chosen else "",
        )

    def _about(self, user: Json) -> str:
        """What tells one from another: the roles in the first guild."""
        world = self.playground.world
        if user["id"] not in world.members(cast.GUILD_ID):
            return "no member"
        roles, owner = world.roles(cast.GUILD_ID), world.guild(cast.GUILD_ID)["owner_id"] == user["id"]
        held = [f"@{roles[each]['name']}" for each in world.member(cast.GUILD_ID, user["id"])["roles"] if each in roles]
        return ", ".join((["owner"] if owner else []) + held) or "member"

    @property
    def _name(self) -> str:
        return str(self.playground.world.bot["username"])


def oauth_routes(playground: Playground) -> list[Route]:
    consent = Consent(playground)
    return [Route(PATH, consent.ask, methods=["GET"]), Route(PATH, consent.answer, methods=["POST"])]


def _back(address: str) -> RedirectResponse:
    return RedirectResponse(address, 302, headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})


def _notice(title: str, text: str, status: int) -> Response:
    content = _NOTICE.substitute(title=escape(title), text=escape(text))
    return HTMLResponse(_LAYOUT.substitute(title=escape(title), content=content), status, headers=HEADERS)


def _origin(address: str | None) -> str:
    parts = urlsplit(address or "")
    return f"{parts.scheme}://{parts.netloc}" if address else "nowhere: this only installs the bot"


def _from_this_page(request: Request) -> bool:
    """Browsers say where a form was; a page with no referrer says null. Programs say nothing."""
    origin = request.headers.get("origin")
    same_site = request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
    return same_site and (origin in (None, "null") or urlsplit(str(origin)).netloc == request.headers.get("host"))
