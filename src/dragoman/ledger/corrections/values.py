"""A fact as a person wants it: some fields of the program's fact set anew, or a whole one with the rest filled in.

What follows from something else is never left behind: the quad, score and CAMEO code of an event follow its type and
mode, the countries of an encounter its participants, unless the person sets them too.
"""

from __future__ import annotations

from collections.abc import Callable
from types import NoneType
from typing import Any, get_args, get_type_hints

from ...codebook import load_codebook
from ...errors import OptionError
from ...exchange import part_to_dict, printed_names
from ...model import Record, content_id
from .checks import checked_fact, decoded_fact
from .citing import cite_fields
from .kinds import Fact, Kind

Plain = dict[str, Any]
_PREFIXES = {"organisation": "org", "government": "gov"}


def amended_fact(kind: Kind, fact: Fact, changes: Plain, record: Record) -> Fact:
    """The fact with these fields set. Raises OptionError when it then breaks the record's contract."""
    return checked_fact(kind, part_to_dict(fact) | changes, record, fact)


def amendment(kind: Kind, fact: Fact, wanted: Plain, record: Record) -> Plain:
    """The fields to set on a fact, spans for words and all that follows included.

    Raises OptionError when there are none, when they change nothing, or when the fact would break the contract.
    """
    if not wanted:
        raise OptionError("an amendment sets at least one field, like status=planned")
    before = part_to_dict(fact)
    changes = cite_fields(kind.shape, wanted, record.report.text)
    decoded_fact(kind, before | changes)
    changes |= _following(kind, before, changes, record)
    amended_fact(kind, fact, changes, record)
    changed = {key: value for key, value in changes.items() if before[key] != value}
    if not changed:
        raise OptionError(f"{fact.id}: says that already; confirm it instead")
    return changed


def addition(kind: Kind, wanted: Plain, reason: str, record: Record) -> Plain:
    """A whole fact of which a person gives what matters. Raises OptionError when it breaks the contract."""
    given = cite_fields(kind.shape, wanted, record.report.text)
    plain: Plain = {key: None for _, key in printed_names(kind.shape)}
    plain |= {"quad": "verbal cooperation", "score": 0.0} if kind.name == "event" else {}
    plain |= _FRAMES[kind.name](given, reason) | given
    _need_all(kind, plain)
    plain["id"] = _id(kind, plain)
    decoded_fact(kind, plain)
    plain |= _following(kind, plain, given, record)
    checked_fact(kind, plain, record)
    if plain["id"] in {fact.id for fact in kind.facts(record)}:
        raise OptionError(f"{plain['id']}: the report has this {kind.name} already; amend or confirm it instead")
    return plain


def _need_all(kind: Kind, plain: Plain) -> None:
    hints = get_type_hints(kind.shape)
    needed = [key for name, key in printed_names(kind.shape) if key != "id" and NoneType not in get_args(hints[name])]
    missing = [key for key in needed if plain[key] is None]
    if missing:
        raise OptionError(f"{kind.name}: needs {', '.join(missing)} too; write them like {missing[0]}=…")


def _id(kind: Kind, plain: Plain) -> str:
    """Actors are named by their name, everything else by its content."""
    if kind.name != "actor":
        return content_id(kind.name, "added", sorted(plain.items()))
    slug = "-".join("".join(c if c.isalnum() else " " for c in str(plain["name"]).casefold()).split())
    if not slug:
        raise OptionError("actor: needs a name with letters in it")
    if plain["kind"] in ("state", "government") and plain["country"]:
        slug = plain["country"]
    return f"{_PREFIXES.get(plain['kind'], plain['kind'])}:{slug}"


def _following(kind: Kind, before: Plain, changes: Plain, record: Record) -> Plain:
    is_coded = kind.name == "event" and (before | changes)["type"] in load_codebook().types
    if is_coded and {"type", "mode", "contexts"} & changes.keys():
        return {key: value for key, value in _coded(before, changes).items() if key not in changes}
    if kind.name == "encounter" and "participants" in changes and "countries" not in changes:
        of = {actor.id: actor.country for actor in record.actors}
        countries = [of.get(id) for id in changes["participants"]]
        return {"countries": list(dict.fromkeys(country for country in countries if country))}
    return {}


def _coded(before: Plain, changes: Plain) -> Plain:
    codebook, after = load_codebook(), before | changes
    type, mode = after["type"], after["mode"]
    if "mode" not in changes and mode not in codebook.types[type].scores:
        mode = None
    return {
        "mode": mode,
        "quad": codebook.quad(type),
        "score": codebook.score(type, mode),
        "cameo": codebook.cameo(type, mode, tuple(after["contexts"])),
    }


def _event_frame(given: Plain, reason: str) -> Plain:
    trigger = given.get("trigger")
    evidence = [trigger["span"]] if isinstance(trigger, dict) and "span" in trigger else []
    sides: Plain = {"contexts": [], "actors": [], "recipients": [], "status": "occurred"}
    return sides | {"evidence": evidence, "confidence": 1.0, "why": reason}


def _statement_frame(given: Plain, reason: str) -> Plain:
    return {"form": "direct" if given.get("quotes") else "indirect", "quotes": []}


def _encounter_frame(given: Plain, reason: str) -> Plain:
    lists: Plain = {"participants": [], "countries": [], "evidence": [], "accounts": []}
    return lists | {"status": "held", "comparison": {"both": [], "only": {}, "differing": []}}


def _commitment_frame(given: Plain, reason: str) -> Plain:
    evidence = [given["action"]] if given.get("action") else []
    return {"by": [], "for": [], "places": [], "status": "announced", "evidence": evidence}


def _actor_frame(given: Plain, reason: str) -> Plain:
    return {"kind": "person", "mentions": [], "basis": f"added by a person: {reason}", "candidates": []}


_FRAMES: dict[str, Callable[[Plain, str], Plain]] = {
    "actor": _actor_frame,
    "statement": _statement_frame,
    "event": _event_frame,
    "encounter": _encounter_frame,
    "commitment": _commitment_frame,
}
