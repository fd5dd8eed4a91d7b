"""What names look like on a card: asked of the shaped glyphs, which are what is drawn."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.mileage.cards.graphemes import clusters
from app.mileage.cards.typesetting import FittedLine, Line, draw_line, fit_line, set_line
from tests.mileage.rank_card_examples import NAMES

BOX = 572
"""Pixels for the name beside the sign."""


def name_line(name: str) -> FittedLine:
    return fit_line(name, BOX, 46, 26)


def boxes(line: Line) -> int:
    """How many glyphs are the font's "I have no such character" box."""
    return sum(glyph.number == 0 for glyph in line.glyphs)


def fonts(line: Line) -> set[str]:
    return {glyph.typeface.name for glyph in line.glyphs}


def left_to_right(line: Line) -> list[int]:
    return [glyph.number for glyph in sorted(line.glyphs, key=lambda glyph: glyph.x)]


@pytest.mark.parametrize("name", NAMES)
def test_the_cast_is_written_out_in_full_without_boxes(name: str) -> None:
    line = name_line(name).line
    assert line.text == name
    assert boxes(line) == 0


@pytest.mark.parametrize(
    "name",
    [
        "Ελλάδα Привет Việt Nam",
        "日本語テスト 简体中文 繁體",
        "नमस्ते क्षत्रिय",
        "สวัสดี น้ำ",
        "שָׁלוֹם",
        "தமிழ் తెలుగు ಕನ್ನಡ മലയാളം",
        "አማርኛ ქართული Հայ",
        "မြန်မာ ខ្មែរ ລາວ",
        "𝓕𝓪𝓷𝓬𝔂 𝕹𝖆𝖒𝖊 ⓐⓑⓒ",
        "꧁༺ Dark ༻꧂ ★☆♪",
        "ＷＩＤＥ",
    ],
)
def test_many_scripts_and_ornaments_are_written_out(name: str) -> None:
    line = name_line(name).line
    assert line.text == unicodedata.normalize("NFC", name)
    assert boxes(line) == 0


@given(st.text(max_size=32))
def test_no_name_at_all_shows_a_box_or_leaves_its_space(name: str) -> None:
    fitted = name_line(name)
    assert boxes(fitted.line) == 0
    assert fitted.width <= BOX + 0.01


def test_what_no_font_knows_becomes_a_dot() -> None:
    assert name_line("𓀀x").line.text == "·x"


def test_emoji_are_drawn_in_colour() -> None:
    picture = Image.new("RGB", (80, 80))
    draw_line(picture, FittedLine(set_line("🚐"), 60), 10, 65, (255, 255, 255))
    assert any(blue > red + 60 for _, (red, _, blue) in picture.getcolors(6400) or [])  # type: ignore[misc]


@pytest.mark.parametrize("emoji", ["👩🏽‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "❤️", "👍🏿"])
def test_an_emoji_sequence_is_one_picture(emoji: str) -> None:
    line = set_line(emoji)
    assert fonts(line) == {"Twemoji.ttf"}
    assert len(line.glyphs) == 1


def test_an_arabic_name_begins_at_the_right_and_is_joined() -> None:
    """ليلى is lam, ya, lam, alif maqsura: the lam at its right end has its joining form, not the isolated one."""
    name, beginning, isolated = (left_to_right(set_line(text)) for text in ("ليلى", "لي", "ل"))
    assert name[-1] == beginning[-1]
    assert name[-1] not in isolated


def test_the_parts_of_a_mixed_name_stand_in_the_order_they_are_read() -> None:
    line = set_line("Bo ليلى 7")
    arabic = [glyph.x for glyph in line.glyphs if "Arabic" in glyph.typeface.name]
    latin = [glyph.x for glyph in line.glyphs if "Barlow" in glyph.typeface.name]
    assert min(latin) < min(arabic)
    assert line.text.startswith("Bo")


def test_a_digit_after_a_hebrew_name_stands_at_its_left() -> None:
    line = set_line("דנה 7")
    assert min(line.glyphs, key=lambda glyph: glyph.x).number == set_line("7").glyphs[0].number


def test_a_name_cannot_turn_the_text_around() -> None:
    assert left_to_right(set_line("a\u202ebc")) == left_to_right(set_line("abc"))


def test_a_mark_stays_on_its_letter() -> None:
    bare, marked = set_line("n"), set_line("n\u0308")
    assert boxes(marked) == 0
    assert marked.width == pytest.approx(bare.width)


def test_a_letter_keeps_as_many_marks_as_any_living_script_stacks() -> None:
    assert set_line("x" + "\u0351" * 40 + "y").text == "x" + "\u0351" * 5 + "y"


def test_a_name_falls_apart_only_between_what_is_seen_as_one() -> None:
    seen = ["👩🏽‍🚀", "🏴‍☠️", "🇩🇪", "🇫🇷", "한", "\u1112\u1161\u11ab", "e\u0323\u0302", "क्", "1️⃣"]
    assert clusters("".join(seen)) == seen


def test_piled_up_marks_do_not_spill_over_the_neighbours() -> None:
    picture = Image.new("L", (300, 300)).convert("RGB")
    draw_line(picture, FittedLine(set_line("Z" + "\u0351\u0321" * 40), 46), 20, 150, (255, 255, 255))
    _, top, _, bottom = picture.getbbox() or (0, 0, 0, 0)
    assert top >= 150 - 1.35 * 46 - 1
    assert bottom <= 150 + 0.6 * 46 + 1


def test_a_short_name_is_large_and_a_longer_one_smaller() -> None:
    short, long = name_line("Ana"), name_line("Maximilian von Hohenlohe-Langenb WW")
    assert short.size == 46
    assert 26 < long.size < 46
    assert long.width == pytest.approx(BOX)


def test_only_what_does_not_fit_at_the_smallest_size_is_shortened() -> None:
    fitted = name_line("W" * 32)
    assert fitted.size == 26
    assert fitted.line.text.endswith("W…")
    assert fitted.width <= BOX
    one_more = fitted.line.text.replace("…", "W…")
    assert set_line(one_more).width * 26 > BOX


def test_a_shortened_arabic_name_has_its_ellipsis_at_the_left() -> None:
    fitted = name_line("ليلى عمر محمد " * 5)
    leftmost = min(fitted.line.glyphs, key=lambda glyph: glyph.x)
    assert leftmost.number == set_line("…").glyphs[0].number
    assert leftmost.typeface.name == "Barlow-Bold.ttf"


def test_a_name_is_not_cut_inside_an_emoji() -> None:
    assert name_line("👩🏽‍🚀" * 32).line.text.removesuffix("…").replace("👩🏽‍🚀", "") == ""


@pytest.mark.parametrize("name", ["", "\u3164", "\u200b\u2060", " \n\t"])
def test_an_invisible_name_takes_no_room(name: str) -> None:
    assert name_line(name).width == 0
