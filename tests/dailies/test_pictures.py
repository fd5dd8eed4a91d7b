"""Pictures of Instagram and TikTok are sent along: the platforms' addresses of them end after hours or days."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from app.dailies.choices import Choices
from app.dailies.connections.access import ConnectedAccess
from app.dailies.delivering import Delivering
from app.dailies.fetching.fetcher import HttpFetcher
from app.dailies.items import NO_VALIDATORS, Item, Validators
from app.dailies.pictures import Pictures
from app.dailies.sources.protocol import Answer, Given, Granted, Source
from app.discord.rest import DiscordRest
from app.errors import SourceError
from tests.dailies.channel_at_discord import ChannelsAtDiscord
from tests.dailies.newsroom import AT_ONCE, THE_DAILIES, Newsroom
from tests.dailies.platforms import Office, PretendPlatforms
from tests.dailies.web_server import WebServer
from tests.discord.rest_bench import refused

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
ACCOUNT = Source(guild_id=1, kind="tiktok", address="tiktok:bea")
PICTURE = "https://scontent.example/1.jpg?sig=x"


class PictureServer:
    """A `Fetcher` that has one picture, or a trouble."""

    def __init__(self) -> None:
        self.trouble: SourceError | None = None
        self.asked = 0

    async def get(self, url: str, validators: Validators = NO_VALIDATORS) -> Answer:
        self.asked += 1
        assert url == PICTURE
        if self.trouble:
            raise self.trouble
        return Answer(url=url, body=PNG, content_type="image/png")

    async def call(self, method: str, url: str, **_: object) -> Answer:
        raise AssertionError("pictures are no API")


class NoAccess:
    """To accounts."""

    async def use(self, source: Source, ask: Callable[[Granted], Awaitable[Given]]) -> Given:
        raise SourceError("consent-ended", "it is not connected")


@pytest.fixture
def pictures() -> PictureServer:
    return PictureServer()


@pytest.fixture
async def followed(newsroom: Newsroom, rest: DiscordRest, pictures: PictureServer) -> Newsroom:
    """An Instagram account, past its baseline."""
    newsroom.worker = lambda: Delivering(newsroom.database, rest, Pictures(pictures, NoAccess()))  # type: ignore[method-assign]
    await follow(newsroom, AT_ONCE)
    return newsroom


async def follow(newsroom: Newsroom, choices: Choices) -> None:
    newsroom.publish("Before")
    await newsroom.follow(choices=choices)
    await newsroom.poll()


async def post(newsroom: Newsroom, title: str = "Sunrise", kind: str = "instagram") -> None:
    newsroom.publish(title, kind="photo", image=PICTURE)
    await newsroom.poll()
    await newsroom.fetch("update sources set kind = $2 where guild_id = $1", newsroom.guild_id, kind)
    await newsroom.deliver()
    await newsroom.fetch("update sources set kind = 'pretend' where guild_id = $1", newsroom.guild_id)


async def test_the_picture_travels_with_the_post(followed: Newsroom, discord: ChannelsAtDiscord) -> None:
    await post(followed)
    [message] = discord.posted
    assert message["files"] == {"picture.png": PNG}
    assert message["embeds"][0]["image"] == {"url": "attachment://picture.png"}
    assert message["attachments"] == [{"id": "0", "filename": "picture.png"}]


async def test_pictures_of_others_are_linked_as_before(
    followed: Newsroom, discord: ChannelsAtDiscord, pictures: PictureServer
) -> None:
    await post(followed, kind="youtube")
    assert (discord.posted[0]["embeds"][0]["image"], pictures.asked) == ({"url": PICTURE}, 0)


async def test_a_picture_that_cannot_be_had_holds_up_nothing(
    followed: Newsroom, discord: ChannelsAtDiscord, pictures: PictureServer
) -> None:
    pictures.trouble = SourceError("blocked", "URL signature expired", status=403)
    await post(followed)
    assert discord.titles(THE_DAILIES) == ["Sunrise"]
    assert "image" not in discord.posted[0]["embeds"][0], "a link would go blank"


async def test_an_answer_that_got_lost_is_no_second_post_with_a_picture_either(
    followed: Newsroom, discord: ChannelsAtDiscord, pictures: PictureServer
) -> None:
    discord.lost_answers = 1
    await post(followed)
    assert (discord.titles(THE_DAILIES), discord.asked) == (["Sunrise"], 2)
    assert await followed.states() == [("Sunrise", "sent", None)]
    assert pictures.asked == 1, "it is kept while Discord is asked again"


async def test_a_worker_that_died_after_posting_finds_the_post(followed: Newsroom, discord: ChannelsAtDiscord) -> None:
    discord.lost_answers = 100
    await post(followed)
    discord.lost_answers = 0
    discord.forget_nonces()
    await followed.deliver(seconds_later=60)
    assert (discord.titles(THE_DAILIES), await followed.states()) == (["Sunrise"], [("Sunrise", "sent", "found")])


@pytest.mark.parametrize("answer", [refused(403, 50013, "Missing Permissions"), refused(413, 40005, "Too large")])
async def test_where_discord_takes_no_file_the_post_comes_without_it(
    followed: Newsroom, discord: ChannelsAtDiscord, answer: object
) -> None:
    discord.refused_files = answer  # type: ignore[assignment]
    await post(followed)
    assert [message.get("files") for message in discord.posted] == [None]
    assert await followed.states() == [("Sunrise", "sent", None)]


async def test_who_hides_pictures_loads_none(
    newsroom: Newsroom, rest: DiscordRest, discord: ChannelsAtDiscord, pictures: PictureServer
) -> None:
    newsroom.worker = lambda: Delivering(newsroom.database, rest, Pictures(pictures, NoAccess()))  # type: ignore[method-assign]
    await follow(newsroom, Choices(spacing_seconds=0, hide=("picture",)))
    await post(newsroom)
    assert (discord.titles(THE_DAILIES), pictures.asked) == (["Sunrise"], 0)


@pytest.mark.parametrize(
    ("content_type", "body", "name"),
    [
        ("image/jpeg", PNG, "picture.jpg"),
        ("IMAGE/WEBP; q=1", PNG, "picture.webp"),
        ("text/html", PNG, None),
        ("image/svg+xml", b"<svg/>", None),
        ("image/png", b"", None),
        ("image/png", b"x" * 100_001, None),
    ],
)
async def test_only_pictures_of_a_sane_size_are_taken(
    web: WebServer, fetcher: HttpFetcher, content_type: str, body: bytes, name: str | None
) -> None:
    address = web.page("/picture", body, Content_Type=content_type)
    found = await Pictures(fetcher, NoAccess()).of(ACCOUNT, Item(id="1", image=address))
    assert (found.name if found else None) == name


@pytest.mark.parametrize("address", ["http://10.0.0.1/a.png", "http://localhost:6379/", "file:///etc/passwd", "x"])
async def test_a_picture_is_not_fetched_from_inside_the_network(fetcher: HttpFetcher, address: str) -> None:
    assert await Pictures(fetcher, NoAccess()).of(ACCOUNT, Item(id="1", image=address)) is None


async def test_a_cover_of_tiktok_that_has_ended_is_asked_for_anew(
    office: Office, platforms: PretendPlatforms, pictures: PictureServer
) -> None:
    await office.connect("tiktok")
    platforms.videos = [{"id": "7", "cover_image_url": PICTURE}]

    class Ended(PictureServer):
        async def get(self, url: str, validators: Validators = NO_VALIDATORS) -> Answer:
            if url == "https://p16.example/ended":
                raise SourceError("blocked", "URL signature expired", status=403)
            return await super().get(url, validators)

        async def call(self, method: str, url: str, **more: Any) -> Answer:
            return await office.http.call(method, url, **more)

    item = Item(id="7", image="https://p16.example/ended")
    found = await Pictures(Ended(), ConnectedAccess(office.database, office.refreshing)).of(
        office.source("tiktok"), item
    )
    assert found is not None
    assert found.content == PNG
    assert platforms.asked[-1].url.path == "/v2/video/query/"
    assert platforms.asked[-1].content == b'{"filters":{"video_ids":["7"]}}'
