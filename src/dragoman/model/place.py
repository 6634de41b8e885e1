"""Where something happened, as named and as located."""

from __future__ import annotations

from dataclasses import dataclass

from .span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `country` is ISO 3166-1 alpha-3, `lat`/`lon` are degrees (WGS 84), `geonames` the GeoNames id.

    What the words do not settle is None.
    """

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    span: Span
