"""Who: an identity as of the report's date, and every place where the text mentions it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

ActorKind = Literal["person", "office", "government", "state", "organisation", "media", "group", "region"]
MentionForm = Literal["name", "title", "nominal", "pronoun", "metonym"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text points at an actor."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the report.

    `of` is the id of the actor this one belongs to (a spokesman's minister); `country` is ISO 3166-1
    alpha-3, None for international organisations; `sector` a PLOVER sector code; `cameo` a CAMEO actor
    code; `wikidata` a QID; `basis` says how the identity was found; `candidates` are the names of
    those among whom the text does not decide.
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None
    of: str | None
    country: str | None
    sector: str | None
    cameo: str | None
    wikidata: str | None
    mentions: tuple[Mention, ...]
    basis: str
    candidates: tuple[str, ...]
