"""Histories of feeds as sites of 2013 wrote them, made up by hypothesis, with what has to come of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from hypothesis import strategies as st

Wrap = Callable[[str], str]

FIRST_DAY = datetime(2013, 3, 1, 12, tzinfo=UTC)
ENCODINGS = ("utf-8", "iso-8859-1", "windows-1252", "utf-16")
WRAPS: tuple[Wrap, ...] = (
    escape,
    lambda text: f"<![CDATA[{text}]]>",
    lambda text: f"\n   {escape(text)}\t",
    lambda text: f" <![CDATA[ {text} ]]>\n",
)
HARM = ("", "", "<x:y>z</x:y>", "&nbsp;", "caf\x03e", "R&D", "<br>")
"""What makes a document ill-formed, in the description of one of its entries."""
NO_FEEDS = (b"", b"\n", b"<html><body>503 Service Unavailable<br></body></html>", b"<!DOCTYPE html><p>Sign in", b"\0\0")


@dataclass
class Snapshot:
    body: bytes
    ids: list[str] = field(default_factory=list)
    """As they are first to be told, in the order of the document."""


@dataclass(frozen=True)
class Entry:
    number: int
    guid: str
    link: str

    @property
    def id(self) -> str:
        return self.guid or self.link


@dataclass(frozen=True)
class Kind:
    """`entry` takes guid, link, title, date and text as they stand in the document."""

    whole: str
    entry: str
    end: str
    has_guid: bool = True


_RSS_ENTRY = "<item><title>{title}</title>{more}<link>{link}</link><description>{text}</description>{date}</item>"
KINDS = (
    Kind('<rss version="2.0"><channel><title>Van</title>{}</channel></rss>',
         _RSS_ENTRY.replace("{more}", '<guid isPermaLink="false">{guid}</guid>'), "</item>"),
    Kind('<rss version="2.0"><channel><title>Van</title>{}</channel></rss>',
         _RSS_ENTRY.replace("{more}", "<guid>{guid}</guid>"), "</item>"),
    Kind('<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "rss-0.91.dtd">'
         '<rss version="0.91"><channel><title>Van</title>{}</channel></rss>',
         _RSS_ENTRY.replace("{more}", ""), "</item>", has_guid=False),
    Kind('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
         "<channel><title>Van</title></channel>{}</rdf:RDF>",
         '<item rdf:about="{about}"><title>{title}</title><link>{link}</link><description>{text}</description></item>',
         "</item>"),
    Kind('<feed xmlns="http://www.w3.org/2005/Atom"><title>Van</title>{}</feed>',
         '<entry><id>{guid}</id><title>{title}</title><link rel="alternate" href="{href}"/>'
         '<content type="html">{text}</content>{updated}</entry>', "</entry>"),
    Kind('<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Van</title>{}</feed>',
         '<entry><id>{guid}</id><title>{title}</title><link rel="alternate" type="text/html" href="{href}"/>'
         '<summary mode="escaped">{text}</summary>{issued}</entry>', "</entry>"),
)  # fmt: skip
GUIDS = ("http://omo.example/?p={}", "tag:omo.example,2013:{}", "{}", "Day {}&more", "urn:é:{}")


@st.composite
def histories(draw: st.DrawFn) -> list[Snapshot]:
    """Of one feed. It keeps its kind; whatever else can change from day to day does."""
    kind, guid = draw(st.sampled_from(KINDS)), draw(st.sampled_from(GUIDS))
    link = draw(st.sampled_from(("http://omo.example/day/{}", "http://omo.example/?day={}&x=1#top")))
    entries = [Entry(n, guid.format(n) if kind.has_guid else "", link.format(n)) for n in range(12)]
    return [draw(_snapshots(kind, entries[: draw(st.integers(0, day + 3))])) for day in range(draw(st.integers(2, 8)))]


@st.composite
def _snapshots(draw: st.DrawFn, kind: Kind, entries: list[Entry]) -> Snapshot:
    if draw(st.integers(0, 5)) == 0:
        return Snapshot(draw(st.sampled_from(NO_FEEDS)))
    shown = draw(st.lists(st.sampled_from(entries), max_size=12)) if entries else []  # in any order, some twice
    written = {entry: draw(_written(kind, entry)) for entry in shown}
    text = kind.whole.format("\n".join(written[entry] for entry in shown))
    if shown and draw(st.integers(0, 5)) == 0:  # cut off in the last entry
        text, shown = text[: text.rindex(kind.end) - draw(st.integers(0, 5))], shown[:-1]
    return Snapshot(_encoded(draw, text), [entry.id for entry in shown])


@st.composite
def _written(draw: st.DrawFn, kind: Kind, entry: Entry) -> str:
    wrap, when = draw(st.sampled_from(WRAPS)), FIRST_DAY + timedelta(days=draw(st.integers(0, 30)))
    scheme = draw(st.sampled_from(("http:", "https:")))
    guid, link = entry.guid.replace("http:", scheme), entry.link.replace("http:", scheme)
    dated = draw(st.booleans())
    return kind.entry.format(
        guid=wrap(guid),
        about=escape(guid),
        link=wrap(link),
        href=escape(link),
        title=f"Day {entry.number}" + draw(st.sampled_from(("", " (updated)"))),
        text="Café. " + draw(st.sampled_from(HARM)),
        date=f"<pubDate>{format_datetime(when)}</pubDate>" if dated else "",
        updated=f"<updated>{when.isoformat()}</updated>" if dated else "",
        issued=f"<issued>{when.isoformat()}</issued>" if dated else "",
    )


def _encoded(draw: st.DrawFn, text: str) -> bytes:
    encoding = draw(st.sampled_from(ENCODINGS))
    declared = f'<?xml version="1.0" encoding="{encoding}"?>\n' + text
    return declared.encode(encoding, "xmlcharrefreplace")
