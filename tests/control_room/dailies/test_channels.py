"""Admins decide which channels get a source and how, and try it out before anybody sees it."""

from typing import Any

import pytest

from app.dailies.choices import Choices
from tests.cast import Json
from tests.control_room.browser import Browser
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import AT_ONCE, GREEN_ROOM, THE_DAILIES, Newsroom

ONLY_OHIO = {"filter": {"all": [{"field": "title", "contains": "Ohio"}, {"not": {"field": "kind", "equals": "short"}}]}}


async def source_of(browser: Browser) -> Json:
    (source,) = (await browser.reads(f"{browser.guild}/dailies/sources")).json()["items"]
    found: Json = source
    return found


async def channel(browser: Browser) -> str:
    """The path of the source's only channel."""
    source = await source_of(browser)
    (destination,) = source["destinations"]
    return f"{browser.guild}/dailies/sources/{source['id']}/destinations/{destination['id']}"


async def audit(browser: Browser) -> list[tuple[str, Any, Any]]:
    """What happened to channels: action, before and after."""
    lines = (await browser.reads(f"{browser.guild}/audit", action="dailies")).json()["items"]
    return [(line["action"], line["before"], line["after"]) for line in reversed(lines)][1:]


async def test_one_more_channel_gets_the_source(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    path = f"{ana_at_the_desk.guild}/dailies/sources/{await newsroom.follow()}/destinations"
    wanted = {"channel_id": str(GREEN_ROOM), "choices": {"spacing_seconds": 0}}
    for _ in range(2):
        added = await ana_at_the_desk.sends("POST", path, wanted)
        assert added.status_code == 201, added.text

    listed = (await ana_at_the_desk.reads(path)).json()
    assert [each["channel_id"] for each in listed] == [str(THE_DAILIES), str(GREEN_ROOM)]
    assert [action for action, _, _ in await audit(ana_at_the_desk)] == ["dailies.add"]
    other = await ana_at_the_desk.sends("POST", path, {"channel_id": str(GREEN_ROOM)})
    assert (other.status_code, "other choices" in other.json()["detail"]) == (422, True)


async def test_choices_change_with_what_was_seen_and_are_in_the_audit_log(
    ana_at_the_desk: Browser, cleo_at_the_desk: Browser, newsroom: Newsroom
) -> None:
    await newsroom.follow()
    path = await channel(ana_at_the_desk)
    seen = (await ana_at_the_desk.reads(path)).headers["etag"]
    changed = await cleo_at_the_desk.sends("PATCH", path, ONLY_OHIO, **{"If-Match": seen})
    assert changed.status_code == 200, changed.text
    assert changed.json()["choices"]["filter"] == ONLY_OHIO["filter"]

    late = await ana_at_the_desk.sends("PATCH", path, {"filter": None}, **{"If-Match": seen})
    unaware = await ana_at_the_desk.sends("PATCH", path, {"filter": None})
    assert (late.status_code, unaware.status_code) == (412, 428)
    assert (await ana_at_the_desk.reads(path)).json()["choices"]["filter"] == ONLY_OHIO["filter"]

    newest = {"If-Match": changed.headers["etag"]}
    back = await ana_at_the_desk.sends("PATCH", path, {"filter": None, "spacing_seconds": None}, **newest)
    assert (back.json()["choices"]["filter"], back.json()["choices"]["spacing_seconds"]) == (None, 30)
    first, _ = await audit(ana_at_the_desk)
    assert (first[0], first[2]["choices"]["filter"]) == ("dailies.choose", ONLY_OHIO["filter"])


@pytest.mark.parametrize(
    ("patch", "status", "said"),
    [
        ({"colour": "red"}, 400, "body.colour"),
        ({"filter": {"any": [{"field": "title", "has": "van"}]}}, 400, "body.filter"),
        ({"filter": {"field": "title"}}, 422, "a rule is one of"),
        ({"filter": {"field": "title", "matches": "("}}, 422, "no regular expression"),
        ({"text": "{surprise}"}, 422, "there is no {surprise}"),
        ({"ping": {"role_id": "9" * 19}}, 400, "body.ping.role_id"),
        ({"quiet": {"start": "25:00", "until": "07:00"}}, 400, "body.quiet"),
        ({"kinds": ["poem"]}, 400, "body.kinds"),
        ({"text": "\0"}, 400, "NUL"),
        ({"filter": {"all": [{"field": "title", "equals": "\0"}]}}, 400, "NUL"),
    ],
)
async def test_choices_that_cannot_work_are_refused(
    ana_at_the_desk: Browser, newsroom: Newsroom, patch: Json, status: int, said: str
) -> None:
    await newsroom.follow()
    path = await channel(ana_at_the_desk)
    answer = await ana_at_the_desk.sends("PATCH", path, patch, **{"If-Match": "*"})

    assert answer.status_code == status, answer.text
    assert said in answer.text
    assert await audit(ana_at_the_desk) == []


async def test_what_a_paused_channel_held_goes_out_when_it_goes_on(
    ana_at_the_desk: Browser, newsroom: Newsroom, channels: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    path = await channel(ana_at_the_desk)
    for _ in range(2):
        paused = (await ana_at_the_desk.sends("POST", f"{path}/pause")).json()
    assert paused["paused"]["code"] == "by-hand"
    newsroom.publish("Day one")
    await newsroom.poll()
    await newsroom.deliver()
    assert channels.titles(THE_DAILIES) == []

    resumed = (await ana_at_the_desk.sends("POST", f"{path}/resume")).json()
    assert (resumed["paused"], resumed["waiting"]) == (None, 1)
    await newsroom.deliver()
    assert channels.titles(THE_DAILIES) == ["Day one"]
    assert [action for action, _, _ in await audit(ana_at_the_desk)] == [
        "dailies.pause-channel",
        "dailies.resume-channel",
    ]


async def test_a_channel_that_the_bot_lost_says_what_to_do(
    ana_at_the_desk: Browser, newsroom: Newsroom, channels: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    newsroom.publish("Day one")
    await newsroom.poll()
    channels.deleted.add(THE_DAILIES)
    await newsroom.deliver()

    (destination,) = (await source_of(ana_at_the_desk))["destinations"]
    assert destination["paused"]["code"] == "channel-gone"
    assert "Choose another one" in destination["paused"]["sentence"]


async def test_a_removed_channel_gets_nothing_more(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await newsroom.open()
    path = await channel(ana_at_the_desk)
    assert (await ana_at_the_desk.sends("DELETE", path)).status_code == 204

    assert (await source_of(ana_at_the_desk))["destinations"] == []
    assert (await ana_at_the_desk.sends("DELETE", path)).status_code == 404
    assert [action for action, _, _ in await audit(ana_at_the_desk)] == ["dailies.remove-channel"]


async def test_would_it_pass_and_why(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    newsroom.publish("Day 1: Ohio", kind="short")
    newsroom.publish("Day 2: Ohio", kind="video")
    newsroom.publish("Day 3: Utah", kind="video")
    await newsroom.follow(choices=Choices(kinds=("video",), spacing_seconds=0))
    await newsroom.poll()
    path = await channel(ana_at_the_desk)
    asked = {"choices": ONLY_OHIO, "newest": 3}
    utah, ohio, short = (await ana_at_the_desk.sends("POST", f"{path}/judgement", asked)).json()

    assert (utah["title"], utah["passes"], utah["reason"]) == ("Day 3: Utah", False, "filtered")
    assert "Ohio" in utah["sentence"]
    assert [line.strip()[0] for line in utah["trace"]] == ["✗", "✗"]
    assert (ohio["title"], ohio["passes"], ohio["reason"]) == ("Day 2: Ohio", True, None)
    assert [line.strip()[0] for line in ohio["trace"]] == ["✓", "✓", "✓", "✗"]
    assert (short["passes"], short["reason"], short["asked"]) == (False, "kind", [])
    assert utah["asked"] == [
        {"place": [], "fits": False, "decided": False},
        {"place": [0], "fits": False, "decided": True},
    ]
    assert [each["place"] for each in ohio["asked"] if not each["fits"]] == [[1, 0]], "it is no short"
    assert (await ana_at_the_desk.reads(path)).json()["choices"]["filter"] is None, "nothing was stored"

    (named,) = (await ana_at_the_desk.sends("POST", f"{path}/judgement", {"item_id": utah["item_id"]})).json()
    assert (named["title"], named["passes"]) == ("Day 3: Utah", True)


async def test_an_endless_expression_holds_up_nobody(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    newsroom.publish("a" * 200 + "!")
    await newsroom.follow()
    await newsroom.poll()
    slow = {"choices": {"filter": {"field": "title", "matches": "(a|a)*$|(a+)+b"}}}
    answer = await ana_at_the_desk.sends("POST", f"{await channel(ana_at_the_desk)}/judgement", slow)

    (judged,) = answer.json()
    assert (judged["passes"], judged["reason"]) == (False, "filter-too-slow")


async def test_a_preview_shows_the_post_with_choices_that_are_only_thought_about(
    ana_at_the_desk: Browser, newsroom: Newsroom, channels: ChannelsAtDiscord
) -> None:
    newsroom.publish("Day one", kind="video")
    await newsroom.follow()
    await newsroom.poll()
    choices = {"text": "{role} look: {title}", "ping": {"role_id": "77", "silent": True}, "language": "de"}
    answer = await ana_at_the_desk.sends("POST", f"{await channel(ana_at_the_desk)}/preview", {"choices": choices})

    shown = answer.json()
    assert (shown["content"], shown["pings"], shown["silent"]) == ("<@&77> look: Day one", ["77"], True)
    assert shown["embeds"][0]["title"] == "Day one"
    buttons = [button["label"] for row in shown["components"] for button in row["components"]]
    assert buttons[0] == "Ansehen"
    assert channels.posted == []


async def test_before_anything_was_seen_there_is_nothing_to_try(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await newsroom.follow()
    path = await channel(ana_at_the_desk)
    for what in ("judgement", "preview", "test"):
        assert (await ana_at_the_desk.sends("POST", f"{path}/{what}", {})).status_code == 422


async def test_a_channel_is_tried_out_before_it_is_added(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    newsroom.publish("Day 2: Ohio", kind="video")
    source = f"{ana_at_the_desk.guild}/dailies/sources/{await newsroom.follow(choices=Choices(text='Not this'))}"
    await newsroom.poll()
    asked = {"choices": ONLY_OHIO | {"text": "Look: {kind}"}}

    (judged,) = (await ana_at_the_desk.sends("POST", f"{source}/judgement", asked)).json()
    assert (judged["title"], judged["passes"]) == ("Day 2: Ohio", True)
    assert (await ana_at_the_desk.sends("POST", f"{source}/preview", asked)).json()["content"] == "Look: Video"
    assert (await ana_at_the_desk.sends("POST", f"{source}/preview", {})).json()["content"] == ""


async def test_what_cannot_work_is_told_at_its_choice(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await newsroom.follow()
    path = await channel(ana_at_the_desk)
    wrong = {"text": "{nobody}", "filter": {"field": "title", "matches": "("}}
    tried = await ana_at_the_desk.sends("POST", f"{path}/preview", {"choices": wrong})
    sent = await ana_at_the_desk.sends("PATCH", path, {"spacing_seconds": 0} | wrong, **{"If-Match": "*"})

    assert (tried.status_code, sent.status_code) == (422, 422)
    for answer, place in ((tried, "body.choices"), (sent, "body")):
        told = {each["field"]: each["problem"] for each in answer.json()["errors"]}
        assert "no regular expression" in told[f"{place}.filter"]


async def test_a_test_is_sent_once_for_the_same_key(
    ana_at_the_desk: Browser, newsroom: Newsroom, channels: ChannelsAtDiscord
) -> None:
    await newsroom.open()
    path = f"{await channel(ana_at_the_desk)}/test"
    key = {"Idempotency-Key": "only-a-test"}
    sent = [await ana_at_the_desk.sends("POST", path, {"choices": {"text": "Look"}}, **key) for _ in range(2)]

    (message,) = channels.posted
    assert [each.json()["message_id"] for each in sent] == [message["id"]] * 2
    assert sent[0].json()["link"].endswith(f"/{THE_DAILIES}/{message['id']}")
    assert message["content"].endswith("Look")
    assert [action for action, _, _ in await audit(ana_at_the_desk)] == ["dailies.test"]


async def test_another_sources_item_is_not_tried(ana_at_the_desk: Browser, newsroom: Newsroom) -> None:
    await newsroom.open()
    path = await channel(ana_at_the_desk)
    other = await newsroom.follow_also(f"{newsroom.address}?2", "Another", choices=AT_ONCE)
    newsroom.feed.items[f"{newsroom.address}?2"] = list(newsroom.feed.items[newsroom.address])
    await newsroom.poll()
    [item] = await newsroom.fetch(
        "select id from items where guild_id = $1 and source_id = $2", newsroom.guild_id, other
    )

    answer = await ana_at_the_desk.sends("POST", f"{path}/preview", {"item_id": str(item["id"])})
    assert answer.status_code == 404
