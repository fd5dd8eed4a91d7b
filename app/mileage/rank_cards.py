"""A member's standing as a rank card, with everything on it also said in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.commands.context import Person
from app.database.pool import Connection
from app.database.queries import queries
from app.discord.markdown import escaped
from app.discord.replies import Embed, Reply
from app.guilds.settings import GuildSettings
from app.mileage.cards.address import card_path
from app.mileage.cards.card import Avatar, CardLabels, RankCard
from app.mileage.ranks import next_rank, rank_at
from app.mileage.upkeep import catch_up
from app.texts import Texts, texts_in

ACCENTS = (0xF28C28, 0x3BA55D, 0x5865F2, 0xD6456B, 0x2AA7A1, 0xB07CD8)
"""A member keeps their colour: it is chosen by their id."""


class CardAddresses:
    """Where a card can be seen: the address holds the card itself, signed."""

    def __init__(self, public_url: str, secrets: Sequence[str]) -> None:
        self._public_url = public_url
        self._secrets = secrets

    def url(self, card: RankCard) -> str:
        return self._public_url + card_path(card, self._secrets)


async def read_card(
    connection: Connection, guild_id: int, person: Person, settings: GuildSettings, language: str
) -> RankCard:
    standing = await queries.mileage.member_standing(connection, guild_id=guild_id, user_id=person.id)
    place = None
    if standing["balance"] > 0 and not standing["hidden"]:
        await catch_up(connection, guild_id)
        place = await queries.mileage.place(connection, guild_id=guild_id, board="all", miles=standing["balance"])
    return make_card(person, settings, standing, place, language)


def make_card(
    person: Person, settings: GuildSettings, standing: Mapping[str, Any], place: int | None, language: str
) -> RankCard:
    reached, ahead = rank_at(settings.ranks, standing["balance"]), next_rank(settings.ranks, standing["balance"])
    return RankCard(
        member_name=person.name,
        balance=standing["balance"],
        place=place,
        rank_name=reached.name if reached else "",
        rank_threshold=reached.threshold if reached else 0,
        next_rank_name=ahead.name if ahead else None,
        next_rank_threshold=ahead.threshold if ahead else None,
        streak_days=standing["streak"],
        accent=ACCENTS[person.id % len(ACCENTS)],
        locale=language,
        guild_name=standing["guild_name"],
        avatar=Avatar(person.id, person.avatar) if person.avatar else None,
    )


def card_reply(texts: Texts, card: RankCard, url: str) -> Reply:
    """The picture in an embed; the text above it says the same for whoever does not see it."""
    return Reply(content=_in_words(texts, card), embeds=[Embed(color=card.accent, image={"url": url})])


def _in_words(texts: Texts, card: RankCard) -> str:
    rank = texts("mileage-rank", rank=card.rank_name) if card.rank_name else texts("mileage-no-rank")
    place = texts("mileage-place", place=card.place) if card.place else texts("mileage-hidden")
    facts = [rank, place, *([texts("mileage-streak", days=card.streak_days)] if card.streak_days > 1 else [])]
    return "\n".join(
        [
            texts("mileage-of", name=escaped(card.member_name), miles=card.balance),
            " · ".join(facts),
            road_ahead(texts, card),
        ]
    )


def road_ahead(texts: Texts, card: RankCard) -> str:
    if card.next_rank_name is None or card.next_rank_threshold is None:
        return texts("rank-top")
    return texts("rank-next", rank=card.next_rank_name, miles=card.next_rank_threshold - card.balance)


def card_labels(card: RankCard) -> CardLabels:
    """The words on a card, in its language."""
    texts = texts_in(card.locale)
    to_go = (card.next_rank_threshold or card.balance) - card.balance
    return CardLabels(
        miles=texts("card-miles"),
        place=texts("card-place"),
        streak=texts("card-streak", days=card.streak_days) if card.streak_days > 1 else "",
        next_stop=texts("card-next"),
        to_go=texts("card-to-go", miles=to_go),
        top_rank=texts("card-top"),
    )
