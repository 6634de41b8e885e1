"""The plot is one SVG that says its numbers."""

from xml.etree import ElementTree

from dragoman.cli.calibration_plot import draw_calibration
from dragoman.coder.measure import Bin


def test_each_bin_is_a_circle_that_says_what_it_stands_for() -> None:
    root = ElementTree.fromstring(draw_calibration([Bin(0.55, 0.5, 10), Bin(0.95, 0.9, 40)]))
    circles = root.findall("{http://www.w3.org/2000/svg}circle")
    assert [circle[0].text for circle in circles] == [
        "confidence 0.55: 0.50 of 10 right",
        "confidence 0.95: 0.90 of 40 right",
    ]
    assert float(circles[1].get("r", 0)) > float(circles[0].get("r", 0))


def test_no_answers_no_circles() -> None:
    assert "<circle" not in draw_calibration([])
