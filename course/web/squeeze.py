"""Pages that travel compressed, where that is safe.

Compressing a page that holds both a secret and words that somebody else put into it lets them guess the secret from its
length. So this is for pages that are long, and that repeat nothing of what was asked or sent by others: the lessons.
"""

import zlib

from flask import Response, request

# The fastest level halves the time of the default one, and a lesson is still a quarter of its size.
LEVEL = 1
AS_GZIP = 31


def squeezed(response: Response) -> Response:
    """Compress this answer when the browser takes that; every page says already that it may depend on it (`Vary`)."""
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return response
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, AS_GZIP)
    response.set_data(packer.compress(response.get_data()) + packer.flush())
    response.headers["Content-Encoding"] = "gzip"
    return response
