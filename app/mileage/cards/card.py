"""What a rank card shows. Nothing here draws."""

import msgspec


class Avatar(msgspec.Struct, frozen=True, array_like=True):
    """https://docs.discord.com/developers/reference#image-formatting"""

    user_id: int
    image_hash: str


class RankCard(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """On the wire an array: new fields go to the end, with a default, so that older addresses still open."""

    member_name: str
    balance: int
    """Miles."""
    place: int | None
    """None while the member is hidden from boards."""
    rank_name: str
    rank_threshold: int
    next_rank_name: str | None
    """None at the top."""
    next_rank_threshold: int | None
    streak_days: int
    accent: int
    """0xRRGGBB; 0 is Discord's "no colour"."""
    locale: str
    guild_name: str
    avatar: Avatar | None = None


class CardLabels(msgspec.Struct, frozen=True, kw_only=True):
    """The words on a card, in the reader's language; sentences with numbers come filled in (see `grouped`)."""

    miles: str
    """Follows the balance: "miles"."""
    place: str
    """Above the number on the sign: "place"."""
    streak: str
    """"7-day streak"; empty for none."""
    next_stop: str
    """Before the next rank's name: "Next stop"."""
    to_go: str
    """"3,766 miles to go"."""
    top_rank: str
    """Instead of the two above when there is no next rank."""


def grouped(number: int, locale: str) -> str:
    """1234 as `1,234`, or as `1.234` in German; a real minus sign."""
    text = f"{abs(number):,}"
    return ("−" if number < 0 else "") + (text.replace(",", ".") if locale.startswith("de") else text)


def progress(card: RankCard) -> float:
    """How much of the road to the next rank is done, from 0 to 1; 1 at the top."""
    if card.next_rank_threshold is None:
        return 1.0
    stretch = max(card.next_rank_threshold - card.rank_threshold, 1)
    return min(max((card.balance - card.rank_threshold) / stretch, 0.0), 1.0)
