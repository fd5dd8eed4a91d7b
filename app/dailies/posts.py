"""How an item looks in a channel. What came from outside mentions nobody; only http(s) addresses become links."""

from typing import get_args
from urllib.parse import urlsplit

from app.dailies.choices import Choices, Part
from app.dailies.items import Item
from app.dailies.watched import watched_button
from app.dailies.wording import filled
from app.discord.components import ActionRow, Button, LinkButton
from app.discord.markdown import escaped
from app.discord.replies import NO_MENTIONS, AllowedMentions, Embed, MessageBody, MessageFlag
from app.discord.resources import Message
from app.texts import Texts

LONGEST_TITLE, LONGEST_TEXT, LONGEST_AUTHOR = 250, 300, 250
LONGEST_BUTTON_URL, LONGEST_URL = 512, 2000
COLOURS = {"www.youtube.com": 0xFF0000, "youtu.be": 0xFF0000, "bsky.app": 0x1185FE, "www.twitch.tv": 0x9146FF}
FEED_COLOUR = 0xF28C28
SEEN = ("video", "short", "live", "upcoming", "photo")
"""Kinds whose picture is the point: it is shown large."""


def post_body(texts: Texts, item: Item, item_id: int, source_title: str, choices: Choices) -> MessageBody:
    role_id = choices.ping.role_id if choices.ping else None
    silent = choices.ping is not None and choices.ping.silent
    return MessageBody(
        content=filled(choices.text, item, source_title, texts(f"dailies-kind-{item.kind}"), role_id),
        embeds=[_embed(texts, item, source_title, choices)],
        components=_rows(texts, item, item_id, choices),
        flags=int(MessageFlag.SUPPRESS_NOTIFICATIONS) if silent else 0,
        allowed_mentions=AllowedMentions(roles=[str(role_id)]) if role_id else NO_MENTIONS,
    )


def is_post_of(message: Message, item: Item) -> bool:
    """Whether a message that is read back shows this item: Discord may tidy a title, an address stays as it is."""
    if url := link_to(item.url):
        return any(embed.url == url for embed in message.embeds)
    return any(_letters(embed.title or "") == _letters(_title(item)) for embed in message.embeds)


def _letters(text: str) -> str:
    return "".join(text.split())


def _embed(texts: Texts, item: Item, source_title: str, choices: Choices) -> Embed:
    shown = set(get_args(Part)) - set(choices.hide)
    embed = Embed(title=_title(item), url=link_to(item.url) or None)
    embed.color = COLOURS.get(urlsplit(item.url).netloc, FEED_COLOUR)
    if "author" in shown:
        embed.author = _author(item, source_title)
    if "text" in shown:
        embed.description = escaped(_cut(item.text, LONGEST_TEXT)) or None
    if "picture" in shown and (address := link_to(item.image)):
        setattr(embed, "image" if item.kind in SEEN else "thumbnail", {"url": address})
    if "time" in shown:
        embed.timestamp = item.published_at
    if "footer" in shown:
        embed.footer = {"text": " · ".join(_facts(texts, item, source_title))}
    return embed


def _author(item: Item, source_title: str) -> dict[str, str] | None:
    name = _cut(item.author or item.feed_title or source_title, LONGEST_AUTHOR).strip()
    if not name:
        return None
    parts = {"name": name, "url": link_to(item.author_url), "icon_url": link_to(item.avatar)}
    return {part: value for part, value in parts.items() if value}


def _title(item: Item) -> str:
    return _cut(item.title or item.text or item.url, LONGEST_TITLE)


def _facts(texts: Texts, item: Item, source_title: str) -> list[str]:
    facts = [texts(f"dailies-kind-{item.kind}")]
    if item.duration:
        facts.append(duration_text(item.duration))
    if source_title and source_title != item.author:
        facts.append(_cut(source_title, 100))
    return facts


def duration_text(seconds: int) -> str:
    """`12:34`, or `1:02:03`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _rows(texts: Texts, item: Item, item_id: int, choices: Choices) -> list[ActionRow]:
    buttons: list[Button | LinkButton] = []
    if "button" not in choices.hide and (link := link_to(item.url, LONGEST_BUTTON_URL)):
        buttons.append(LinkButton(texts(f"dailies-open-{item.kind}"), link))
    if choices.watched and item.kind != "upcoming":
        buttons.append(watched_button(texts, item, item_id))
    return [ActionRow(buttons)] if buttons else []


def link_to(address: str, longest: int = LONGEST_URL) -> str:
    """Empty when it is none that Discord takes, or none that stays inside `<…>`."""
    fits = address.startswith(("https://", "http://")) and len(address) <= longest and not set(" <>") & set(address)
    return address if fits else ""


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
