"""What people allowed the application: codes that work once, access tokens for a week, refresh tokens that rotate.

Kept by person, and of every token only a digest. https://docs.discord.com/developers/topics/oauth2
"""

import base64
import hashlib
import secrets
from collections.abc import Iterator
from typing import NamedTuple

from app.playground.problems import Json
from app.playground.world import World

CODE_SECONDS = 100.0
"""https://github.com/discord/discord-api-docs/issues/2526"""
ACCESS_SECONDS = 604_800


class Grant(NamedTuple):
    user_id: str
    scopes: tuple[str, ...]
    expires_at: float
    """Unix seconds."""


def new_code(world: World, user_id: str, scopes: tuple[str, ...], redirect_uri: str, challenge: str | None) -> str:
    """`challenge` is PKCE's, of the method S256."""
    code = secrets.token_urlsafe(22)
    bound = {"redirect_uri": redirect_uri, "challenge": challenge}
    _keep(world, user_id, "codes", code, {"scopes": scopes, "expires_at": world.clock() + CODE_SECONDS, **bound})
    return code


def redeem_code(world: World, code: str, redirect_uri: str, verifier: str | None) -> Json | str:
    """The token response, or the name of the parameter that is wrong. A code is used up either way."""
    for kept in _people(world):
        found = kept["codes"].pop(_digest(code), None)
        if found is None or found["expires_at"] <= world.clock():
            continue
        if found["redirect_uri"] != redirect_uri:
            return "redirect_uri"
        if not _verified(found["challenge"], verifier):
            return "code_verifier"
        return _new_tokens(world, kept["user_id"], found["scopes"])
    return "code"


def redeem_refresh_token(world: World, token: str) -> Json | str:
    """As `redeem_code`; the refresh token is replaced, and the access token before it goes on until its time."""
    for kept in _people(world):
        if found := kept["refresh"].pop(_digest(token), None):
            return _new_tokens(world, kept["user_id"], found["scopes"])
    return "refresh_token"


def revoke(world: World, token: str) -> None:
    """With any of its tokens the whole authorization ends, other sessions of the same person included."""
    digest = _digest(token)
    for kept in list(_people(world)):
        if digest in kept["access"] or digest in kept["refresh"]:
            del world.held("authorizations")[kept["user_id"]]
            world.changed = True


def find_grant(world: World, access_token: str) -> Grant | None:
    for kept in _people(world):
        found = kept["access"].get(_digest(access_token))
        if found and found["expires_at"] > world.clock():
            return Grant(kept["user_id"], tuple(found["scopes"]), found["expires_at"])
    return None


def has_allowed(world: World, user_id: str, scopes: tuple[str, ...]) -> bool:
    """Whether this person once allowed all of it, so that nobody need ask again."""
    kept = world.held("authorizations").get(user_id)
    return kept is not None and {*scopes} <= {*kept["scopes"]}


def _new_tokens(world: World, user_id: str, scopes: list[str]) -> Json:
    access, refresh = secrets.token_urlsafe(22), secrets.token_urlsafe(22)
    _keep(world, user_id, "access", access, {"scopes": scopes, "expires_at": world.clock() + ACCESS_SECONDS})
    _keep(world, user_id, "refresh", refresh, {"scopes": scopes})
    return {
        "token_type": "Bearer",
        "access_token": access,
        "expires_in": ACCESS_SECONDS,
        "refresh_token": refresh,
        "scope": " ".join(scopes),
    }


def _keep(world: World, user_id: str, kind: str, secret: str, what: Json) -> None:
    empty: Json = {"user_id": user_id, "scopes": [], "codes": {}, "access": {}, "refresh": {}}
    kept = world.held("authorizations").setdefault(user_id, empty)
    kept["scopes"] = sorted({*kept["scopes"], *what["scopes"]})
    for secrets_of_a_kind in (kept["codes"], kept["access"]):
        for old in [key for key, each in secrets_of_a_kind.items() if each["expires_at"] <= world.clock()]:
            del secrets_of_a_kind[old]
    kept[kind][_digest(secret)] = what
    world.changed = True


def _people(world: World) -> Iterator[Json]:
    return iter(world.held("authorizations").values())


def _verified(challenge: str | None, verifier: str | None) -> bool:
    """https://datatracker.ietf.org/doc/html/rfc7636#section-4.6"""
    if challenge is None or verifier is None:
        return challenge is None and verifier is None
    hashed = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    return 43 <= len(verifier) <= 128 and secrets.compare_digest(hashed, challenge)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
