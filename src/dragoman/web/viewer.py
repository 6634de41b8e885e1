"""Who looks at a page, and what they may do.

`desk.door` finds out who it is before any page is made; everything else asks `viewer_of`. What a page or the API lets
only some do begins with `demand(request, role, scope)` of `desk`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from starlette.requests import HTTPConnection

Role = Literal["reader", "contributor", "editor", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
# A token may have the first two; `account` (passwords, tokens, other people's accounts) is for sessions alone.
Scope = Literal["read", "write", "account"]
EVERY_SCOPE: frozenset[str] = frozenset(get_args(Scope))


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever sent a request.

    `name` and `role` are None for one who is not logged in; `form_token` goes into forms; `scopes` are what the session
    or the API token is good for; `account` is the desk's key, `session` the digest of the session, if it is one.
    """

    name: str | None = None
    role: Role | None = None
    form_token: str = ""
    scopes: frozenset[str] = frozenset()
    account: int | None = None
    session: str | None = None

    def may(self, role: Role, scope: Scope = "read") -> bool:
        """Whether they may do what this role does: each role may do what those before it may."""
        return self.role is not None and ROLES.index(self.role) >= ROLES.index(role) and scope in self.scopes

    @property
    def has_token(self) -> bool:
        """Whether an API token says who it is: such a request no other site can have a browser send."""
        return self.name is not None and self.session is None


ANYONE = Viewer()


def viewer_of(request: HTTPConnection) -> Viewer:
    """Who sent this request."""
    viewer = request.scope.get("state", {}).get("viewer", ANYONE)
    assert isinstance(viewer, Viewer)
    return viewer
