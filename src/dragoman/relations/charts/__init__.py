"""Pictures of relations, in Vega-Lite through Altair. `relation_chart` puts together what `dragoman relation` draws."""

from __future__ import annotations

from typing import Any

from ..answer import Relation
from .answers import responses_chart
from .course import course_chart
from .mirror import mirror_chart
from .multiples import multiples_chart
from .save import checked_file, save_chart
from .style import finished
from .world import world_chart

__all__ = [
    "checked_file",
    "course_chart",
    "finished",
    "mirror_chart",
    "multiples_chart",
    "relation_chart",
    "responses_chart",
    "save_chart",
    "world_chart",
]


def relation_chart(relation: Relation) -> Any:
    """The series, the mirror of deeds and, where something can be said, the response curves, one below the other."""
    import altair

    parts = [course_chart(relation), mirror_chart(relation.series)]
    if relation.answering.refusal is None:
        parts.append(responses_chart(relation))
    return finished(altair.vconcat(*parts, spacing=36).resolve_scale(color="independent", size="independent"))
