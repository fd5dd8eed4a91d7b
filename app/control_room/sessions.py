"""Who is signed in: one signed cookie, and on the server nothing but how often somebody signed out everywhere.

Any process reads it. It slides for eight hours and ends after seven days; Discord's own tokens are not in it.
"""

import time
from collections.abc import Sequence

import msgspec
from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.browsers.cookies import cookie_name, set_cookie
from app.browsers.seals import Seal
from app.control_room.epochs import Epochs

SLIDING_SECONDS = 8 * 3600
ABSOLUTE_SECONDS = 7 * 86_400
RENEW_SECONDS = 600
"""A cookie younger than this is not sent anew."""
MOST_GUILDS = 100


class Session(msgspec.Struct, frozen=True, kw_only=True):
    user_id: str
    name: str
    avatar: str | None = None
    guilds: tuple[str, ...] = ()
    """Where to look for what they may manage; that they may is asked of Discord each time."""
    began: int
    """Unix seconds."""
    renewed: int
    epoch: int = 0
    """How often they had signed out everywhere before."""


class Sessions:
    def __init__(self, secrets: Sequence[str], public_url: str, epochs: Epochs) -> None:
        self._seal = Seal(secrets, "session", Session, SLIDING_SECONDS)
        self._secure = public_url.startswith("https://")
        self._epochs = epochs
        self.cookie = cookie_name("session", secure=self._secure)

    async def read(self, request: HTTPConnection) -> Session | None:
        """Raises `DatabaseUnavailable` when nobody can tell whether they signed out everywhere."""
        session = self._seal.open(request.cookies.get(self.cookie, ""))
        if session is None or session.began + ABSOLUTE_SECONDS < time.time():
            return None
        return session if session.epoch >= await self._epochs.of(int(session.user_id)) else None

    def keep(self, response: Response, session: Session) -> None:
        left = int(session.began + ABSOLUTE_SECONDS - time.time())
        set_cookie(response, self.cookie, self._seal.close(session), min(SLIDING_SECONDS, left), secure=self._secure)

    def renew(self, response: Response, session: Session) -> None:
        """Slides; a cookie that was just sent stays as it is."""
        now = int(time.time())
        if now - session.renewed >= RENEW_SECONDS:
            self.keep(response, msgspec.structs.replace(session, renewed=now))

    def forget(self, response: Response) -> None:
        set_cookie(response, self.cookie, "", 0, secure=self._secure)
