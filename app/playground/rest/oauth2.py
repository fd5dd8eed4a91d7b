"""https://docs.discord.com/developers/topics/oauth2#authorization-code-grant

The two token routes answer in OAuth's words, `{"error", "error_description"}`.
"""

import base64
import binascii
import secrets

from app.playground.genesis import timestamp
from app.playground.oauth.grants import redeem_code, redeem_refresh_token, revoke
from app.playground.problems import UNAUTHORIZED, Json, Refusal
from app.playground.rest.bodies import WEB_FORM
from app.playground.rest.call import Call, Reply, Rule
from app.playground.rest.users import application, get_my_application


class OAuthRefusal(Refusal):
    """https://datatracker.ietf.org/doc/html/rfc6749#section-5.2"""

    def __init__(self, error: str, description: str | None = None, status: int = 400) -> None:
        super().__init__(status, 0, error)
        self.body: Json = {"error": error, **({"error_description": description} if description else {})}


def exchange(call: Call) -> Reply:
    form = _form_of_the_application(call)
    kind = form.get("grant_type")
    if kind == "authorization_code":
        code, redirect_uri = form.get("code", ""), form.get("redirect_uri", "")
        tokens = redeem_code(call.world, code, redirect_uri, form.get("code_verifier"))
    elif kind == "refresh_token":
        tokens = redeem_refresh_token(call.world, form.get("refresh_token", ""))
    else:
        raise OAuthRefusal("unsupported_grant_type", f"Grant type {kind} is not supported")
    if isinstance(tokens, str):
        raise OAuthRefusal("invalid_grant", f'Invalid "{tokens}" in request.')
    return 200, tokens


def revoke_token(call: Call) -> Reply:
    """Of a token that nobody knows, too: https://datatracker.ietf.org/doc/html/rfc7009#section-2.2"""
    form = _form_of_the_application(call)
    if not form.get("token"):
        raise OAuthRefusal("invalid_request", 'Missing "token" in request.')
    revoke(call.world, form["token"])
    return 200, {}


def get_authorization(call: Call) -> Reply:
    if call.grant is None:
        raise UNAUTHORIZED()
    described: Json = {
        "application": application(call),
        "scopes": call.grant.scopes,
        "expires": timestamp(call.grant.expires_at),
    }
    if "identify" in call.grant.scopes:
        described["user"] = call.world.user(call.grant.user_id)
    return 200, described


def _form_of_the_application(call: Call) -> Json:
    """Id and secret stand in the form or in a Basic header."""
    if call.headers.get("content-type", "").split(";")[0] != WEB_FORM or not isinstance(call.body, dict):
        raise OAuthRefusal("invalid_request", f'Expected "Content-Type" header to be {WEB_FORM}.')
    form: Json = call.body
    client_id, secret = _basic(call.headers.get("authorization", "")) or (
        form.get("client_id", ""),
        form.get("client_secret", ""),
    )
    identity = call.playground.identity
    known = secrets.compare_digest(client_id.encode(), identity.application_id.encode())
    if not (known and secrets.compare_digest(secret.encode(), identity.client_secret.encode())):
        raise OAuthRefusal("invalid_client", status=401)
    return form


def _basic(header: str) -> tuple[str, str] | None:
    kind, _, encoded = header.partition(" ")
    if kind != "Basic":
        return None
    try:
        client_id, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return client_id, secret


ROUTES = (
    Rule("POST", "/oauth2/token", exchange, needs_bot=False),
    Rule("POST", "/oauth2/token/revoke", revoke_token, needs_bot=False),
    Rule("GET", "/oauth2/@me", get_authorization, needs_bot=False, scope=""),
    Rule("GET", "/oauth2/applications/@me", get_my_application),
)
