"""What stands at the door of a house: its desk, who is known, how often what was done."""

from __future__ import annotations

from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

from .keeping import Desk
from .known import Known
from .rates import Rates


@dataclass(frozen=True, slots=True)
class Reception:
    """`is_open`: whether everybody may read, as on loopback."""

    desk: Desk
    known: Known
    rates: Rates = field(default_factory=Rates)
    is_open: bool = True


def reception_of(request: HTTPConnection) -> Reception:
    reception = request.app.state.house.reception
    assert isinstance(reception, Reception)
    return reception
