"""What answers look like, as pydantic models made out of the frozen types: written nowhere twice.

    shape_of(EventRow)      the model of one event, documented by the type's own docstring
    page_of(EventRow)       the model of a page of events

Answers are written by `plain`, not by these models: they tell what to expect, in the OpenAPI document and in tests.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from ...model import Difference, Span
from .plain import names_printed

SpanShape = Annotated[
    tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]],
    Field(description="Half-open stretch [start, end) in Unicode code points of the report's text.", examples=[[0, 9]]),
]


class Answer(BaseModel):
    """Whatever is answered: later versions may add keys."""

    model_config = ConfigDict(extra="allow", protected_namespaces=())


@cache
def shape_of(shape: Any) -> Any:
    """The model of a frozen type, or of any annotation made of frozen types."""
    if shape is Span:
        return SpanShape
    if shape is Difference:
        return _difference()
    if is_dataclass(shape):
        return _model(shape)
    return _composed(shape)


def _composed(shape: Any) -> Any:
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in (Union, UnionType):
        return Union[tuple(one if one is NoneType else shape_of(one) for one in arguments)]  # noqa: UP007
    if origin in (tuple, frozenset, list):
        return list[shape_of(arguments[0])]  # type: ignore[misc]
    if origin in (dict, Mapping):
        return dict[str, shape_of(arguments[1])]  # type: ignore[misc]
    return shape if origin is Literal or shape in (str, int, float, bool, date, Any, NoneType) else Any


def _model(shape: Any) -> type[BaseModel]:
    hints = get_type_hints(shape)
    cells: dict[str, Any] = {}
    for name, key in names_printed(shape):
        # A key may be a word of Python's, or of the models' own.
        is_taken = key != name or hasattr(BaseModel, name)
        cells[f"{name}_" if is_taken else name] = (shape_of(hints[name]), Field(alias=key, title=key))
    return create_model(shape.__name__, __base__=Answer, __doc__=inspect.cleandoc(shape.__doc__ or ""), **cells)


@cache
def _difference() -> type[BaseModel]:
    """`about`, and beside it under each side's name its own words."""
    doc = "One matter of which the sides speak in different words: beside `about`, each side's own."
    made: type[BaseModel] = create_model("Difference", __base__=Answer, __doc__=doc, about=(str, ...))
    return made


@cache
def page_of(shape: Any) -> type[BaseModel]:
    """The model of a page: its items, and where the next stands."""
    one: Any = shape_of(shape)
    items: Any = list.__class_getitem__(one)
    made: type[BaseModel] = create_model(
        f"PageOf{getattr(one, '__name__', 'Items')}",
        __base__=Answer,
        __doc__="A page of answers, in a stable order.",
        items=(items, ...),
        next=(str | None, Field(description="The address of the next page; null after the last.")),
    )
    return made


class Fault(Answer):
    """One parameter or field that was wrong."""

    at: str = Field(examples=["query.limit"])
    reason: str


class Problem(Answer):
    """Why something cannot be done (RFC 9457)."""

    type: str = Field(examples=["about:blank"])
    title: str
    status: int
    detail: str
    errors: list[Fault]


class Comparison(Answer):
    """The accounts of one encounter side by side, as `dragoman compare --format json` prints them."""

    schema_: str = Field(alias="schema", title="schema", examples=["dragoman/comparison/1"])
    accounts: list[dict[str, Any]]
    both: list[dict[str, Any]]
    only: dict[str, list[dict[str, Any]]]
    differing: list[dict[str, Any]]
    alike: list[dict[str, Any]]
    silent: dict[str, list[str]]
