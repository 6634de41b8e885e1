"""The addresses of pages: stable, made of the record's own ids, fit to be cited."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from .static_files import digest_of

# A report's id is the sha256 of its bytes; so much of it is enough to name it among millions and to be read aloud.
_REPORT_DIGITS = 16


def address_of_report(id: str, fact: str | None = None) -> str:
    """A report's reading view, at one of its facts when that is named."""
    return f"/reports/{quote(id[:_REPORT_DIGITS])}" + (f"#{quote(fact)}" if fact else "")


def address_of_actor(id: str) -> str:
    return f"/actors/{quote(id, safe=':')}"


def address_of_encounter(id: str) -> str:
    return f"/encounters/{quote(id, safe=':')}"


def address_of_relation(one: str, other: str) -> str:
    return f"/relations/{quote(one, safe=':')}/{quote(other, safe=':')}"


def address_of_place(place: int | str) -> str:
    """A town by its GeoNames number, a country by its ISO3 code."""
    return f"/places/{quote(str(place))}"


def address_of_organisation(id: str) -> str:
    return f"/organisations/{quote(id, safe=':')}"


def with_query(path: str, **asked: object) -> str:
    """An address with what is asked, in the order given; what is None or empty is left out."""
    told = [(name, value) for name, value in asked.items() if value not in (None, "", False)]
    return path + (f"?{urlencode(told)}" if told else "")


def static_address(name: str) -> str:
    """Where a style, script or picture lies: its digest is in the address, so it may be kept for ever."""
    return f"/static/{digest_of(name)}/{name}"
