"""Which bundled font draws which grapheme cluster.

Fonts are tried in a fixed order and a cluster stays in one font; what none of them has becomes a small dot, never a
box.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz

from app.mileage.cards.graphemes import cleaned, clusters

FOLDER = Path(__file__).parent / "fonts"
PLACEHOLDER = "·"

_LATIN = {"bold": "Barlow-Bold.ttf", "medium": "Barlow-Medium.ttf"}
_EMOJI = "Twemoji.ttf"
_SCRIPTS = (
    "NotoSans-Bold.ttf",
    "NotoSansCJKjp-Bold.otf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansHebrew-Bold.ttf",
    "NotoSansDevanagari-Bold.ttf",
    "NotoSansThai-Bold.ttf",
    "NotoSansArmenian-Bold.ttf",
    "NotoSansBengali-Bold.ttf",
    "NotoSansCanadianAboriginal-Bold.ttf",
    "NotoSansCherokee-Bold.ttf",
    "NotoSansEthiopic-Bold.ttf",
    "NotoSansGeorgian-Bold.ttf",
    "NotoSansGujarati-Bold.ttf",
    "NotoSansGurmukhi-Bold.ttf",
    "NotoSansJavanese-Bold.ttf",
    "NotoSansKannada-Bold.ttf",
    "NotoSansKhmer-Bold.ttf",
    "NotoSansLao-Bold.ttf",
    "NotoSansMalayalam-Bold.ttf",
    "NotoSansMyanmar-Bold.ttf",
    "NotoSansNKo-Regular.ttf",
    "NotoSansRunic-Regular.ttf",
    "NotoSansSinhala-Bold.ttf",
    "NotoSansTamil-Bold.ttf",
    "NotoSansTelugu-Bold.ttf",
    "NotoSansThaana-Bold.ttf",
    "NotoSansTifinagh-Regular.ttf",
    "NotoSerifTibetan-Bold.ttf",
    "NotoSansSymbols-Bold.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoSansMath-Regular.ttf",
)

_TEXT_STYLE, _EMOJI_STYLE, _KEYCAP = "\ufe0e", "\ufe0f", "\u20e3"
_IGNORABLE = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]")
_COLOURFUL = re.compile(
    "[\U0001f000-\U0001ffff⌚⌛⏩-⏬⏰⏳◽◾☔☕♈-♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓-❕❗➕-➗➰➿⬛⬜⭐⭕]"
)
"""Drawn as emoji without being asked (Emoji_Presentation): https://www.unicode.org/reports/tr51/"""


class Weight(Enum):
    BOLD = "bold"
    MEDIUM = "medium"


@dataclass(frozen=True, eq=False)
class Typeface:
    name: str
    font: Any
    units_per_em: int
    characters: frozenset[int]
    in_colour: bool

    def covers(self, cluster: str) -> bool:
        return all(ord(character) in self.characters for character in _IGNORABLE.sub("", cluster))


@dataclass(frozen=True)
class Cluster:
    text: str
    typeface: Typeface


def dressed(text: str, weight: Weight) -> list[Cluster]:
    """`text`, cleaned, as clusters that each have a font that can draw them."""
    found: list[Cluster] = []
    for cluster in clusters(cleaned(text)):
        found += _dress(cluster, weight)
    return found


def _dress(cluster: str, weight: Weight) -> list[Cluster]:
    if (typeface := _covering(cluster, weight)) is not None:
        return [Cluster(_as_one_glyph(cluster, typeface) if typeface.in_colour else cluster, typeface)]
    plain = unicodedata.normalize("NFKC", cluster)
    if plain != cluster:
        return [part for piece in clusters(plain) for part in _dress(piece, weight)]
    if len(cluster) > 1:  # a mark or joined sign that no font knows is left out; what it belongs to stays
        return _dress(cluster[0], weight)
    return [Cluster(PLACEHOLDER, _load(_LATIN[weight.value]))]


def _covering(cluster: str, weight: Weight) -> Typeface | None:
    texts = (_LATIN[weight.value], *_SCRIPTS)
    order = (_EMOJI, *texts) if _wants_colour(cluster) else (*texts, _EMOJI)
    return next((typeface for name in order if (typeface := _load(name)).covers(cluster)), None)


def _wants_colour(cluster: str) -> bool:
    if _TEXT_STYLE in cluster:
        return False
    return _EMOJI_STYLE in cluster or _KEYCAP in cluster or _COLOURFUL.match(cluster) is not None


def _as_one_glyph(cluster: str, emoji: Typeface) -> str:
    """The font joins some sequences only with U+FE0F and others only without it."""
    return min((cluster, cluster.replace(_EMOJI_STYLE, "")), key=lambda spelling: _glyph_count(spelling, emoji))


def _glyph_count(text: str, typeface: Typeface) -> int:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(typeface.font, buffer)
    return len(buffer.glyph_infos)


@cache
def _load(name: str) -> Typeface:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FOLDER / name)))
    return Typeface(name, uharfbuzz.Font(face), face.upem, frozenset(face.unicodes), name == _EMOJI)
