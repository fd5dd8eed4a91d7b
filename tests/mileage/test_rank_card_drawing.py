from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image

from app.mileage.cards.card import CardLabels, RankCard, grouped, progress
from app.mileage.cards.drawing import draw_rank_card
from app.mileage.cards.palette import SIGN_GREEN, accent_colour, luminance
from tests.mileage.rank_card_examples import BEA, LABELS, NAMES


def drawn(card: RankCard, labels: CardLabels = LABELS, avatar: bytes | None = None) -> Image.Image:
    return Image.open(BytesIO(draw_rank_card(card, labels, avatar)))


def picture_of(colour: str, side: int = 128) -> bytes:
    file = BytesIO()
    Image.new("RGB", (side, side), colour).save(file, "PNG")
    return file.getvalue()


def share_of(colour: tuple[int, int, int], picture: Image.Image) -> float:
    colours = picture.convert("RGB").getcolors(picture.width * picture.height) or []
    return sum(count for count, found in colours if found == colour) / (picture.width * picture.height)


@pytest.mark.parametrize("name", NAMES)
def test_a_card_is_a_png_with_see_through_corners(name: str) -> None:
    picture = drawn(replace(BEA, member_name=name))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (934, 282))
    corners = [(0, 0), (933, 0), (0, 281), (933, 281)]
    assert [picture.getpixel(corner)[3] for corner in corners] == [0, 0, 0, 0]  # type: ignore[index]
    assert picture.getpixel((467, 141))[3] == 255  # type: ignore[index]


def test_the_same_card_is_the_same_picture() -> None:
    assert draw_rank_card(BEA, LABELS, None) == draw_rank_card(BEA, LABELS, None)


def test_the_place_stands_on_a_green_sign_that_hidden_members_do_not_have() -> None:
    assert share_of(SIGN_GREEN, drawn(BEA)) > 0.02
    assert share_of(SIGN_GREEN, drawn(replace(BEA, place=None))) == 0


def test_the_travelled_part_of_the_lane_has_the_accent_colour() -> None:
    def lit(balance: int) -> int:
        lane = drawn(replace(BEA, balance=balance, accent=0x00FF00)).convert("RGB").crop((0, 231, 934, 232))
        return sum(green > 200 > red for red, green, _ in lane.get_flattened_data())  # type: ignore[misc]

    assert lit(500) < lit(2000) < lit(4000) < lit(5000)


@pytest.mark.parametrize(
    ("balance", "done"), [(500, 0.0), (2750, 0.5), (5000, 1.0), (90_000, 1.0), (0, 0.0), (-70, 0.0)]
)
def test_progress_stays_on_the_road(balance: int, done: float) -> None:
    assert progress(replace(BEA, balance=balance)) == done


def test_at_the_top_the_road_is_done() -> None:
    assert progress(replace(BEA, next_rank_name=None, next_rank_threshold=None)) == 1


def test_two_ranks_with_one_threshold_do_no_harm() -> None:
    assert drawn(replace(BEA, next_rank_threshold=500)).size == (934, 282)


def test_an_avatar_is_shown() -> None:
    assert drawn(BEA, avatar=picture_of("#12ab34")).getpixel((100, 98)) == (0x12, 0xAB, 0x34, 255)


@pytest.mark.parametrize("avatar", [b"", b"no picture", picture_of("red")[:90], picture_of("red", 1025)])
def test_initials_stand_in_for_an_avatar_that_cannot_be_opened(avatar: bytes) -> None:
    assert draw_rank_card(BEA, LABELS, avatar) == draw_rank_card(BEA, LABELS, None)


@pytest.mark.parametrize("name", ["", "🎤", "👩🏽‍🚀 x", "!?", "\u3164"])
def test_a_name_without_letters_still_makes_a_card(name: str) -> None:
    assert drawn(replace(BEA, member_name=name)).size == (934, 282)


def test_enormous_numbers_and_texts_still_make_a_card() -> None:
    card = replace(
        BEA,
        balance=2**63,
        place=2**63,
        rank_name="R" * 100,
        next_rank_name="N" * 100,
        next_rank_threshold=2**63,
        guild_name="G" * 100,
    )
    labels = CardLabels(**dict.fromkeys(CardLabels.__struct_fields__, "W" * 60))
    assert drawn(card, labels).size == (934, 282)


@pytest.mark.parametrize(
    ("number", "locale", "text"),
    [(1234, "en", "1,234"), (1234, "de", "1.234"), (999, "de", "999"), (-5000, "de", "−5.000"), (0, "en", "0")],
)
def test_numbers_are_grouped_as_the_language_does(number: int, locale: str, text: str) -> None:
    assert grouped(number, locale) == text


def test_german_and_english_cards_differ_in_their_numbers() -> None:
    assert draw_rank_card(replace(BEA, locale="de"), LABELS, None) != draw_rank_card(BEA, LABELS, None)


@pytest.mark.parametrize("accent", [0x000001, 0x202225, 0x0000FF, 0x800000, 0xFFFFFF])
def test_every_accent_can_be_read(accent: int) -> None:
    assert luminance(accent_colour(accent)) >= 0.34
