"""The pictures of a relation by their names."""

from __future__ import annotations

from typing import Literal, get_args

from ...ledger import View
from ..errors import NotThere
from .answers import answers_spec
from .asked import Asked, told_of
from .axis import Spec
from .course import course_spec
from .lanes import lanes_spec
from .mirror import mirror_spec

ChartName = Literal["course", "mirror", "lanes", "answers"]
NAMES: tuple[ChartName, ...] = get_args(ChartName)


def spec_named(view: View, asked: Asked, name: ChartName) -> Spec:
    """The picture as Vega-Lite. Raises NotThere for answers that are refused."""
    page = told_of(view, asked)
    if name == "course":
        return course_spec(page.relation, asked)
    if name == "mirror":
        return mirror_spec(page.relation.series, asked)
    if name == "lanes":
        return lanes_spec(page)
    if page.relation.answering.refusal is not None:
        raise NotThere(f"Who answers whom cannot be told here: {page.relation.answering.refusal}.")
    return answers_spec(page.relation)
