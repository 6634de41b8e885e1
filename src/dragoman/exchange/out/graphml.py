"""The network of actors as GraphML: an edge from who acts to who undergoes, with what passed between them added up.

Only deeds done count, each once. What is held while it is written is one sum a pair of actors, not the events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from ...model import Actor
from .entry import Dyad, done_once

_NODE = (("name", "string"), ("kind", "string"), ("country", "string"), ("sector", "string"))
_EDGE = (
    ("events", "int"), ("cooperation", "int"), ("conflict", "int"), ("score", "double"), ("mean_score", "double"),
    ("since", "string"), ("until", "string"),
)  # fmt: skip
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


@dataclass(slots=True)
class _Sum:
    events: int = 0
    cooperation: int = 0
    score: float = 0.0
    since: str = ""
    until: str = ""

    def add(self, dyad: Dyad) -> None:
        day = str(dyad.day)
        self.events += 1
        self.cooperation += dyad.event.quad.endswith("cooperation")
        self.score += dyad.event.score
        self.since = min(self.since or day, day)
        self.until = max(self.until, day)

    def cells(self) -> tuple[object, ...]:
        conflict, mean = self.events - self.cooperation, self.score / self.events
        score = round(self.score, 6)
        return self.events, self.cooperation, conflict, score, round(mean, 6), self.since, self.until


def graphml_pieces(dyads: Iterable[Dyad]) -> Iterator[bytes]:
    """The file: its head, the actors, the edges."""
    actors: dict[str, Actor] = {}
    sums: dict[tuple[str, str], _Sum] = {}
    for dyad in done_once(dyads):
        if dyad.recipient is not None:
            actors.setdefault(dyad.actor.id, dyad.actor)
            actors.setdefault(dyad.recipient.id, dyad.recipient)
            sums.setdefault((dyad.actor.id, dyad.recipient.id), _Sum()).add(dyad)
    yield _HEAD.encode()
    for whose, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys:
            yield f'<key id="{name}" for="{whose}" attr.name="{name}" attr.type="{kind}"/>\n'.encode()
    yield b'<graph edgedefault="directed">\n'
    for id, actor in actors.items():
        yield _element("node", {"id": id}, _NODE, (actor.name, actor.kind, actor.country, actor.sector))
    for (source, target), added_up in sums.items():
        yield _element("edge", {"source": source, "target": target}, _EDGE, added_up.cells())
    yield b"</graph>\n</graphml>\n"


def _element(
    name: str, attributes: dict[str, str], keys: tuple[tuple[str, str], ...], cells: Iterable[object]
) -> bytes:
    named = "".join(f" {key}={quoteattr(_clean(value))}" for key, value in attributes.items())
    data = "".join(
        f'<data key="{key}">{escape(_clean(str(cell)))}</data>'
        for (key, _), cell in zip(keys, cells, strict=True)
        if cell is not None
    )
    return f"<{name}{named}>{data}</{name}>\n".encode()


def _clean(words: str) -> str:
    """Without what XML 1.0 cannot hold."""
    return "".join(
        c for c in words if c in "\t\n\r" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and c not in "\ufffe\uffff")
    )
