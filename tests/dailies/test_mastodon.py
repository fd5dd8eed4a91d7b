"""Accounts of Mastodon: what is posted, what stays behind its warning, and what is wrong when nothing comes."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import respx

from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.items import Item, Poll
from app.dailies.sources.mastodon import MastodonAdapter
from app.dailies.sources.protocol import Source
from app.errors import SourceError
from tests.dailies.account_answers import MASTODON, mastodon_account, mastodon_picture, mastodon_status

ACCOUNT = f"{MASTODON}/109357891234567890"
STATUSES = f"{ACCOUNT}/statuses"


async def ask(http: HttpFetcher, address: str = ACCOUNT) -> Poll:
    return await MastodonAdapter().poll(Source(kind="mastodon", address=address), http)


async def poll(web: respx.Router, http: HttpFetcher, *statuses: Any) -> Poll:
    web.get(STATUSES).respond(json=list(statuses))
    return await ask(http)


async def item(web: respx.Router, http: HttpFetcher, status: dict[str, Any]) -> Item:
    [only] = (await poll(web, http, status)).items
    return only


async def trouble(http: HttpFetcher, address: str = ACCOUNT) -> SourceError:
    with pytest.raises(SourceError) as refused:
        await ask(http, address)
    return refused.value


async def test_a_post_has_everything_worth_knowing(internet: respx.Router, http: HttpFetcher) -> None:
    content = (
        '<p>We drove to Ohio &amp; back.</p><p>More: <a href="https://omo.example/tour/12" rel="nofollow">'
        '<span class="invisible">https://</span><span class="ellipsis">omo.example/to</span>'
        '<span class="invisible">ur/12</span></a><br>#van</p>'
    )
    found = await poll(internet, http, mastodon_status("111", content, edited_at="2026-11-23T08:00:00.000Z"))
    [post] = found.items

    assert (post.id, post.kind, post.title) == ("111", "post", "We drove to Ohio & back.")
    assert post.text == "We drove to Ohio & back.\nMore: https://omo.example/tour/12\n#van"
    assert post.url == "https://mastodon.example/@bea/111"
    assert (post.author, post.author_url) == ("Bea 🚐", "https://mastodon.example/@bea")
    assert post.avatar == "https://files.mastodon.example/avatar.png"
    assert post.published_at == datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert post.updated_at == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert (found.hints.title, found.complete) == ("Bea 🚐", True)
    [asked] = internet.calls
    assert dict(asked.request.url.params) == {"limit": "40", "exclude_replies": "true", "exclude_reblogs": "true"}


async def test_boosts_and_replies_are_nobodys_news(internet: respx.Router, http: HttpFetcher) -> None:
    boosts = [mastodon_status(str(each), reblog=mastodon_status("1", "theirs")) for each in range(40)]
    reply = mastodon_status("99", "<p>me too</p>", in_reply_to_id="98", in_reply_to_account_id="7")
    found = await poll(internet, http, reply, *boosts)

    assert found.items == ()
    assert found.complete, "what comes next is new"


async def test_an_empty_timeline_may_be_a_mistake(internet: respx.Router, http: HttpFetcher) -> None:
    found = await poll(internet, http)
    assert (found.items, found.complete) == ((), False)


async def test_what_is_behind_a_warning_stays_there(internet: respx.Router, http: HttpFetcher) -> None:
    media, card = [mastodon_picture(description="Blood")], {"image": "https://files.mastodon.example/card.png"}
    status = mastodon_status("1", "<p>He dies!</p>", spoiler_text="Film spoilers", sensitive=True)
    found = await item(internet, http, {**status, "media_attachments": media, "card": card})
    assert (found.title, found.text, found.image) == ("⚠️ Film spoilers", "", "")

    status = mastodon_status("1", "<p>Our show</p>", sensitive=True, media_attachments=media)
    found = await item(internet, http, status)
    assert (found.title, found.text, found.image) == ("Our show", "Our show", "")


async def test_a_post_that_is_only_a_picture_is_called_by_its_description(
    internet: respx.Router, http: HttpFetcher
) -> None:
    described = mastodon_status("1", media_attachments=[mastodon_picture(description="The van in the snow")])
    found = await item(internet, http, described)
    assert (found.kind, found.title, found.text) == ("photo", "The van in the snow", "")
    assert found.image == "https://files.mastodon.example/original.png"

    found = await item(internet, http, mastodon_status("1", media_attachments=[mastodon_picture()]))
    assert found.title == "Bea 🚐"


async def test_a_video_shows_its_still_and_a_link_its_card(internet: respx.Router, http: HttpFetcher) -> None:
    video = mastodon_picture(type="video", url="https://files.mastodon.example/original.mp4")
    found = await item(internet, http, mastodon_status("1", "<p>Day 12</p>", media_attachments=[video]))
    assert (found.kind, found.image) == ("video", "https://files.mastodon.example/small.png")

    unready = mastodon_picture(type="video", url=None, preview_url=None)
    assert (await item(internet, http, mastodon_status("1", "<p>Day 12</p>", media_attachments=[unready]))).image == ""

    card = {"url": "https://omo.example", "title": "Tour", "image": "https://files.mastodon.example/card.png"}
    assert (await item(internet, http, mastodon_status("1", "<p>Tour</p>", card=card))).image == card["image"]


async def test_names_in_any_writing_stay(internet: respx.Router, http: HttpFetcher) -> None:
    account = mastodon_account(display_name="ليلى 🎤")
    assert (await item(internet, http, mastodon_status("1", "<p>Hi</p>", account=account))).author == "ليلى 🎤"
    account = mastodon_account(display_name="")
    assert (await item(internet, http, mastodon_status("1", "<p>Hi</p>", account=account))).author == "bea"


async def test_what_a_hostile_server_sends_fits_into_the_database(internet: respx.Router, http: HttpFetcher) -> None:
    account = mastodon_account(avatar_static="https://x\u0000.example/a.png", url="javascript:alert(1)", acct="b\u0000")
    status = mastodon_status(
        "9" * 5000, "<p>\u0000" + "x" * 90_000, account=account, url="file:///etc/passwd", uri=None
    )
    found = await item(internet, http, status)
    assert len(found.id) < 700
    assert len(found.text) <= 4000
    assert (found.url, found.avatar, found.author_url) == ("", "", "")
    assert "\0" not in repr(found)


async def test_one_post_that_makes_no_sense_does_not_cost_the_others(internet: respx.Router, http: HttpFetcher) -> None:
    found = await poll(internet, http, None, {"id": 7}, [], mastodon_status("1", "<p>Fine</p>"))
    assert [each.title for each in found.items] == ["Fine"]


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, {"error": "This method requires an authenticated user"}, "blocked"),
        (403, {"error": "This action is not allowed"}, "blocked"),
        (422, {"error": "This method requires an authenticated user"}, "blocked"),
        (404, {"error": "Record not found"}, "no-account"),
        (404, {"oops": 1}, "away"),
        (410, {"error": "Gone"}, "gone"),
        (503, {"error": "Service unavailable"}, "away"),
        (301, {}, "broken"),
        (200, {"error": "not a list"}, "broken"),
    ],
)
async def test_what_a_server_refuses_is_said_as_what_it_is(
    internet: respx.Router, http: HttpFetcher, status: int, body: dict[str, Any], kind: str
) -> None:
    internet.get(STATUSES).respond(status, json=body)
    assert (await trouble(http)).kind == kind


async def test_too_many_questions_wait_until_the_limit_is_over(internet: respx.Router, http: HttpFetcher) -> None:
    reset = (datetime.now(UTC) + timedelta(minutes=4)).isoformat().replace("+00:00", "Z")
    headers = {"X-RateLimit-Limit": "300", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset}
    internet.get(STATUSES).respond(429, json={"error": "Too many requests"}, headers=headers)
    refused = await trouble(http)
    assert refused.kind == "limited"
    assert 230 <= refused.retry_after <= 240


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "10.0.0.1", "[::1]", "0x7f.1"])
async def test_a_server_inside_our_network_is_not_asked(http: HttpFetcher, host: str) -> None:
    assert (await trouble(http, f"https://{host}/api/v1/accounts/1")).kind == "forbidden-address"
