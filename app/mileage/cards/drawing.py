"""Draws a rank card: dusk, a road towards the next rank, a van on its way, the member's place on a mile marker."""

from io import BytesIO

from PIL import Image

from app.mileage.cards import scene
from app.mileage.cards.card import CardLabels, RankCard, grouped, progress
from app.mileage.cards.graphemes import cleaned, clusters
from app.mileage.cards.palette import INK, SHADE, SOFT_INK, Colour, accent_colour, mixed
from app.mileage.cards.typefaces import Weight
from app.mileage.cards.typesetting import FittedLine, draw_line, fit_line, set_line

LARGEST_AVATAR = 1024
"""Pixels a side; Discord sends what is asked for, 128."""

_LEFT, _TEXT_LEFT, _RIGHT = 36, 186, 898
_SIGN = (786, 34, 898, 140)
_AVATAR_TOP, _AVATAR_SIZE = 34, 128
_CAPTION = 19


def draw_rank_card(card: RankCard, labels: CardLabels, avatar: bytes | None) -> bytes:
    """A PNG of 934 by 282 pixels with see-through corners. `avatar`: an image as Discord sends it; else initials."""
    accent = accent_colour(card.accent)
    picture = scene.landscape().copy()
    scene.hang_avatar(picture, _portrait(card, avatar, accent), _LEFT, _AVATAR_TOP, _AVATAR_SIZE, accent)
    right = _draw_sign(picture, card, labels)
    _draw_names(picture, card, accent, right)
    _draw_miles(picture, card, labels, right)
    _draw_road(picture, card, labels, accent)
    picture.putalpha(scene.rounded_edge())
    file = BytesIO()
    picture.save(file, "PNG", compress_level=4)
    return file.getvalue()


def _draw_sign(picture: Image.Image, card: RankCard, labels: CardLabels) -> int:
    """Returns where the space for texts ends."""
    if card.place is None:
        return _RIGHT
    left, top, right, bottom = _SIGN
    scene.put_up_sign(picture, left, top, right, bottom)
    middle, width = (left + right) / 2, right - left - 26
    _centred(picture, fit_line(labels.place.upper(), width, 16, 9), middle, top + 31)
    number = fit_line(grouped(card.place, card.locale), width, 54, 14)
    _centred(picture, number, middle, (top + 31 + bottom) / 2 + number.size * 0.32)
    return left - 28


def _draw_names(picture: Image.Image, card: RankCard, accent: Colour, right: int) -> None:
    _on_sky(picture, fit_line(card.member_name, right - _TEXT_LEFT, 46, 26), _TEXT_LEFT, 73, INK)
    width = right - _TEXT_LEFT
    rank = fit_line(card.rank_name, width * 0.6, 25, 19)
    _on_sky(picture, rank, _TEXT_LEFT, 114, mixed(accent, INK, 0.1))
    left = _TEXT_LEFT + rank.width + 12
    dot = fit_line("·", 20, 25, 25)
    _on_sky(picture, dot, left, 114, SOFT_INK)
    left += dot.width + 12
    _on_sky(picture, fit_line(card.guild_name, right - left, 22, 18, Weight.MEDIUM), left, 114, SOFT_INK)


def _draw_miles(picture: Image.Image, card: RankCard, labels: CardLabels, right: int) -> None:
    baseline = 167
    number = fit_line(grouped(card.balance, card.locale), 330, 48, 20)
    _on_sky(picture, number, _TEXT_LEFT, baseline, INK)
    left = _TEXT_LEFT + number.width + 10
    unit = fit_line(labels.miles, 120, 25, 16, Weight.MEDIUM)
    _on_sky(picture, unit, left, baseline, INK)
    if not labels.streak:
        return
    _draw_streak(picture, labels.streak, left + unit.width + 24, right, baseline - 10)


def _draw_streak(picture: Image.Image, text: str, left: float, right: int, middle: int) -> None:
    flame = FittedLine(set_line("🔥"), 20)
    before, after, height = 12 + flame.width + 6, 15, 36
    line = fit_line(text, right - left - before - after, 20, 13, Weight.MEDIUM)
    scene.lay_pill(picture, round(left), middle - height // 2, round(before + line.width + after), height)
    draw_line(picture, flame, left + 12, middle + 7, INK)
    draw_line(picture, line, left + before, middle + line.size * 0.34, INK)


def _draw_road(picture: Image.Image, card: RankCard, labels: CardLabels, accent: Colour) -> None:
    done = progress(card)
    scene.paint_lane(picture, done, accent)
    scene.park_van(picture, done, accent)
    baseline, gap = scene.HEIGHT - 19, 9
    if card.next_rank_name is None or card.next_rank_threshold is None:
        _caption(picture, labels.top_rank, _LEFT, baseline, _RIGHT - _LEFT, INK)
        return
    to_go = fit_line(labels.to_go, 300, _CAPTION, 14, Weight.MEDIUM)
    draw_line(picture, to_go, _RIGHT - to_go.width, baseline, SOFT_INK)
    threshold = FittedLine(set_line(grouped(card.next_rank_threshold, card.locale), Weight.MEDIUM), _CAPTION)
    end = _RIGHT - to_go.width - 28
    left = _LEFT + gap + _caption(picture, labels.next_stop, _LEFT, baseline, 200, SOFT_INK)
    name = fit_line(card.next_rank_name, end - left - gap - threshold.width, _CAPTION, 16)
    draw_line(picture, name, left, baseline, INK)
    draw_line(picture, threshold, left + name.width + gap, baseline, mixed(accent, INK, 0.1))


def _caption(picture: Image.Image, text: str, left: float, baseline: float, width: float, colour: Colour) -> float:
    """Returns the width drawn."""
    line = fit_line(text, width, _CAPTION, 14, Weight.MEDIUM)
    draw_line(picture, line, left, baseline, colour)
    return line.width


def _on_sky(picture: Image.Image, line: FittedLine, left: float, baseline: float, colour: Colour) -> None:
    """With a thin shadow, so that it stands out where the sky glows."""
    draw_line(picture, line, left + 1, baseline + 1.5, SHADE)
    draw_line(picture, line, left, baseline, colour)


def _centred(picture: Image.Image, line: FittedLine, middle: float, baseline: float) -> None:
    draw_line(picture, line, middle - line.width / 2, baseline, INK)


def _portrait(card: RankCard, avatar: bytes | None, accent: Colour) -> Image.Image:
    return (_opened(avatar) if avatar else None) or _initials(card.member_name, accent)


def _opened(avatar: bytes) -> Image.Image | None:
    """None when it is no picture, damaged or too large."""
    try:
        with Image.open(BytesIO(avatar), formats=("PNG", "JPEG", "WEBP", "GIF")) as image:
            if max(image.size) > LARGEST_AVATAR:
                return None
            face = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # Pillow's word for a damaged file is any of these
    ground = Image.new("RGB", face.size, SHADE)
    ground.paste(face, mask=face)
    return ground


def _initials(name: str, accent: Colour) -> Image.Image:
    size = _AVATAR_SIZE
    picture = Image.new("RGB", (size, size), mixed(accent, SHADE, 0.72))
    firsts = [clusters(word)[0] for word in cleaned(name).split()] or ["·"]
    letters = "".join([first for first in firsts if first[0].isalnum()][:2] or firsts[:1]).upper()
    line = fit_line(letters, size * 0.6, size * 0.44, 12)
    draw_line(picture, line, (size - line.width) / 2, size / 2 + line.size * 0.35, mixed(accent, INK, 0.1))
    return picture
