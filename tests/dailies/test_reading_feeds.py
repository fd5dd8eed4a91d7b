"""What is read of feeds of all kinds, well-formed or not."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dailies.items import Item
from app.dailies.parsing.dates import parse_date
from app.dailies.parsing.reading import read_feed
from app.errors import SourceError
from tests.dailies.feeds import entries, entry, rss

YOUTUBE = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns="http://www.w3.org/2005/Atom"><title>Open Mic Odyssey</title>
<author><name>Bea</name><uri>https://www.youtube.com/channel/UC1</uri></author>
<entry><id>yt:video:abc</id><yt:videoId>abc</yt:videoId><title>Night drive</title>
<link rel="alternate" href="https://www.youtube.com/shorts/abc"/>
<published>2026-11-23T07:00:00+00:00</published><updated>2026-11-24T07:00:00+00:00</updated>
<media:group><media:title>Night drive</media:title><media:thumbnail url="https://i1.ytimg.com/vi/abc/hqdefault.jpg"/>
<media:description>Rain &amp; jokes</media:description></media:group></entry>
<entry><id>yt:video:def</id><yt:videoId>def</yt:videoId><title>The set</title>
<link rel="alternate" href="https://www.youtube.com/watch?v=def"/></entry></feed>"""

PODCAST = """<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Van talk</title>
<itunes:author>The crew</itunes:author><item><guid isPermaLink="false">e1</guid><title>Tyres</title>
<enclosure url="https://omo.example/e1.mp3" type="audio/mpeg" length="1"/><itunes:duration>1:02:03</itunes:duration>
<itunes:image href="https://omo.example/e1.jpg"/></item></channel></rss>"""

JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Van notes", "authors": [{"name": "Bea"}],
"items": [{"id": 7, "url": "/7", "content_html": "<p>Flat <b>tyre</b></p>",
 "date_published": "2026-11-23T08:00:00+01:00"},
{"id": "8", "date_published": "soon", "title": ["?"]}, "nonsense"]}"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://omo.example/"><title>Van</title><link>https://omo.example/</link></channel>
<item rdf:about="https://omo.example/1"><title>One</title><link>https://omo.example/1</link></item></rdf:RDF>"""


def read(document: str | bytes) -> tuple[Item, ...]:
    return read_feed(document if isinstance(document, bytes) else document.encode()).items


def test_youtube_gives_video_ids_and_tells_shorts_by_their_link() -> None:
    short, video = read(YOUTUBE)

    assert (short.id, short.kind, short.title, short.text) == ("abc", "short", "Night drive", "Rain & jokes")
    assert short.image == "https://i1.ytimg.com/vi/abc/hqdefault.jpg"
    assert (short.author, short.author_url) == ("Bea", "https://www.youtube.com/channel/UC1")
    assert short.published_at == datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert (video.id, video.kind) == ("def", "video")


def test_a_podcast_gives_episodes_with_their_length() -> None:
    (episode,) = read(PODCAST)

    assert (episode.id, episode.kind, episode.duration) == ("e1", "episode", 3723)
    assert (episode.url, episode.image) == ("https://omo.example/e1.mp3", "https://omo.example/e1.jpg")
    assert (episode.author, episode.feed_title) == ("The crew", "Van talk")


def test_a_json_feed_is_read_past_the_fields_that_are_wrong() -> None:
    seven, eight = read_feed(JSON_FEED.encode(), url="https://omo.example/feed.json").items

    assert (seven.id, seven.url, seven.text) == ("7", "https://omo.example/7", "Flat tyre")
    assert seven.title == "Flat tyre"
    assert seven.published_at == datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert (eight.id, eight.title, eight.published_at) == ("8", "", None)


def test_rss_1_has_its_ids_in_an_attribute() -> None:
    assert [item.id for item in read(RDF)] == ["https://omo.example/1"]


@pytest.mark.parametrize("wrong", ["", "<x:y/>&nbsp;"])
def test_pictures_of_rss_1_are_no_items(wrong: str) -> None:
    picture = '<image:item rdf:about="https://omo.example/1.png"/>' + wrong
    modules = 'xmlns:image="http://purl.org/rss/1.0/modules/image/" '
    feed = RDF.replace("xmlns=", modules + "xmlns=").replace("<title>One", picture + "<title>One")

    assert [item.id for item in read(feed)] == ["https://omo.example/1"]


@pytest.mark.parametrize("namespace", ["http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss"])
def test_rss_in_a_namespace_of_its_time_is_rss(namespace: str) -> None:
    feed = rss(entry("1"), entry("2")).replace(b"<channel>", f'<channel xmlns="{namespace}">'.encode())

    assert [item.id for item in read(feed)] == ["1", "2"]


def test_rss_in_capital_letters_is_rss() -> None:
    assert [item.id for item in read("<RSS><CHANNEL><ITEM><GUID>1</GUID></ITEM></CHANNEL></RSS>")] == ["1"]


def test_hostile_html_becomes_plain_text() -> None:
    (item,) = read(
        rss(entry("1", title="&lt;b&gt;A&lt;/b&gt; &amp;amp; B\u202e", text="<![CDATA[<script>x</script>1<br>2]]>"))
    )

    assert (item.title, item.text) == ("A & B", "1\n2")


def test_apostrophes_of_windows_are_kept() -> None:
    assert read(rss(entry("1", title="Don&#146;t")))[0].title == "Don’t"


def test_only_addresses_that_a_person_can_open_are_kept() -> None:
    links = ("javascript:alert(1)", "https://a b/", "https://omo.example/a b")

    assert [item.url for item in read(rss(*(entry(link, link) for link in links)))] == [
        "",
        "",
        "https://omo.example/a%20b",
    ]


WRONG = {
    "an entity of HTML": rss(entry("1", title="Caf&eacute;&nbsp;one"), entry("2")),
    "a bare ampersand": rss(entry("1", "https://omo.example/?a=1&b=2", title="Café one"), entry("2")),
    "markup that is not escaped": rss(entry("1", title="Café one", text="a<br>b <p>c"), entry("2")),
    "a control character": rss(entry("1", title="Café\x03 one"), entry("2")),
    "a prefix that is not declared": rss(entry("1", title="Café one"), entry("2") + "<x:y>z</x:y>"),
    "no end": rss(entry("1", title="Café one"), entry("2"))[:-16],
    "a warning before it": b"<br />\n<b>Warning</b>: mysql_connect()\n" + rss(entry("1", title="Café one"), entry("2")),
    "Latin-1 that says it is UTF-8": rss(entry("1", title="Café one"), entry("2")).decode().encode("latin-1"),
    "UTF-8 that says it is Latin-1": b"<?xml version='1.0' encoding='iso-8859-1'?>"
    + rss(entry("1", title="Café one"), entry("2")).partition(b"?>")[2],
    "one byte of Latin-1 in UTF-8": rss(entry("1", title="Café one", text="na?ve"), entry("2")).replace(
        b"?ve", b"\xefve"
    ),
    "a number that is no character": rss(entry("1", title="Café&#11; one", text="&#55357;&#56832;"), entry("2")),
    "a document type": b"<!DOCTYPE rss [<!ENTITY a 'b'>]>" + rss(entry("1", title="Café one"), entry("2")),
    "two bytes a character": rss(entry("1", title="Café one"), entry("2")).decode().encode("utf-16"),
}


@pytest.mark.parametrize("document", WRONG.values(), ids=WRONG)
def test_an_ill_formed_feed_gives_the_same_ids_and_titles_as_a_good_one(document: bytes) -> None:
    items = read(document)

    assert [item.id for item in items] == ["1", "2"]
    assert items[0].title == "Café one"


def test_an_entry_that_breaks_off_is_left_for_the_next_poll() -> None:
    whole = rss(*entries(["c", "b", "a"]))
    cut = whole[: whole.rindex(b"<title>")]

    assert [item.id for item in read(cut)] == ["c", "b"]
    assert read_feed(cut).document.cut_off
    assert not read_feed(whole.replace(b"Day a", b"Day & a")).document.cut_off, "ill-formed, but all of it"


def test_a_title_of_entities_that_mean_nothing_gives_way_to_the_text() -> None:
    broken = rss(entry("1", title="&l9; &foo;", text="Off to Ohio"), entry("2", title="Q&amp;A &l9;"))

    assert [item.title for item in read(broken)] == ["Off to Ohio", "Q&A &l9;"]


REFUSED = {
    "nothing": (b"", "broken"),
    "white space": (b" \n\xef\xbb\xbf", "broken"),
    "a web page": (b"<!DOCTYPE html><html><body>503<br></body></html>", "not-a-feed"),
    "a page in XHTML": (b'<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "not-a-feed"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "not-a-feed"),
    "some JSON": (b'{"items": 3}', "not-a-feed"),
    "half a JSON Feed": (b'{"version": "1", "items": [', "broken"),
    "a feed cut off before its first entry": (b"<rss><channel><title>Va", "broken"),
    "deeply nested JSON": (b"[" * 100_000, "broken"),
}


@pytest.mark.parametrize(("body", "kind"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_feed_is_refused_with_a_reason(body: bytes, kind: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_feed(body)

    assert refused.value.kind == kind
    assert str(refused.value)


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss()) == ()


@given(st.data())
@settings(max_examples=200, deadline=1000)
def test_whatever_happens_to_a_feed_on_its_way_it_is_read_or_refused(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from([YOUTUBE, PODCAST, JSON_FEED, RDF])).encode())
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(body)))
        end = start + data.draw(st.integers(0, 40))
        noise = st.sampled_from(
            [b"", b"<", b"]]>", b"<![CDATA[", b"&", b"<!--", b"\xff", b"\0", b"<item>", b"</entry>"]
        )
        body[start:end] = data.draw(noise)

    with suppress(SourceError):
        read(bytes(body))


@pytest.mark.parametrize(
    "written",
    [
        "Mon, 23 Nov 2026 08:00:00 +0100",
        "23 Nov 2026 07:00:00 GMT",
        "Mon, 23 Nov 2026 02:00:00 EST",
        "2026-11-23T07:00:00Z",
        "2026-11-23T08:00:00.1234567+01:00",
        "2026-11-23 08:00:00 +0100",
        "2026-11-23T07:00:00",
        "2026-11-23T07:00:00+00:00Z",
        "2026-11-23T02:00:00EST",
        "2026/11/23 7:00:00",
        "Mon, 23 Nov 2026 08:00:00 GMT+0100",
    ],
)
def test_dates_are_read_as_feeds_write_them(written: str) -> None:
    found = parse_date(written)

    assert found is not None
    assert found.replace(microsecond=0) == datetime(2026, 11, 23, 7, tzinfo=UTC)


@pytest.mark.parametrize("written", ["2026-11-23", "2026-11-23Z", "Mon, 23 Nov 2026", "23 Nov 2026"])
def test_a_day_without_a_time_begins_at_midnight(written: str) -> None:
    assert parse_date(written) == datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "9999999999", "2026-13-01 7:00", "31 Feb 2026 07:00:00 GMT", "0001-01-01T00:00:00+14:00", "٢٠٢٦"],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert parse_date(written) is None
