"""What the platform shows: a feed as Atom, a page that names it, and a picture for each item."""

import io
from html import escape
from xml.sax.saxutils import escape as escape_xml

from PIL import Image, ImageDraw

from app.playground.genesis import timestamp
from app.playground.platform.feeds import Feed

AUTHOR = "Open Mic Odyssey"
WIDTH, HEIGHT = 480, 270
COLOURS = ("#F28C28", "#3BA55D", "#5865F2", "#D6456B", "#2AA7A1", "#B07CD8")


def title_of(name: str) -> str:
    return name.replace("-", " ").capitalize()


def atom(name: str, feed: Feed, address: str) -> str:
    """https://www.rfc-editor.org/rfc/rfc4287, with pictures as https://www.rssboard.org/media-rss names them."""
    home = f"{address}/platform/{name}"
    newest = feed.items[-1][2] if feed.items else 0.0
    entries = "".join(_entry(home, *item) for item in reversed(feed.items))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">\n'
        f"<id>{home}</id><title>{title_of(name)}</title><updated>{timestamp(newest)}</updated>"
        f'<link rel="self" href="{home}.xml"/><link href="{home}"/><author><name>{AUTHOR}</name></author>\n'
        f"{entries}</feed>\n"
    )


def _entry(home: str, number: int, title: str, at: float) -> str:
    return (
        f"<entry><id>{home}/{number}#{int(at)}</id><title>{escape_xml(title)}</title>"
        f'<link href="{home}/{number}"/><published>{timestamp(at)}</published><updated>{timestamp(at)}</updated>'
        f"<summary>{escape_xml(title)}. More of it behind the link.</summary>"
        f'<media:thumbnail url="{home}/{number}.png"/></entry>\n'
    )


def page(name: str, feed: Feed) -> str:
    """Readers find the feed by the link in its head."""
    lines = "".join(f'<li><a href="/platform/{name}/{n}">{escape(title)}</a></li>' for n, title, _ in feed.items[::-1])
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title_of(name)}</title>'
        f'<link rel="alternate" type="application/atom+xml" href="/platform/{name}.xml">'
        f"<h1>{title_of(name)}</h1><ul>{lines}</ul></html>"
    )


def item_page(name: str, title: str) -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<p><a href="/platform/{name}">{title_of(name)}</a></p><h1>{escape(title)}</h1></html>'
    )


def picture(number: int) -> bytes:
    """PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), COLOURS[number % len(COLOURS)])
    draw = ImageDraw.Draw(image)
    draw.ellipse((330, 40, 430, 140), fill="#FFE9B0")
    draw.polygon([(0, HEIGHT), (160, 110), (300, HEIGHT)], fill="#2B2D31")
    draw.polygon([(180, HEIGHT), (340, 150), (WIDTH, HEIGHT)], fill="#1E1F22")
    draw.text((24, 20), f"Day {number}", fill="white", font_size=40)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
