"""Bring your own: a text, a file or an address read for one person, and kept only if they say so.

`given` is what they brought, `jobs` what is done with it in the reader's own process (`worker`), `shelf` where the
result lies for an hour under an id that nobody guesses. `Own` holds all three for one house.
"""

from .given import Given
from .jobs import Compared, ReadOwn
from .own import Own

__all__ = ["Compared", "Given", "Own", "ReadOwn"]
