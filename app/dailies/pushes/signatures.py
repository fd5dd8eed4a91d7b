"""Whether a push comes from somebody who knows the secret. https://www.w3.org/TR/websub/#authenticated-content-distribution"""

import hashlib
import hmac

METHODS = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512}
"""All that the specification names; Google's hub uses the first."""


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """`signature` is the header: `sha1=<hex>`, over the raw body."""
    method, _, given = signature.strip().partition("=")
    if method.lower() not in METHODS or not given.isascii():
        return False
    expected = hmac.new(secret.encode(), body, METHODS[method.lower()]).hexdigest()
    return hmac.compare_digest(expected, given.lower())
