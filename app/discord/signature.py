"""Ed25519 signatures over what Discord posts: the timestamp header's bytes, then the raw body.

https://docs.discord.com/developers/interactions/overview#validating-security-request-headers
"""

from collections.abc import Sequence

from nacl.bindings import crypto_sign_BYTES, crypto_sign_open
from nacl.exceptions import BadSignatureError

LONGEST_TIMESTAMP = 64


def is_signed(public_keys: Sequence[bytes], signature: bytes, timestamp: bytes, body: bytes) -> bool:
    """Whether any of the keys (32 bytes each) made `signature` (the header: 128 hex digits) over the rest."""
    if not 0 < len(timestamp) <= LONGEST_TIMESTAMP or len(signature) != 2 * crypto_sign_BYTES:
        return False
    try:
        raw = bytes.fromhex(signature.decode("ascii"))
    except ValueError:
        return False
    if len(raw) != crypto_sign_BYTES:  # `fromhex` skips white space
        return False
    signed = raw + timestamp + body
    for key in public_keys:
        try:
            crypto_sign_open(signed, key)
        except (BadSignatureError, ValueError):
            continue
        return True
    return False
