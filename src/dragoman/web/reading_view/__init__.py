"""A record as a page to be read: the text with its facts marked in it, and a card for each fact beside it.

`draw_reading` is the way in. `sides` tells the sides apart, `numbering` counts the facts in the order of the text,
`layers` says which stretches are marked and how, `markup` draws a stretch of text with what lies over it, `cards` puts
a fact into words, `pieces` cuts a long report into parts.
"""

from .reading import Reading, draw_reading

__all__ = ["Reading", "draw_reading"]
