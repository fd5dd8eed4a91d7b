"""A post is worth looking at, in English and German, and Discord takes it whatever the source sends."""

from datetime import UTC, datetime
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dailies.choices import Choices, Part
from app.dailies.items import Item
from app.dailies.posts import duration_text, post_body
from app.playground.problems import FormProblems
from app.playground.rules.components import check_message_components
from app.playground.rules.embeds import check_embeds
from app.texts import texts_in

VIDEO = Item(
    id="dQw4w9WgXcQ",
    kind="video",
    title="Day 12: Ohio",
    text="We **drove**. https://evil.example",
    url="https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    author="Open Mic Odyssey",
    author_url="https://www.youtube.com/@openmic",
    avatar="https://yt3.example/avatar.jpg",
    image="https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg",
    published_at=datetime(2026, 11, 23, 7, tzinfo=UTC),
    duration=754,
)


def shown(item: Item, language: str = "en", source_kind: str = "feed") -> Any:
    return msgspec.to_builtins(post_body(texts_in(language), item, 7, "Van life", source_kind, Choices()))


def test_a_video_has_everything_worth_knowing() -> None:
    [embed] = shown(VIDEO)["embeds"]
    assert embed["author"] == {
        "name": "Open Mic Odyssey",
        "url": "https://www.youtube.com/@openmic",
        "icon_url": "https://yt3.example/avatar.jpg",
    }
    assert (embed["title"], embed["url"]) == (VIDEO.title, VIDEO.url)
    assert embed["image"] == {"url": VIDEO.image}
    assert embed["footer"] == {"text": "Video · 12:34 · Van life"}
    assert (embed["color"], embed["timestamp"]) == (0xFF0000, "2026-11-23T07:00:00Z")


def test_the_words_around_it_are_german_where_that_was_chosen() -> None:
    body = shown(VIDEO, "de")
    assert [button["label"] for button in body["components"][0]["components"]] == [
        "Ansehen",
        "✅ Gesehen · Meilen holen",
    ]


def test_what_a_source_wrote_is_shown_as_it_is_and_links_nowhere() -> None:
    [embed] = shown(VIDEO)["embeds"]
    assert embed["description"] == r"We \*\*drove\*\*. https\://evil.example"


def test_a_title_is_shown_as_it_was_written() -> None:
    [embed] = shown(msgspec.structs.replace(VIDEO, title="**Big** _news_: <t:5> (part 1)"))["embeds"]
    assert embed["title"] == r"\*\*Big\*\* \_news\_: \<t:5> (part 1)"


def test_a_title_full_of_marks_still_fits() -> None:
    [embed] = shown(msgspec.structs.replace(VIDEO, title="*" * 300))["embeds"]
    assert 240 < len(embed["title"]) <= 256
    assert embed["title"].endswith(r"\*…")


def test_a_post_shows_its_picture_small() -> None:
    [embed] = shown(msgspec.structs.replace(VIDEO, kind="post"))["embeds"]
    assert "image" not in embed
    assert embed["thumbnail"] == {"url": VIDEO.image}


def test_a_short_post_says_things_once() -> None:
    post = Item(id="1", title="Day 12", text="Day 12", url="https://bsky.app/profile/did:plc:bea/post/1")
    assert "description" not in shown(post)["embeds"][0]
    [embed] = shown(msgspec.structs.replace(post, text="Day 12\nOhio"))["embeds"]
    assert embed["description"] == "Day 12\nOhio"


@pytest.mark.parametrize(
    ("url", "source_kind", "colour"),
    [
        ("https://bsky.app/profile/did:plc:bea/post/1", "bluesky", 0x1185FE),
        ("https://mastodon.example/@bea/1", "mastodon", 0x6364FF),
        ("https://www.twitch.tv/bea", "twitch", 0x9146FF),
        ("https://mastodon.example/@bea/1", "feed", 0xF28C28),
    ],
)
def test_each_platform_has_its_colour(url: str, source_kind: str, colour: int) -> None:
    assert shown(Item(id="1", title="Hi", url=url), source_kind=source_kind)["embeds"][0]["color"] == colour


def test_what_is_only_announced_cannot_have_been_watched() -> None:
    body = shown(msgspec.structs.replace(VIDEO, kind="upcoming"))
    assert [button["label"] for button in body["components"][0]["components"]] == ["See when"]


@pytest.mark.parametrize(("seconds", "text"), [(5, "0:05"), (754, "12:34"), (3723, "1:02:03")])
def test_lengths_read_as_on_a_player(seconds: int, text: str) -> None:
    assert duration_text(seconds) == text


ANYTHING = st.text(max_size=400) | st.text(alphabet="*_~`|>#[]()<@:-", max_size=5000)
ADDRESSES = st.sampled_from(
    ["", "https://van.example/1", "javascript:alert(1)", "https://a b", "https://x/" + "y" * 3000]
)


@settings(max_examples=200, deadline=None)
@given(
    item=st.builds(
        Item,
        id=st.just("1"),
        kind=st.sampled_from(["post", "video", "short", "live", "upcoming", "episode", "photo"]),
        title=ANYTHING,
        text=ANYTHING,
        url=ADDRESSES,
        author=ANYTHING,
        author_url=ADDRESSES,
        avatar=ADDRESSES,
        image=ADDRESSES,
        duration=st.none() | st.integers(0, 10**6),
        feed_title=ANYTHING,
    )
)
def test_whatever_a_source_sends_discord_takes_the_post(item: Item) -> None:
    body, problems = shown(item), FormProblems()
    check_embeds(problems, body["embeds"])
    check_message_components(problems, body["components"], v2=False)
    problems.raise_any()
    assert body["allowed_mentions"] == {"parse": [], "users": [], "roles": []}


def test_every_part_can_be_left_out_and_the_title_stays() -> None:
    everything = Choices(hide=get_args(Part), watched=False)
    body = msgspec.to_builtins(post_body(texts_in("en"), VIDEO, 7, "Van life", "feed", everything))
    assert body["embeds"] == [{"title": VIDEO.title, "url": VIDEO.url, "color": 0xFF0000}]
    assert body["components"] == []
