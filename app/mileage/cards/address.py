"""Signed addresses of rank cards: the address is the card, nothing is stored.

`/cards/<payload>.<signature>.png`; the payload is msgpack, deflated where that is shorter, in URL-safe base64.
"""

import zlib
from collections.abc import Sequence
from hashlib import sha256

import msgspec
from itsdangerous import BadSignature, Signer
from itsdangerous.encoding import base64_decode, base64_encode

from app.mileage.cards.card import RankCard
from app.mileage.cards.graphemes import clusters

PURPOSE = "rank-card"
LONGEST_PATH = 600
"""Characters, whatever the names."""

_PLAIN, _DEFLATED = b"\x00", b"\x01"
_MEMBER_BYTES, _RANK_BYTES, _GUILD_BYTES = 128, 54, 78
"""UTF-8 bytes kept of each name; 32 characters of any script fit the first."""


def card_path(card: RankCard, secrets: Sequence[str]) -> str:
    """The first secret signs. Names too long for an address (they would not fit the card either) end in an ellipsis."""
    packed = msgspec.msgpack.encode(_shortened(card))
    deflated = zlib.compress(packed, 9, wbits=-15)
    payload = _DEFLATED + deflated if len(deflated) < len(packed) else _PLAIN + packed
    return f"/cards/{_signer(secrets).sign(base64_encode(payload)).decode()}.png"


def read_card_path(signed: str, secrets: Sequence[str]) -> RankCard | None:
    """`signed` is what stands between `/cards/` and `.png`. None when no secret of ours signed it."""
    try:
        payload = base64_decode(_signer(secrets).unsign(signed))
        packed = zlib.decompress(payload[1:], wbits=-15) if payload[:1] == _DEFLATED else payload[1:]
        return msgspec.msgpack.decode(packed, type=RankCard)
    except (BadSignature, msgspec.DecodeError):  # the second: signed by a version of the bot with other fields
        return None


def _signer(secrets: Sequence[str]) -> Signer:
    """itsdangerous signs with the last secret, we with the first."""
    return Signer(list(reversed(secrets)), salt=PURPOSE, digest_method=sha256, key_derivation="hmac")


def _shortened(card: RankCard) -> RankCard:
    return msgspec.structs.replace(
        card,
        member_name=_within(card.member_name, _MEMBER_BYTES),
        rank_name=_within(card.rank_name, _RANK_BYTES),
        next_rank_name=None if card.next_rank_name is None else _within(card.next_rank_name, _RANK_BYTES),
        guild_name=_within(card.guild_name, _GUILD_BYTES),
    )


def _within(name: str, most_bytes: int) -> str:
    if len(name.encode()) <= most_bytes:
        return name
    kept = ""
    for cluster in clusters(name):
        if len(f"{kept}{cluster}…".encode()) > most_bytes:
            break
        kept += cluster
    return f"{kept.rstrip()}…"
