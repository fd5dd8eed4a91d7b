"""Cleans names and cuts them into what a reader takes for single characters.

Follows https://www.unicode.org/reports/tr29/ as far as names need it: combining marks, emoji sequences, flags,
Hangul jamo.
"""

import re
import unicodedata

MOST_MARKS = 5
"""Living scripts stack fewer; names made of fifty marks on one letter lose the rest."""

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_BLANKS = re.compile(r"[\s\u115f\u1160\u2800\u3164\uffa0]+")
_EXTEND = r"[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_JAMO = re.compile(
    "[\u1100-\u115f\ua960-\ua97c]*[\uac00-\ud7a3\u1160-\u11ff\ud7b0-\ud7fb][\u1160-\u11ff\ud7b0-\ud7fb]*"
)
_EXTENDS = re.compile(_EXTEND)


def cleaned(text: str) -> str:
    """Composed, on one line, without invisible and direction-forcing characters."""
    composed = unicodedata.normalize("NFC", _BLANKS.sub(" ", text))
    return "".join(filter(_visible, composed)).strip()


def clusters(text: str) -> list[str]:
    """`text` of `cleaned`, cut so that no cluster can be parted without changing what is seen."""
    found: list[str] = []
    position = 0
    while position < len(text):
        end = _end_of_cluster(text, position)
        found.append(_without_piled_marks(text[position:end]))
        position = end
    return found


def _visible(character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return character in (_ZWNJ, _ZWJ) or "\U000e0020" <= character <= "\U000e007f"
    return True


def _end_of_cluster(text: str, start: int) -> int:
    pair = _FLAG.match(text, start) or _JAMO.match(text, start)
    end = pair.end() if pair else start + 1
    while end < len(text) and _continues(text, end):
        end += 1
    return end


def _continues(text: str, position: int) -> bool:
    character = text[position]
    if unicodedata.category(character).startswith("M") or _EXTENDS.match(character):
        return True
    return text[position - 1] == _ZWJ and unicodedata.category(character) in ("So", "Sm", "Po")


def _without_piled_marks(cluster: str) -> str:
    kept, marks = [], 0
    for character in cluster:
        is_mark = unicodedata.category(character).startswith("M") and not _EXTENDS.match(character)
        marks += is_mark
        if not is_mark or marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
