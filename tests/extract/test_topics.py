"""What was discussed, and what only sets the scene of it."""

from __future__ import annotations

import pytest

from casting import cast_of
from dragoman.extract.topics import points_of, topics_of


def labels(text: str) -> list[str]:
    """What the sentences of a text are taken to be about."""
    cast = cast_of(text)
    found = [(*topics_of(cast, sentence), *points_of(cast, sentence)) for sentence in cast.parsed.sentences]
    return list(dict.fromkeys(topic.label for topics in found for topic in topics))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Special attention was paid to the development of trade.", "trade"),
        ("Zelenskyy placed special emphasis on the export of grain.", "export of grain"),
        ("The leaders paid particular attention to energy security.", "energy security"),
        ("During the talks, the focus was on the export of grain.", "export of grain"),
    ],
)
def test_what_is_heeded_is_the_topic(text: str, topic: str) -> None:
    assert labels(text) == [topic]


def test_where_they_met_is_no_topic() -> None:
    assert labels("On the sidelines of the summit in Glasgow, Zelenskyy met with Narendra Modi.") == []
