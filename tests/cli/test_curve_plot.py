"""The curve is a picture whose points say their floor."""

from __future__ import annotations

from xml.etree import ElementTree

from dragoman.cli.curve_plot import Curve, draw_curves
from dragoman.coder.floors import Verdict, floors_of


def test_every_floor_is_a_point_that_says_so() -> None:
    floors = floors_of([Verdict(0.9, True), Verdict(0.5, False)])
    root = ElementTree.fromstring(draw_curves([Curve("judged", floors), Curve("whole texts", floors)]))
    titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles[1:3] == ["from 0.00: precision 0.50 at 1.00", "from 0.55: precision 1.00 at 1.00"]
    assert len(list(root.iter("{http://www.w3.org/2000/svg}polyline"))) == 2
