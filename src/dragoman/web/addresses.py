"""The addresses of pages: stable, made of the record's own ids, fit to be cited."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from .static_files import digest_of

# A report's id is the sha256 of its bytes; so much of it is enough to name it among millions and to be read aloud.
_REPORT_DIGITS = 16


def short_id(id: str) -> str:
    """As much of a report's id as stands in addresses."""
    return id[:_REPORT_DIGITS]


def address_of_report(id: str, fact: str | None = None) -> str:
    """A report's reading view, at one of its facts when that is named."""
    return f"/reports/{quote(id[:_REPORT_DIGITS])}" + (f"#{quote(fact, safe=':')}" if fact else "")


def address_of_dispute(report: str, fact: str) -> str:
    """Where a person says what is wrong with a fact."""
    return f"/corrections/new?report={quote(report[:_REPORT_DIGITS])}&fact={quote(fact, safe=':')}"


def address_of_words(address: str, words: str) -> str:
    """The same page at these words of it: a text fragment, which browsers find without any script."""
    said = words.split()
    ends = [" ".join(said)] if len(said) < 9 else [" ".join(said[:4]), " ".join(said[-4:])]
    return f"{address.partition('#')[0]}#:~:text=" + ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)


def address_of_actor(id: str) -> str:
    return f"/actors/{quote(id, safe=':')}"


def address_of_encounter(id: str) -> str:
    return f"/encounters/{quote(id, safe=':')}"


def address_of_commitment(id: str) -> str:
    return f"/commitments/{quote(id, safe=':')}"


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


def address_of_correction(id: str) -> str:
    """A correction, or what somebody proposed."""
    return f"/corrections/{quote(id, safe=':')}"


def static_address(name: str) -> str:
    """Where a style, script or picture lies: its digest is in the address, so it may be kept for ever."""
    return f"/static/{digest_of(name)}/{name}"
