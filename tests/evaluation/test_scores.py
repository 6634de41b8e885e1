"""What the scorers print is read into figures, and floors and ceilings hold or do not."""

from __future__ import annotations

from scores import SCORERS, Bound, _figures, bounds_of, load_floors

PRINTED = """\
actor found              38/40   0.950
who-what-whom, strict                  0.531 0.402 0.458   120   106   178
per 100 sentences: {'events': 71.5, 'statements': 40.0}
pages 60 read 60 precision 0.981 recall 0.975 F1 0.978
  P 0.50 R 0.60 https://news.example/story
"""


def test_every_kind_of_line_is_read() -> None:
    assert dict(figure for line in PRINTED.splitlines() for figure in _figures(line)) == {
        "actor found": 0.95,
        "who-what-whom, strict precision": 0.531,
        "who-what-whom, strict recall": 0.402,
        "who-what-whom, strict f1": 0.458,
        "events per 100 sentences": 71.5,
        "statements per 100 sentences": 40.0,
        "pages precision": 0.981,
        "pages recall": 0.975,
        "pages f1": 0.978,
    }


def test_floors_and_ceilings() -> None:
    assert Bound("f1", 0.5, False).holds(0.5)
    assert not Bound("f1", 0.5, False).holds(0.49)
    assert Bound("volume", 120, True).holds(120)
    assert not Bound("volume", 120, True).holds(121)


def test_every_scorer_has_floors() -> None:
    floors = load_floors()
    assert set(floors) == set(SCORERS)
    assert all(bounds_of(entry) for entry in floors.values())
