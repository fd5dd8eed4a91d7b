"""Texts that other people wrote, inside a message of ours. https://support.discord.com/hc/en-us/articles/210298617"""

from unicodedata import bidirectional

FROM_RIGHT_TO_LEFT = ("R", "AL", "RLE", "RLO", "RLI")
"""Letters, and marks that turn what follows."""


def escaped(text: str) -> str:
    """As plain text: its asterisks, backticks and mentions mean nothing, and when it is written from right to left, the
    rest of the line is not. https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates"""
    plain = "".join(f"\\{letter}" if letter in r"\*_~`|>#[]()<@:-" else letter for letter in text)
    return f"\u2068{plain}\u2069" if any(bidirectional(letter) in FROM_RIGHT_TO_LEFT for letter in text) else plain
