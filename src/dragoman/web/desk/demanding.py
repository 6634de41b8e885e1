"""What a role and a scope are demanded for."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..viewer import Role, Scope, Viewer, viewer_of
from .reception import reception_of

_A = {"editor": "an", "administrator": "an"}


def demand(request: Request, role: Role, scope: Scope = "read") -> Viewer:
    """Who sent this request, if they may do what this role does, and their session or token is good for this scope.

    Raises HTTPException: 401 for one who is not logged in (a page sends them to the login instead), 403 for one who
    may not. Reading is open to everybody where the house is: then the viewer may have no name.
    """
    viewer = viewer_of(request)
    if viewer.may(role, scope) or (role == "reader" and scope == "read" and _may_anyone_read(request, viewer)):
        return viewer
    if viewer.name is None:
        raise HTTPException(401, "Log in first: only who has an account may do that.", _where_to(request))
    if not viewer.may(role, "read") and not (viewer.has_token and scope not in viewer.scopes):
        raise HTTPException(403, f"Only {_A.get(role, 'a')} {role} may do that; you are {viewer.name}, {viewer.role}.")
    raise HTTPException(403, f"This token is not good for that: it lacks the scope {scope}.")


def _may_anyone_read(request: Request, viewer: Viewer) -> bool:
    return viewer.name is None and reception_of(request).is_open


def _where_to(request: Request) -> dict[str, str]:
    if request.url.path.startswith("/api/") or request.method not in ("GET", "HEAD"):
        return {"WWW-Authenticate": 'Bearer realm="dragoman"'}
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return {"Location": f"/login?next={quote(asked)}"}
