"""How all pictures look: colours that hold for the colour-blind and on a grey printer, one type, no frame.

Two colours of Okabe and Ito's palette (*Color Universal Design*, 2008): blue for cooperation, vermilion for conflict;
the one is lighter in print than the other, and where they meet they also lie on different sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair

COOPERATION, CONFLICT = "#56B4E9", "#B34700"
INK, PALE, MARK = "#1a1a1a", "#767676", "#CC79A7"
WIDTH = 720


def inline(rows: list[dict[str, Any]]) -> altair.InlineData:
    """Rows as a chart's own data; days are ISO words."""
    import altair

    return altair.InlineData(values=rows)


def titled(text: str, *below: str) -> altair.TitleParams:
    """The finding as a title, and what is shown below it."""
    import altair

    return altair.TitleParams(
        text, subtitle=list(below), anchor="start", frame="group", fontSize=16, subtitleFontSize=11, subtitleColor=PALE,
        color=INK, subtitlePadding=4, offset=12,
    )  # fmt: skip


def finished(chart: Any) -> Any:
    """The chart with the look of all: readable type, faint grid, no frame."""
    return (
        chart.configure(font="Helvetica, Arial, sans-serif", background="white", padding=16)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, titleColor=PALE, labelFontSize=11, titleFontSize=11, titleFontWeight="normal",
            gridColor="#e6e6e6", domainColor="#999999", tickColor="#999999",
        )
        .configure_legend(labelFontSize=11, titleFontSize=11, titleFontWeight="normal", titleColor=PALE)
        .configure_header(labelFontSize=12, labelFontWeight="bold", labelColor=INK)
    )  # fmt: skip
