"""`/corrections/new`: a fact with its words, and a form to dispute, confirm or amend it, or to add one.

A contributor's goes to the queue; an editor's is in force at once.
"""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...errors import OptionError
from ...ledger.corrections import Verdict
from ..addresses import address_of_correction
from ..desk import demand
from ..desk.correcting import FactNow, changes_of, fact_now, new_fact
from ..desk.facts_shown import compared, excerpts
from ..desk.fields import controls, in_records_form, set_fields
from ..desk.proposals import Wanted
from ..desk.saying import keep_said
from ..desk.sent import FormSent, first
from ..serving import Sheet, house_of, served_own
from ..viewer import Viewer
from .corrections import KINDS

router = APIRouter()

MOST_REASON = 2000
_VERDICTS: dict[str, Verdict] = {"disputed": "disputed", "confirmed": "confirmed", "amended": "amended"}
ReportNamed = Annotated[str, Query(min_length=4, max_length=64)]
FactNamed = Annotated[str, Query(max_length=200)]
KindNamed = Annotated[str, Query(max_length=20)]


@router.get("/corrections/new")
def new(request: Request, report: ReportNamed, fact: FactNamed = "", kind: KindNamed = "") -> Response:
    """The form: of a fact, or of a new one of this kind; without either, the kinds there are."""
    viewer = demand(request, "contributor", "write")
    if not fact and not kind:
        values = {"report": report, "kinds": KINDS}
        return served_own(request, Sheet("Add a fact", "correction_kinds.html", values, here="corrections"))
    return _form(request, viewer, _now(request, report, fact, kind))


@router.post("/corrections/new")
def send(request: Request, sent: FormSent, report: ReportNamed, fact: FactNamed = "", kind: KindNamed = "") -> Response:
    """Propose it or, for an editor, write it into the ledger."""
    viewer = demand(request, "contributor", "write")
    now = _now(request, report, fact, kind)
    try:
        wanted = _wanted(now, fact, sent)
        if now.fact is not None and first(sent, "was") != _likeness(now):
            return _form(request, viewer, now, {}, "The fact has changed since you opened this page; look again.", 409)
        changes_of(now, wanted)
        id = keep_said(request, viewer, now, wanted)
    except OptionError as error:
        return _form(request, viewer, now, sent, str(error), 422)
    return RedirectResponse(address_of_correction(id), 303)


def _now(request: Request, report: str, fact: str, kind: str) -> FactNow:
    view = house_of(request).view
    return fact_now(view, report, fact) if fact else new_fact(view, report, kind)


def _wanted(now: FactNow, fact: str, sent: dict[str, list[str]]) -> Wanted:
    """What the form says. Raises OptionError where it says nothing, or what makes no sense."""
    reason = " ".join(first(sent, "reason").split())
    if not reason:
        raise OptionError("say why: the reason stands beside the fact for good")
    if len(reason) > MOST_REASON:
        raise OptionError(f"the reason is too long: at most {MOST_REASON} characters")
    wanted = Wanted(now.report, now.kind.name, fact, "added", None, reason)
    if now.fact is not None:
        verdict = _VERDICTS.get(first(sent, "verdict"))
        if verdict is None:
            raise OptionError("choose whether the fact is wrong, is right, or should say something else")
        wanted = replace(wanted, verdict=verdict)
    if wanted.verdict in ("disputed", "confirmed"):
        return wanted
    fields = set_fields(now.kind, now.plain, now.record, sent)
    if not fields and now.fact is not None:
        raise OptionError("set at least one field to another value")
    return replace(wanted, fields=in_records_form(now.kind, fields, now.plain))


def _form(
    request: Request,
    viewer: Viewer,
    now: FactNow,
    sent: dict[str, list[str]] | None = None,
    trouble: str = "",
    status: int = 200,
) -> Response:
    is_new = now.fact is None
    title = f"Add {_a(now.kind.name)}" if is_new else f"Dispute or amend {_a(now.kind.name)}"
    values = {
        "title": title,
        "trouble": trouble,
        "is_new": is_new,
        "report": now.report,
        "headline": now.record.report.title or "Untitled report",
        "fact": "" if now.fact is None else now.fact.id,
        "kind": now.kind.name,
        "was": "" if is_new else _likeness(now),
        "verdict": first(sent, "verdict") if sent else "",
        "reason": first(sent, "reason") if sent else "",
        "excerpts": excerpts(now.spans, now.record.report.text),
        "rows": [] if is_new else compared(now.kind, now.plain, {}, now.record),
        "controls": controls(now.kind, now.plain, now.record, sent or None),
        "is_direct": viewer.may("editor", "write"),
        "most_reason": MOST_REASON,
    }
    return served_own(request, Sheet(title, "correction_new.html", values, here="corrections"), status=status)


def _likeness(now: FactNow) -> str:
    """A few letters that are others when the fact says something else."""
    return sha256(json.dumps(now.plain, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"
