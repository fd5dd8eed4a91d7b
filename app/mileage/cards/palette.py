"""The colours of a card: dusk on the road, with the guild's or rank's accent."""

Colour = tuple[int, int, int]

SKY = ((0.0, (20, 20, 46)), (0.34, (44, 33, 80)), (0.62, (96, 48, 102)), (0.84, (186, 84, 96)), (1.0, (244, 152, 100)))
"""From the top (0) to the horizon (1)."""
SUN: Colour = (255, 214, 150)
FAR_HILLS: Colour = (88, 42, 84)
NEAR_HILLS: Colour = (46, 26, 62)
ROAD: Colour = (27, 24, 38)
KERB: Colour = (92, 82, 104)
FADED_PAINT: Colour = (84, 78, 100)
INK: Colour = (255, 255, 255)
SOFT_INK: Colour = (221, 212, 232)
SHADE: Colour = (16, 12, 30)
SIGN_GREEN: Colour = (10, 104, 76)
CREAM: Colour = (255, 243, 222)
AMBER: Colour = (255, 190, 92)
"""The accent of those who have none."""

_DIM_ENOUGH = 0.34
"""Relative luminance that stands out (4.5 to 1) against both the sky and the road."""


def accent_colour(number: int) -> Colour:
    """0xRRGGBB, lightened until it can be read on the card; 0 is amber."""
    if not number:
        return AMBER
    colour = (number >> 16 & 255, number >> 8 & 255, number & 255)
    while luminance(colour) < _DIM_ENOUGH:
        colour = mixed(colour, INK, 0.1)
    return colour


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of `other` in `one`, from 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
