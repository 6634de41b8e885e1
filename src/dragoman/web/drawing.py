"""Templates filled with values. Everything a report says is escaped: the environment escapes by itself, always."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..version import __version__
from .addresses import (
    address_of_actor,
    address_of_correction,
    address_of_encounter,
    address_of_place,
    address_of_relation,
    address_of_report,
    address_of_words,
    static_address,
)
from .wording import FILTERS, harmless


@cache
def environment() -> Environment:
    """The one environment of all templates: escaping on, and a name that is not there is an error."""
    made = Environment(
        loader=PackageLoader("dragoman.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        version=__version__,
        static=static_address,
        report_at=address_of_report,
        actor_at=address_of_actor,
        encounter_at=address_of_encounter,
        place_at=address_of_place,
        relation_at=address_of_relation,
        words_at=address_of_words,
        correction_at=address_of_correction,
    )
    made.filters.update(FILTERS)
    return made


def drawn(template: str, values: Mapping[str, Any]) -> str:
    """The template filled in."""
    return environment().get_template(template).render(values)
