"""Names and notes that somebody wrote: on one line, without what nobody sees.

A line break forges lines of a statement; a mark that turns the direction of what follows makes one name look like
another; and PostgreSQL keeps no NUL in a text. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
"""

import re

UNSEEN = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
"""Control characters but tab and line feed, and those that turn the direction of what follows; for a regular
expression. What joins letters and emoji (U+200C, U+200D) stays."""
SEEN = rf"[^\s{UNSEEN}]"
"""Something is left of a text that has this."""

NO_NUL = r"^[^\x00]*$"
"""PostgreSQL keeps none."""

_UNSEEN = re.compile(f"[{UNSEEN}]")


def one_line(text: str) -> str:
    """Empty when there was nothing to see."""
    return " ".join(_UNSEEN.sub("", " ".join(text.split())).split())
