"""Tokens at rest."""

import pytest

from app.dailies.connections.platform import Tokens
from app.dailies.connections.sealing import Sealing
from app.errors import SourceError

OLD, NEW = "the-old-key-0123456789abcdefghijklm", "the-new-key-0123456789abcdefghijklm"
TOKENS = Tokens("access-never-to-be-seen", "refresh-never-to-be-seen")
BEAS = {"guild_id": 1, "platform": "tiktok", "account_id": "bea"}


def test_what_is_sealed_opens_again_and_shows_nothing() -> None:
    sealed = Sealing([OLD]).seal(TOKENS, BEAS)
    assert b"never-to-be-seen" not in sealed
    assert Sealing([OLD]).open(sealed, BEAS) == TOKENS
    assert sealed != Sealing([OLD]).seal(TOKENS, BEAS)
    assert repr(TOKENS) == "Tokens(…)"


def test_after_a_rotation_all_keys_open_and_the_first_one_seals() -> None:
    sealed = Sealing([OLD]).seal(TOKENS, BEAS)
    rotated = Sealing([NEW, OLD])
    assert rotated.open(sealed, BEAS) == TOKENS
    assert Sealing([NEW]).open(rotated.seal(TOKENS, BEAS), BEAS) == TOKENS


@pytest.mark.parametrize("other", [{"guild_id": 2}, {"platform": "instagram"}, {"account_id": "cleo"}])
def test_tokens_in_another_accounts_row_do_not_open(other: dict[str, object]) -> None:
    sealed = Sealing([OLD]).seal(TOKENS, BEAS)
    with pytest.raises(SourceError, match="cannot be decrypted"):
        Sealing([OLD]).open(sealed, {**BEAS, **other})


@pytest.mark.parametrize("spoil", [b"", b"\x01", b"\x01" + b"x" * 10, b"\x01" + b"x" * 100])
def test_a_lost_key_or_a_spoilt_row_is_one_sentence_with_a_cure(spoil: bytes) -> None:
    for sealed in (spoil, Sealing([NEW]).seal(TOKENS, BEAS), Sealing([OLD]).seal(TOKENS, BEAS)[:-1]):
        with pytest.raises(SourceError, match="TOKEN_KEYS, or connect the account again") as refused:
            Sealing([OLD]).open(sealed, BEAS)
        assert refused.value.kind == "key-lost"
        assert not refused.value.retryable
