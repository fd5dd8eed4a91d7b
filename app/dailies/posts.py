"""How an item looks in a channel. What came from outside mentions nobody; only http(s) addresses become links."""

from typing import Any, get_args
from urllib.parse import urlsplit

import msgspec

from app.dailies.choices import Choices, Part
from app.dailies.items import Item
from app.dailies.watched import watched_button
from app.dailies.wording import filled
from app.discord.components import ActionRow, Button, LinkButton
from app.discord.markdown import escaped, escaped_title, plain
from app.discord.replies import NO_MENTIONS, AllowedMentions, Embed, MessageBody, MessageFlag
from app.discord.resources import Message
from app.texts import Texts

LONGEST_TITLE, LONGEST_TEXT, LONGEST_AUTHOR = 250, 300, 250
MOST_OF_A_TITLE = 256
"""Discord's limit, of the title as it is sent."""
LONGEST_BUTTON_URL, LONGEST_URL = 512, 2000
COLOURS = {
    "www.youtube.com": 0xFF0000,
    "youtu.be": 0xFF0000,
    "bsky.app": 0x1185FE,
    "www.twitch.tv": 0x9146FF,
    "www.reddit.com": 0xFF4500,
    "www.instagram.com": 0xE4405F,
    "www.tiktok.com": 0x25F4EE,
}
COLOURS_OF_KINDS = {"mastodon": 0x6364FF}
"""Where every server has a host of its own."""
FEED_COLOUR, REMOVED_COLOUR = 0xF28C28, 0x80848E
SEEN = ("video", "short", "live", "upcoming", "photo")
"""Kinds whose picture is the point: it is shown large."""


def post_body(
    texts: Texts,
    item: Item,
    item_id: int,
    source_title: str,
    source_kind: str,
    choices: Choices,
    *,
    picture: str | None = None,
) -> MessageBody:
    """`picture`: the name of a file that is sent along instead of the item's own address; empty for none at all."""
    role_id = choices.ping.role_id if choices.ping else None
    silent = choices.ping is not None and choices.ping.silent
    return MessageBody(
        content=filled(choices.text, item, source_title, texts(f"dailies-kind-{item.kind}"), role_id),
        embeds=[_embed(texts, item, source_title, source_kind, choices, picture)],
        components=_rows(texts, item, item_id, choices),
        flags=int(MessageFlag.SUPPRESS_NOTIFICATIONS) if silent else 0,
        allowed_mentions=AllowedMentions(roles=[str(role_id)]) if role_id else NO_MENTIONS,
    )


def edited_body(
    texts: Texts, item: Item, item_id: int, source_title: str, source_kind: str, choices: Choices
) -> dict[str, Any]:
    """The same for a message that is there: whether it rang phones cannot be changed any more."""
    body = msgspec.to_builtins(post_body(texts, item, item_id, source_title, source_kind, choices))
    return {part: value for part, value in body.items() if part != "flags"}


def removed_body(texts: Texts, item: Item) -> dict[str, Any]:
    """What is left of a post whose item was taken away at its source."""
    embed = Embed(title=_title(item), description=texts("dailies-removed"), color=REMOVED_COLOUR)
    return {"content": "", "embeds": [msgspec.to_builtins(embed)], "components": []}


def is_post_of(message: Message, item: Item) -> bool:
    """Whether a message that is read back shows this item: Discord may tidy a title, an address stays as it is."""
    if url := link_to(item.url):
        return any(embed.url == url for embed in message.embeds)
    title = _letters(plain(_title(item)))
    return any(_letters(plain(embed.title or "")) == title for embed in message.embeds)


def _letters(text: str) -> str:
    return "".join(text.split())


def _embed(
    texts: Texts, item: Item, source_title: str, source_kind: str, choices: Choices, picture: str | None
) -> Embed:
    shown = set(get_args(Part)) - set(choices.hide)
    embed = Embed(title=_title(item), url=link_to(item.url) or None)
    embed.color = COLOURS_OF_KINDS.get(source_kind) or COLOURS.get(urlsplit(item.url).netloc, FEED_COLOUR)
    if "author" in shown:
        embed.author = _author(item, source_title)
    if "text" in shown:
        embed.description = escaped(_cut(_more(item), LONGEST_TEXT)) or None
    if moment := _moment(texts, item):
        embed.description = "\n".join(filter(None, [moment, embed.description]))
    if "picture" in shown and (address := _picture(item, picture)):
        setattr(embed, "image" if item.kind in SEEN else "thumbnail", {"url": address})
    if "time" in shown:
        embed.timestamp = item.published_at
    if "footer" in shown:
        embed.footer = {"text": " · ".join(_facts(texts, item, source_title))}
    return embed


def _picture(item: Item, picture: str | None) -> str:
    if picture is None:
        return link_to(item.image)
    return f"attachment://{picture}" if picture else ""


def _author(item: Item, source_title: str) -> dict[str, str] | None:
    name = _cut(item.author or item.feed_title or source_title, LONGEST_AUTHOR).strip()
    if not name:
        return None
    parts = {"name": name, "url": link_to(item.author_url), "icon_url": link_to(item.avatar)}
    return {part: value for part, value in parts.items() if value}


def _title(item: Item) -> str:
    """Its marks take room, too."""
    text, room = item.title or item.text or item.url, LONGEST_TITLE
    while len(title := escaped_title(_cut(text, room))) > MOST_OF_A_TITLE:
        room -= (len(title) - MOST_OF_A_TITLE + 1) // 2
    return title


def _more(item: Item) -> str:
    """The text, unless the title has said it all."""
    return "" if item.text == item.title else item.text


def _moment(texts: Texts, item: Item) -> str:
    """When it begins, or that it goes on."""
    if item.kind == "upcoming" and item.starts_at:
        start = int(item.starts_at.timestamp())
        return texts("dailies-starts", when=f"<t:{start}:f>", until=f"<t:{start}:R>")
    return texts("dailies-live-now") if item.kind == "live" and not _is_over(item) else ""


def _is_over(item: Item) -> bool:
    """Live once, and there is no recording."""
    return item.kind == "live" and item.ended_at is not None


def _facts(texts: Texts, item: Item, source_title: str) -> list[str]:
    facts = [texts("dailies-kind-over" if _is_over(item) else f"dailies-kind-{item.kind}")]
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
