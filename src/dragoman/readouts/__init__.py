"""Stage 7: what many reports tell of one encounter, put together, compared and followed up.

`joining` makes one encounter out of many reports; `side_of` says whose publisher a report has.
"""

from .joining.publishers import side_of

__all__ = ["side_of"]
