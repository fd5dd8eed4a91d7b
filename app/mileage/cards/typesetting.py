"""Sets one line of text in any script and draws it.

HarfBuzz shapes (joins, stacks, ligatures, emoji sequences) and fills the outlines itself, so a bare machine without
libraqm or libfribidi draws the same picture. Widths are in ems: a line is shaped once and fits any size.
https://harfbuzz.github.io/ · https://uharfbuzz.readthedocs.io/
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import uharfbuzz
from PIL import Image, ImageFilter, ImageOps

from app.mileage.cards.bidi import base_level, in_visual_order, levels
from app.mileage.cards.typefaces import Cluster, Typeface, Weight, dressed

ELLIPSIS = "…"
_HIGHEST, _LOWEST = 1.35, 0.6
"""Ems above and below the baseline; what towers higher is trimmed, so that no name spills over its neighbours."""
_HALO = 3
"""Pixels of faint light around emoji: many of them are as dark as the evening."""

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Glyph:
    typeface: Typeface
    number: int
    x: float
    y: float
    """Ems from the start of the baseline, upwards."""


@dataclass(frozen=True)
class Line:
    text: str
    """As shown, in reading order."""
    glyphs: tuple[Glyph, ...]
    width: float
    """Ems."""


@dataclass(frozen=True)
class FittedLine:
    line: Line
    size: float
    """Pixels per em."""

    @property
    def width(self) -> float:
        return self.line.width * self.size


def set_line(text: str, weight: Weight = Weight.BOLD, tracking: float = 0) -> Line:
    """`tracking` is added after every glyph, in ems."""
    return _shape(dressed(text, weight), None, tracking)


def fit_line(text: str, width: float, size: float, smallest: float, weight: Weight = Weight.BOLD) -> FittedLine:
    """The line at `size`; smaller if `width` (pixels) asks for it; at `smallest` shortened with an ellipsis."""
    whole = dressed(text, weight)
    line = _shape(whole, None)
    if line.width * smallest > width:
        return FittedLine(_shortened(whole, width / smallest, weight), smallest)
    return FittedLine(line, min(size, width / line.width) if line.width else size)


def draw_line(picture: Image.Image, fitted: FittedLine, x: float, baseline: float, colour: Colour) -> None:
    """`x` is the left edge, `baseline` counts from the top, both in pixels; `picture` is RGB."""
    _draw_outlines(picture, fitted, x, baseline, colour)
    for glyph in fitted.line.glyphs:
        if glyph.typeface.in_colour:
            _draw_emoji(picture, glyph, fitted.size, x, baseline)


def _shortened(whole: Sequence[Cluster], width: float, weight: Weight) -> Line:
    """The longest beginning that, with an ellipsis, is at most `width` ems wide."""
    base = base_level("".join(cluster.text for cluster in whole))
    ellipsis = dressed(ELLIPSIS, weight)
    fits, too_long = 0, len(whole)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if _shape([*_stripped(whole[:middle]), *ellipsis], base).width <= width:
            fits = middle
        else:
            too_long = middle
    return _shape([*_stripped(whole[:fits]), *ellipsis], base)


def _stripped(part: Sequence[Cluster]) -> Sequence[Cluster]:
    return part[:-1] if part and part[-1].text.isspace() else part


def _shape(parts: Sequence[Cluster], base: int | None, tracking: float = 0) -> Line:
    text = "".join(cluster.text for cluster in parts)
    pen, glyphs = 0.0, list[Glyph]()
    for run, typeface, right_to_left in _runs(parts, text, base_level(text) if base is None else base):
        shaped, advance = _shape_run(run, typeface, right_to_left, tracking)
        glyphs += [Glyph(typeface, number, pen + x, y) for number, x, y in shaped]
        pen += advance
    return Line(text, tuple(glyphs), max(pen - tracking, 0.0))


def _runs(parts: Sequence[Cluster], text: str, base: int) -> list[tuple[str, Typeface, bool]]:
    """Stretches of one font and one direction, from left to right."""
    by_character = levels(text, base)
    placed, position = list[tuple[Cluster, int]](), 0
    for part in parts:
        placed.append((part, by_character[position]))
        position += len(part.text)
    runs = [
        ("".join(part.text for part, _ in group), typeface, level)
        for (typeface, level), group in (
            (key, list(group)) for key, group in groupby(placed, key=lambda item: (item[0].typeface, item[1]))
        )
    ]
    ordered = in_visual_order(runs, [level for _, _, level in runs])
    return [(run, typeface, level % 2 == 1) for run, typeface, level in ordered]


def _shape_run(
    run: str, typeface: Typeface, right_to_left: bool, tracking: float
) -> tuple[list[tuple[int, float, float]], float]:
    """Glyph numbers with their places, and the run's width, all in ems."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(typeface.font, buffer)
    pen, glyphs, em = 0.0, list[tuple[int, float, float]](), typeface.units_per_em
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append((info.codepoint, pen + place.x_offset / em, place.y_offset / em))
        pen += place.x_advance / em + tracking
    return glyphs, pen


def _draw_outlines(picture: Image.Image, fitted: FittedLine, x: float, baseline: float, colour: Colour) -> None:
    pencil = uharfbuzz.RasterDraw()
    for glyph in fitted.line.glyphs:
        if not glyph.typeface.in_colour:
            scale = fitted.size / glyph.typeface.units_per_em
            left, height = x + glyph.x * fitted.size, glyph.y * fitted.size - baseline
            pencil.transform = (scale, 0, 0, scale, left, height)
            pencil.draw_glyph(glyph.typeface.font, glyph.number)
    raster = pencil.render()
    if raster is None or not raster.extents.width or not raster.extents.height:
        return
    area = raster.extents
    mask = Image.frombytes("L", (area.width, area.height), raster.buffer, "raw", "L", area.stride, -1)
    top = -(area.y_origin + area.height)
    first = max(round(baseline - _HIGHEST * fitted.size) - top, 0)
    last = min(round(baseline + _LOWEST * fitted.size) - top, area.height)
    if first < last:
        picture.paste(colour, (area.x_origin, top + first), mask.crop((0, first, area.width, last)))


def _draw_emoji(picture: Image.Image, glyph: Glyph, size: float, x: float, baseline: float) -> None:
    extents = glyph.typeface.font.get_glyph_extents(glyph.number)
    brush = uharfbuzz.RasterPaint()
    scale = size / glyph.typeface.units_per_em
    brush.transform = (scale, 0, 0, scale, x + glyph.x * size, glyph.y * size - baseline)
    if extents is None or not brush.set_glyph_extents(extents):
        return
    brush.paint_glyph(glyph.typeface.font, glyph.number)
    raster = brush.render()
    area = raster.extents
    emoji = Image.frombytes("RGBa", (area.width, area.height), raster.buffer, "raw", "BGRa", area.stride, -1)
    emoji = ImageOps.expand(emoji.convert("RGBA"), _HALO)
    place = (area.x_origin - _HALO, -(area.y_origin + area.height) - _HALO)
    halo = emoji.getchannel("A").filter(ImageFilter.GaussianBlur(_HALO / 2)).point(lambda alpha: alpha * 2 // 5)
    picture.paste((255, 255, 255), place, halo)
    picture.paste(emoji, place, emoji)
