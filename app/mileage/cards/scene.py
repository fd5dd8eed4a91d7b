"""Everything on a card that is not text: sky, hills, road, van, sign, avatar. Pixels, from the top left."""

from functools import cache
from itertools import pairwise
from math import sin

from PIL import Image, ImageChops, ImageDraw

from app.mileage.cards.palette import (
    CREAM,
    FADED_PAINT,
    FAR_HILLS,
    INK,
    KERB,
    NEAR_HILLS,
    ROAD,
    SHADE,
    SIGN_GREEN,
    SKY,
    SUN,
    Colour,
    mixed,
)

WIDTH, HEIGHT = 934, 282
HORIZON = 204
ROAD_TOP = 208
LANE = 231
"""The middle of the dashed line."""
ROAD_START, ROAD_END = 40, 894
_CORNER = 26
_FINE = 3
"""Shapes are drawn this much larger and scaled down, for smooth edges."""
_DASH, _GAP, _PAINT = 28, 20, 5
_SUN_X, _SUN_RADIUS = 664, 42


@cache
def landscape() -> Image.Image:
    """Sky, sun, hills and the empty road; the same on every card."""
    picture = _sky()
    _shine(picture, (_SUN_X, HORIZON - 6), 250, SUN, 0.5)
    fine = picture.resize((WIDTH * _FINE, HEIGHT * _FINE), Image.Resampling.BILINEAR)
    pencil = ImageDraw.Draw(fine)
    _stars(pencil)
    pencil.ellipse(_scaled(_circle(_SUN_X, HORIZON - 8, _SUN_RADIUS)), fill=SUN)
    pencil.polygon(_ridge(176, 13, 0.011, 1.3), fill=FAR_HILLS)
    pencil.polygon(_ridge(193, 8, 0.019, 4.2), fill=NEAR_HILLS)
    pencil.rectangle(_scaled((0, ROAD_TOP, WIDTH, HEIGHT)), fill=ROAD)
    pencil.rectangle(_scaled((0, ROAD_TOP, WIDTH, ROAD_TOP + 2)), fill=KERB)
    return fine.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


@cache
def rounded_edge() -> Image.Image:
    """The card's outline as an alpha mask."""
    return _mask((WIDTH, HEIGHT), _CORNER)


def paint_lane(picture: Image.Image, done: float, accent: Colour) -> None:
    """The dashed line, in the accent colour as far as `done` (0 to 1)."""
    edge = ROAD_START + (ROAD_END - ROAD_START) * done
    bright, faded = mixed(accent, INK, 0.12), FADED_PAINT
    pencil = ImageDraw.Draw(picture)
    for left in range(ROAD_START, ROAD_END, _DASH + _GAP):
        right = min(left + _DASH, ROAD_END)
        box = (left, LANE - _PAINT // 2, right, LANE + _PAINT // 2)
        pencil.rounded_rectangle(box, 2, fill=faded)
        if left < edge:
            pencil.rounded_rectangle((*box[:2], min(right, max(edge, left + 4)), box[3]), 2, fill=bright)


def park_van(picture: Image.Image, done: float, accent: Colour) -> None:
    van = _van(accent)
    middle = ROAD_START + (ROAD_END - ROAD_START) * done
    left = round(min(max(middle - van.width / 2, ROAD_START - 10), ROAD_END + 10 - van.width))
    _shine(picture, (left + van.width - 2, LANE - 8), 34, SUN, 0.55)
    picture.paste(van, (left, LANE + 5 - van.height), van)


def put_up_sign(picture: Image.Image, left: int, top: int, right: int, bottom: int) -> None:
    """A green mile marker on a post at the roadside."""
    board = _sign(right - left, bottom - top)
    middle = (left + right) // 2
    pencil = ImageDraw.Draw(picture)
    pencil.rectangle((middle - 4, bottom - 4, middle + 3, ROAD_TOP), fill=(150, 146, 160))
    pencil.rectangle((middle + 1, bottom - 4, middle + 3, ROAD_TOP), fill=(104, 98, 116))
    picture.paste(board, (left, top), board)


def hang_avatar(picture: Image.Image, avatar: Image.Image, left: int, top: int, size: int, accent: Colour) -> None:
    """`avatar` is square RGB; it gets a ring in the accent colour."""
    ring, gap = 5, 4
    for inset, colour in ((0, accent), (ring, SHADE)):
        side = size - 2 * inset
        picture.paste(colour, (left + inset, top + inset), _mask((side, side), side // 2))
    side = size - 2 * (ring + gap)
    face = avatar.resize((side, side), Image.Resampling.LANCZOS)
    picture.paste(face, (left + ring + gap, top + ring + gap), _mask((side, side), side // 2))


def lay_pill(picture: Image.Image, left: int, top: int, width: int, height: int) -> None:
    """A dark see-through ground for a small text."""
    mask = _mask((width, height), height // 2).point(lambda alpha: alpha * 46 // 100)
    picture.paste(SHADE, (left, top), mask)


def _sky() -> Image.Image:
    column = Image.new("RGB", (1, HEIGHT))
    for y in range(HEIGHT):
        column.putpixel((0, y), _sky_colour(min(y / HORIZON, 1)))
    return column.resize((WIDTH, HEIGHT))


def _sky_colour(height: float) -> Colour:
    for (low, below), (high, above) in pairwise(SKY):
        if height <= high:
            return mixed(below, above, (height - low) / (high - low))
    return SKY[-1][1]


def _shine(picture: Image.Image, middle: tuple[int, int], radius: int, colour: Colour, strength: float) -> None:
    glow = ImageChops.invert(Image.radial_gradient("L")).resize((2 * radius, 2 * radius))
    mask = glow.point(lambda light: int(max(light - 75, 0) ** 2 / 180**2 * 255 * strength))
    picture.paste(colour, (middle[0] - radius, middle[1] - radius), mask)


def _stars(pencil: ImageDraw.ImageDraw) -> None:
    for number in range(46):
        x, y = number * 7919 % 6151 / 6151 * WIDTH, (number * 104729 % 3571 / 3571) ** 1.6 * 112
        size = 0.5 + number % 3 * 0.28
        pencil.ellipse(_scaled(_circle(x, y, size)), fill=mixed(_sky_colour(y / HORIZON), INK, 0.62 - y / 260))


def _ridge(base: float, swing: float, pace: float, phase: float) -> list[tuple[float, float]]:
    line = [
        (x * _FINE, (base + swing * (sin(x * pace + phase) + 0.45 * sin(x * pace * 2.7 + 2 * phase))) * _FINE)
        for x in range(0, WIDTH + 4, 3)
    ]
    return [*line, (WIDTH * _FINE + 9, HEIGHT * _FINE), (0, HEIGHT * _FINE)]


@cache
def _mask(size: tuple[int, int], radius: int) -> Image.Image:
    fine = Image.new("L", (size[0] * _FINE, size[1] * _FINE))
    ImageDraw.Draw(fine).rounded_rectangle((0, 0, fine.width - 1, fine.height - 1), radius * _FINE, fill=255)
    return fine.resize(size, Image.Resampling.BOX)


@cache
def _sign(width: int, height: int) -> Image.Image:
    board = Image.new("RGBA", (width, height))
    for inset, colour, radius in ((0, SIGN_GREEN, 14), (4, INK, 11), (7, SIGN_GREEN, 8)):
        side = (width - 2 * inset, height - 2 * inset)
        board.paste((*colour, 255), (inset, inset), _mask(side, radius))
    return board


@cache
def _van(accent: Colour) -> Image.Image:
    """A camper seen from its right side, driving right; 84 by 52."""
    fine = Image.new("RGBA", (84 * 4, 52 * 4))
    pencil = ImageDraw.Draw(fine)

    def box(left: float, top: float, right: float, bottom: float, radius: float, colour: Colour) -> None:
        pencil.rounded_rectangle((left * 4, top * 4, right * 4, bottom * 4), radius * 4, fill=colour)

    def wheel(middle: float) -> None:
        for radius, colour in ((8.5, SHADE), (7.2, (38, 34, 48)), (3.4, (206, 200, 212))):
            pencil.ellipse([4 * edge for edge in _circle(middle, 43, radius)], fill=colour)

    glass: Colour = (58, 70, 104)
    body = mixed(accent, SHADE, 0.1)
    box(20, 2, 34, 9, 2, (150, 96, 70))
    box(36, 4, 48, 9, 2, (92, 108, 140))
    box(16, 8, 58, 9.6, 0.8, (70, 62, 84))
    box(4, 10, 78, 44, 9, CREAM)
    pencil.polygon([(64 * 4, 10 * 4), (73 * 4, 10 * 4), (81 * 4, 29 * 4), (70 * 4, 29 * 4)], fill=CREAM)
    box(4, 27, 81, 45, 5, body)
    box(3, 42, 82, 45.5, 1.6, (84, 78, 96))
    for left in (9, 26, 43):
        box(left, 14.5, left + 14, 25, 2.4, glass)
    pencil.polygon([(60 * 4, 14.5 * 4), (70 * 4, 14.5 * 4), (75.5 * 4, 25 * 4), (60 * 4, 25 * 4)], fill=glass)
    box(4, 27, 81, 28.4, 0, mixed(CREAM, SHADE, 0.12))
    box(77, 32, 81, 37, 1.8, (255, 244, 200))
    box(4, 32, 6.5, 37, 1, (226, 82, 70))
    wheel(21)
    wheel(63)
    return fine.resize((84, 52), Image.Resampling.BOX)


def _circle(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return (x - radius, y - radius, x + radius, y + radius)


def _scaled(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return (left * _FINE, top * _FINE, right * _FINE - 1, bottom * _FINE - 1)
