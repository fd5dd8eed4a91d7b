"""Who asks the Admin API: a person with a session cookie, or a machine with a token; and what they may do where."""

from collections.abc import Mapping

import msgspec
import structlog
from starlette.requests import Request

from app.api.call import Caller
from app.api.declaration import LEVELS, Level, Operation
from app.api.problems import ApiError, NotThere
from app.control_room.access import Access
from app.control_room.api_tokens import ApiToken, find_token
from app.control_room.origins import PROOF, Origins
from app.control_room.sessions import Session, Sessions
from app.database.pool import Database
from app.errors import OutsideError

log = structlog.get_logger(__name__)


class Known(msgspec.Struct, frozen=True):
    """`session` or `token` says how they proved it."""

    caller: Caller
    session: Session | None = None
    token: ApiToken | None = None

    @property
    def key(self) -> str:
        """For counting requests and keeping answers."""
        return self.caller.audit_name


class Callers:
    def __init__(self, sessions: Sessions, access: Access, origins: Origins, database: Database) -> None:
        self._sessions = sessions
        self._access = access
        self._origins = origins
        self._database = database

    async def identify(self, request: Request) -> Known:
        """Raises `ApiError` 401, or 403 for what another site makes a browser send."""
        authorization = request.headers.get("authorization", "")
        if authorization:
            return await self._by_token(authorization)
        session = await self._sessions.read(request)
        if session is None:
            raise ApiError(401, "sign in at /oauth/login, or send a token: `Authorization: Bearer omo_…`", _CHALLENGE)
        if request.method != "GET" and not self._origins.is_ours(request):
            raise ApiError(403, f"what changes something has to come from the Control Room, with the header {PROOF}")
        return Known(Caller(user_id=int(session.user_id), name=session.name), session=session)

    async def _by_token(self, authorization: str) -> Known:
        kind, _, text = authorization.partition(" ")
        token = None
        if kind.lower() == "bearer":
            token = await self._database.run(lambda connection: find_token(connection, text.strip()))
        if token is None:
            raise ApiError(401, "this token is wrong, revoked or over", _CHALLENGE)
        return Known(Caller(user_id=token.created_by, name=token.name, token_id=token.id), token=token)

    async def still_admits(self, headers: Mapping[str, str], operation: Operation, guild_id: int) -> bool:
        """Whether they would be let in again, with what they sent at first. Nobody is shut out by an outage."""
        sent = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        try:
            known = await self.identify(Request({"type": "http", "method": "GET", "headers": sent}))
            await self.admit(known, operation, guild_id)
        except ApiError:
            return False
        except OutsideError as error:
            log.info("not asked again whether they may listen", error=type(error).__name__)
        return True

    async def admit(self, known: Known, operation: Operation, guild_id: int | None) -> Level | None:
        """What they may do in the guild. Raises `NotThere` for one they may not see, `ApiError` 403 for too little."""
        if known.token:
            return _admit_token(known.token, operation, guild_id)
        if guild_id is None:
            return None
        level = await self._access.level(guild_id, known.caller.user_id)
        if level is None:
            raise NotThere("no server")
        if LEVELS.index(level) < LEVELS.index(operation.level):
            raise ApiError(403, f"that is for {operation.level}s of this server; you are {level} here")
        return level


_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="omo"'}


def _admit_token(token: ApiToken, operation: Operation, guild_id: int | None) -> Level:
    if guild_id is not None and guild_id != token.guild_id:
        raise NotThere("no server")
    if operation.people_only or operation.area == "tokens":
        raise ApiError(403, "that is for people, not for tokens; /api/v1/me names a token's server and scopes")
    if operation.area == "self":
        return operation.level
    if not token.may(operation.area, writing=operation.writes):
        raise ApiError(403, f"this token lacks the scope {operation.scope}")
    return operation.level
