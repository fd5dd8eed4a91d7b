"""OAuth: from the page where one chooses whom to be, to the tokens and what they allow."""

import base64
import hashlib
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.playground import cast
from app.playground.identity import Identity
from app.playground.playground import Playground, open_playground
from app.playground.server import create_playground
from app.playground.settings import PlaygroundSettings
from tests.playground.conftest import Clock
from tests.playground.echo_bot import served

ANA, JUERGEN = cast.PEOPLE[0].id, cast.PEOPLE[7].id
PAGE = "http://playground/oauth2/authorize"
CALLBACK = "http://127.0.0.1:9/oauth/callback"
VERIFIER = "a" * 43
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def identity(playground: Playground) -> Identity:
    return playground.identity


@pytest.fixture
def question(identity: Identity) -> dict[str, str]:
    return {
        "client_id": identity.application_id,
        "response_type": "code",
        "redirect_uri": CALLBACK,
        "scope": "identify guilds",
        "state": "s&t=a te",
    }


async def answered(discord: httpx.AsyncClient, question: Mapping[str, str], who: str, answer: str = "authorize") -> Any:
    """The parameters with which the person is sent back."""
    response = await discord.post(PAGE, params=question, data={"who": who, "answer": answer})
    assert response.status_code == 302, response.text
    assert response.headers["location"].startswith(question["redirect_uri"])
    return {key: value for key, (value,) in parse_qs(urlsplit(response.headers["location"]).query).items()}


async def exchanged(discord: httpx.AsyncClient, identity: Identity, **form: str) -> httpx.Response:
    """Without the bot's token; with the client's id and secret."""
    client = {"client_id": identity.application_id, "client_secret": identity.client_secret}
    kind = {"grant_type": "authorization_code", "redirect_uri": CALLBACK}
    return await discord.post("/oauth2/token", data={**client, **kind, **form}, headers={"Authorization": ""})


async def signed_in(
    discord: httpx.AsyncClient, identity: Identity, question: Mapping[str, str], who: str
) -> dict[str, Any]:
    code = (await answered(discord, question, who))["code"]
    tokens: dict[str, Any] = (await exchanged(discord, identity, code=code)).json()
    return tokens


def bearer(tokens: Mapping[str, str]) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens['access_token']}"}


async def test_the_page_says_who_asks_for_what_and_offers_the_whole_cast(
    discord: httpx.AsyncClient, question: dict[str, str]
) -> None:
    page = await discord.get(PAGE, params=question)
    assert page.headers["content-type"].startswith("text/html")
    for text in ("Crew Bot", "what servers you are in", "127.0.0.1:9", *(person.name for person in cast.PEOPLE)):
        assert text in page.text
    assert len(re.findall(r'type="radio"', page.text)) == 8
    assert len(re.findall(r"checked", page.text.partition("<main>")[2])) == 1
    assert "@Director" in page.text


async def test_who_authorizes_is_sent_back_with_a_code_and_the_state(
    discord: httpx.AsyncClient, question: dict[str, str]
) -> None:
    back = await answered(discord, question, ANA)
    assert (set(back), back["state"]) == ({"code", "state"}, "s&t=a te")


async def test_who_cancels_is_sent_back_with_access_denied(
    discord: httpx.AsyncClient, question: dict[str, str]
) -> None:
    back = await answered(discord, question, ANA, "cancel")
    assert (back["error"], back["state"], "code" in back) == ("access_denied", "s&t=a te", False)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"client_id": "42"}, "Unknown Application"),
        ({"redirect_uri": "https://evil.example/callback"}, "redirect_uri"),
        ({"redirect_uri": "http://127.0.0.1:9@evil.example/"}, "redirect_uri"),
        ({"redirect_uri": "javascript:alert(1)"}, "redirect_uri"),
        ({"scope": "identify <b>everything</b>"}, "scope is invalid"),
        ({"scope": ""}, "scope is invalid"),
        ({"response_type": "token"}, "response_type"),
        ({"code_challenge": CHALLENGE, "code_challenge_method": "plain"}, "S256"),
        ({"code_challenge": "short", "code_challenge_method": "S256"}, "S256"),
    ],
)
async def test_a_wrong_request_is_told_to_the_person_and_sent_nowhere(
    discord: httpx.AsyncClient, question: dict[str, str], wrong: dict[str, str], said: str
) -> None:
    for answer in (
        await discord.get(PAGE, params=question | wrong),
        await discord.post(PAGE, params=question | wrong, data={"who": ANA, "answer": "authorize"}),
    ):
        assert (answer.status_code, said in answer.text, "<b>" in answer.text) == (400, True, False)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/anywhere", "http://localhost:5173/callback?x=1", "http://[::1]:3000/"]
)
async def test_the_bots_own_address_and_this_machine_are_known(
    discord: httpx.AsyncClient, question: dict[str, str], address: str
) -> None:
    assert "code" in await answered(discord, question | {"redirect_uri": address}, ANA)


async def test_only_the_cast_can_be_chosen_and_only_on_the_page(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity
) -> None:
    for who in ("42", "", identity.application_id):
        answer = await discord.post(PAGE, params=question, data={"who": who, "answer": "authorize"})
        assert answer.status_code == 400
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = await discord.post(PAGE, params=question, data={"who": ANA, "answer": "authorize"}, headers=headers)
        assert answer.status_code == 403


async def test_the_last_choice_is_offered_first_and_need_not_be_asked_again(
    discord: httpx.AsyncClient, question: dict[str, str]
) -> None:
    await answered(discord, question, JUERGEN)
    page = (await discord.get(PAGE, params=question)).text
    assert re.search(rf'value="{JUERGEN}" checked', page)
    silent = await discord.get(PAGE, params=question | {"prompt": "none"})
    assert (silent.status_code, "code=" in silent.headers["location"]) == (302, True)
    more = question | {"prompt": "none", "scope": "identify guilds email"}
    assert (await discord.get(PAGE, params=more)).status_code == 200, "more than was allowed is asked for"


async def test_a_code_becomes_tokens_once(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity
) -> None:
    code = (await answered(discord, question, ANA))["code"]
    tokens = await exchanged(discord, identity, code=code)
    assert (tokens.json()["token_type"], tokens.json()["expires_in"]) == ("Bearer", 604_800)
    assert tokens.json()["scope"] == "identify guilds"
    again = await exchanged(discord, identity, code=code)
    assert again.status_code == 400
    assert again.json() == {"error": "invalid_grant", "error_description": 'Invalid "code" in request.'}


async def test_a_code_is_good_for_100_seconds_and_for_its_own_redirect_uri(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity, clock: Clock
) -> None:
    code = (await answered(discord, question, ANA))["code"]
    clock.passes(100)
    assert (await exchanged(discord, identity, code=code)).json()["error"] == "invalid_grant"
    code = (await answered(discord, question, ANA))["code"]
    elsewhere = await exchanged(discord, identity, code=code, redirect_uri="http://127.0.0.1:9/elsewhere")
    assert elsewhere.json()["error_description"] == 'Invalid "redirect_uri" in request.'


async def test_with_pkce_only_who_asked_can_use_the_code(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity
) -> None:
    pkce = question | {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}
    for verifier in ({}, {"code_verifier": "b" * 43}):
        code = (await answered(discord, pkce, ANA))["code"]
        assert (await exchanged(discord, identity, code=code, **verifier)).json()["error"] == "invalid_grant"
    code = (await answered(discord, pkce, ANA))["code"]
    assert (await exchanged(discord, identity, code=code, code_verifier=VERIFIER)).status_code == 200


async def test_pkce_and_linked_roles_do_not_go_together(discord: httpx.AsyncClient, question: dict[str, str]) -> None:
    pkce = question | {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}
    answer = await discord.get(PAGE, params=pkce | {"scope": "role_connections.write"})
    assert "error=invalid_scope" in answer.headers["location"]


async def test_the_client_proves_itself_in_the_form_or_with_basic(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity
) -> None:
    code = (await answered(discord, question, ANA))["code"]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK}
    for secret in ("wrong", ""):
        wrong = await exchanged(discord, identity, code=code, client_secret=secret)
        assert (wrong.status_code, wrong.json()) == (401, {"error": "invalid_client"})
    for scheme in ("Basic !", "Basic eDp5", f"Bot {identity.bot_token}"):
        assert (await discord.post("/oauth2/token", data=form, headers={"Authorization": scheme})).status_code == 401
    answer = await discord.post("/oauth2/token", data=form, auth=(identity.application_id, identity.client_secret))
    assert answer.status_code == 200


async def test_the_token_route_takes_forms_of_known_kinds_only(discord: httpx.AsyncClient, identity: Identity) -> None:
    assert (await discord.post("/oauth2/token", json={"grant_type": "refresh_token"})).json()[
        "error"
    ] == "invalid_request"
    assert (await exchanged(discord, identity, grant_type="password")).json() == {
        "error": "unsupported_grant_type",
        "error_description": "Grant type password is not supported",
    }


async def test_a_refresh_token_works_once(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity
) -> None:
    first = await signed_in(discord, identity, question, ANA)
    form = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    second = (await exchanged(discord, identity, **form)).json()
    assert second["scope"] == "identify guilds"
    assert second["refresh_token"] != first["refresh_token"]
    assert (await exchanged(discord, identity, **form)).json()["error"] == "invalid_grant"
    assert (await discord.get("/users/@me", headers=bearer(second))).status_code == 200


async def test_what_is_revoked_ends_with_all_its_tokens(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity
) -> None:
    first, second = [await signed_in(discord, identity, question, ANA) for _ in range(2)]
    other = await signed_in(discord, identity, question, JUERGEN)
    client = (identity.application_id, identity.client_secret)
    for token in (first["access_token"], "unknown"):
        revoked = await discord.post("/oauth2/token/revoke", data={"token": token}, auth=client)
        assert (revoked.status_code, revoked.json()) == (200, {})
    assert (await discord.get("/users/@me", headers=bearer(second))).status_code == 401
    form = {"grant_type": "refresh_token", "refresh_token": second["refresh_token"]}
    assert (await exchanged(discord, identity, **form)).json()["error"] == "invalid_grant"
    assert (await discord.get("/users/@me", headers=bearer(other))).status_code == 200


async def test_an_access_token_ends_after_a_week(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity, clock: Clock
) -> None:
    tokens = await signed_in(discord, identity, question, ANA)
    clock.passes(tokens["expires_in"] - 1)
    assert (await discord.get("/users/@me", headers=bearer(tokens))).status_code == 200
    clock.passes(1)
    assert (await discord.get("/users/@me", headers=bearer(tokens))).status_code == 401


async def test_people_see_themselves_and_their_guilds_with_what_they_may(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity
) -> None:
    for who, locale, owner, administrator in ((ANA, "en-US", True, True), (JUERGEN, "de", False, False)):
        tokens = await signed_in(discord, identity, question, who)
        me = (await discord.get("/users/@me", headers=bearer(tokens))).json()
        assert (me["id"], me["locale"], "email" in me) == (who, locale, False)
        (guild,) = (await discord.get("/users/@me/guilds", headers=bearer(tokens))).json()
        assert (guild["owner"], bool(int(guild["permissions"]) & 8)) == (owner, administrator)
        about = (await discord.get("/oauth2/@me", headers=bearer(tokens))).json()
        assert (about["user"]["id"], about["scopes"]) == (who, ["identify", "guilds"])


async def test_a_token_allows_what_its_scopes_say(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity
) -> None:
    tokens = await signed_in(discord, identity, question | {"scope": "guilds.members.read email identify"}, JUERGEN)
    member = f"/users/@me/guilds/{cast.GUILD_ID}/member"
    assert (await discord.get(member, headers=bearer(tokens))).json()["user"]["id"] == JUERGEN
    assert "@" in (await discord.get("/users/@me", headers=bearer(tokens))).json()["email"]
    for path in ("/users/@me/guilds", f"/guilds/{cast.GUILD_ID}", "/applications/@me"):
        answer = await discord.get(path, headers=bearer(tokens))
        assert (answer.status_code, answer.json()["code"]) == (401, 0)
    less = await signed_in(discord, identity, question, ANA)
    assert (await discord.get(member, headers=bearer(less))).status_code == 401


async def test_the_bots_token_is_no_persons(discord: httpx.AsyncClient) -> None:
    for path in ("/oauth2/@me", f"/users/@me/guilds/{cast.GUILD_ID}/member"):
        assert (await discord.get(path)).status_code == 401


async def test_people_have_rate_limits_of_their_own(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity
) -> None:
    ana, juergen = [await signed_in(discord, identity, question, who) for who in (ANA, JUERGEN)]
    statuses = [(await discord.get("/users/@me/guilds", headers=bearer(ana))).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]
    assert (await discord.get("/users/@me/guilds", headers=bearer(juergen))).status_code == 200


async def test_installing_the_bot_alone_leads_nowhere(discord: httpx.AsyncClient, identity: Identity) -> None:
    install = {"client_id": identity.application_id, "scope": "bot applications.commands", "permissions": "268435456"}
    assert "Join a server as a bot" in (await discord.get(PAGE, params=install)).text
    done = await discord.post(PAGE, params=install, data={"who": ANA, "answer": "authorize"})
    assert (done.status_code, "Authorized" in done.text) == (200, True)


async def test_no_token_is_kept_or_shown(
    discord: httpx.AsyncClient, question: dict[str, str], identity: Identity, playground: Playground
) -> None:
    tokens = await signed_in(discord, identity, question, ANA)
    kept, shown = str(playground.world.state), (await discord.get("http://playground/playground/world")).text
    for secret in (tokens["access_token"], tokens["refresh_token"]):
        assert secret not in kept
        assert secret not in shown
    assert "authorizations" not in shown


def test_a_restart_keeps_people_signed_in(settings: PlaygroundSettings) -> None:
    with served(create_playground(opened := open_playground(settings))) as address:
        question = {"client_id": opened.identity.application_id, "redirect_uri": CALLBACK, "scope": "identify"}
        page = f"{address}/oauth2/authorize"
        sent = httpx.post(page, params=question, data={"who": ANA, "answer": "authorize"}).headers["location"]
        form = {"grant_type": "authorization_code", "redirect_uri": CALLBACK, "code": sent.partition("code=")[2]}
        client = (opened.identity.application_id, opened.identity.client_secret)
        tokens = httpx.post(f"{address}/api/v10/oauth2/token", data=form, auth=client).json()
    with served(create_playground(open_playground(settings))) as address:
        assert httpx.get(f"{address}/api/v10/users/@me", headers=bearer(tokens)).json()["username"] == "ana"
