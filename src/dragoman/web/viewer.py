"""Who looks at a page, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from starlette.requests import HTTPConnection

Role = Literal["reader", "contributor", "editor", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever sent a request. `name` and `role` are None for one who is not logged in; `form_token` goes into forms."""

    name: str | None = None
    role: Role | None = None
    form_token: str = ""

    def may(self, role: Role) -> bool:
        """Whether they may do what this role does: each role may do what those before it may."""
        return self.role is not None and ROLES.index(self.role) >= ROLES.index(role)


ANYONE = Viewer()


def viewer_of(request: HTTPConnection) -> Viewer:
    """Who sent this request."""
    viewer = request.scope.get("state", {}).get("viewer", ANYONE)
    assert isinstance(viewer, Viewer)
    return viewer
