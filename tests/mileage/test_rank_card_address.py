import re
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import Signer
from msgspec.structs import replace

from app.mileage.cards.address import LONGEST_PATH, card_path, read_card_path
from app.mileage.cards.card import Avatar, RankCard
from tests.mileage.rank_card_examples import BEA, BEA_WITH_AVATAR, NAMES, SECRETS


def signed_part(path: str) -> str:
    return path.removeprefix("/cards/").removesuffix(".png")


@pytest.mark.parametrize("name", NAMES)
def test_an_address_opens_to_the_card_it_was_made_of(name: str) -> None:
    card = replace(BEA_WITH_AVATAR, member_name=name)
    assert read_card_path(signed_part(card_path(card, SECRETS)), SECRETS) == card


def test_a_hidden_place_and_the_top_rank_survive_the_way() -> None:
    card = replace(BEA, place=None, next_rank_name=None, next_rank_threshold=None)
    assert read_card_path(signed_part(card_path(card, SECRETS)), SECRETS) == card


def test_an_address_needs_no_escaping() -> None:
    assert re.fullmatch(r"/cards/[A-Za-z0-9_.-]+\.png", card_path(replace(BEA, member_name="ليلى 🎤/?#"), SECRETS))


def test_the_same_card_has_the_same_address() -> None:
    assert card_path(BEA, SECRETS) == card_path(BEA, SECRETS)


def test_an_address_signed_with_an_older_secret_still_opens() -> None:
    old_address = signed_part(card_path(BEA, SECRETS[1:]))
    assert read_card_path(old_address, SECRETS) == BEA


def test_the_first_secret_signs() -> None:
    address = signed_part(card_path(BEA, SECRETS))
    assert read_card_path(address, SECRETS[:1]) == BEA
    assert read_card_path(address, SECRETS[1:]) is None


def test_an_address_signed_with_a_secret_given_up_is_refused() -> None:
    assert read_card_path(signed_part(card_path(BEA, ["a secret of somebody else, quite long"])), SECRETS) is None


def test_no_single_changed_character_is_accepted() -> None:
    address = signed_part(card_path(BEA, SECRETS))
    for position, character in enumerate(address[:-1]):  # base64's last character has bits that mean nothing
        forged = address[:position] + ("A" if character != "A" else "B") + address[position + 1 :]
        assert read_card_path(forged, SECRETS) is None, position


def test_a_payload_signed_for_another_purpose_is_refused() -> None:
    payload = signed_part(card_path(BEA, SECRETS)).rsplit(".", 1)[0]
    cards, session = (
        Signer(SECRETS[0], salt=purpose, digest_method=sha256, key_derivation="hmac").sign(payload).decode()
        for purpose in ("rank-card", "session")
    )
    assert read_card_path(cards, SECRETS) == BEA
    assert read_card_path(session, SECRETS) is None


@given(st.text(max_size=80))
def test_any_other_text_is_refused(text: str) -> None:
    assert read_card_path(text, SECRETS) is None


@given(st.text(max_size=32), st.text(max_size=100), st.text(max_size=100), st.text(max_size=100))
def test_an_address_is_never_too_long(member: str, rank: str, next_rank: str, guild: str) -> None:
    most = 2**63 - 1
    card = RankCard(
        member_name=member,
        balance=-most,
        place=most,
        rank_name=rank,
        rank_threshold=-most,
        next_rank_name=next_rank,
        next_rank_threshold=most,
        streak_days=most,
        accent=0xFFFFFF,
        locale="en",
        guild_name=guild,
        avatar=Avatar(user_id=most, image_hash="a_" + "f" * 32),
    )
    path = card_path(card, SECRETS)
    assert len(path) <= LONGEST_PATH
    opened = read_card_path(signed_part(path), SECRETS)
    assert opened is not None
    assert opened.member_name == member
    assert opened.balance == -most


def test_a_name_too_long_for_an_address_is_shortened_between_characters() -> None:
    opened = read_card_path(signed_part(card_path(replace(BEA, guild_name="👩🏽‍🚀" * 30), SECRETS)), SECRETS)
    assert opened is not None
    assert opened.guild_name == "👩🏽‍🚀" * 5 + "…"
