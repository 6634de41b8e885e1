"""Make the outlines of states for maps out of Natural Earth's, as the npm package `world-atlas` 2 carries them.

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python gazetteer/build_outlines.py package/countries-110m.json

The arcs stay as they are; a state is known by its ISO 3166-1 alpha-3 code instead of its number.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dragoman.gazetteer.gazetteer import load_gazetteer

OUT = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "relations" / "charts" / "data" / "outlines.json"
# Natural Earth's names that are no name of ours; what belongs to no state of ISO 3166-1 has no code and stays blank.
NAMES = {
    "Bosnia and Herz.": "BIH", "Central African Rep.": "CAF", "Dem. Rep. Congo": "COD", "Congo": "COG",
    "Dominican Rep.": "DOM", "Eq. Guinea": "GNQ", "Falkland Is.": "FLK", "Fr. S. Antarctic Lands": "ATF",
    "Georgia": "GEO", "Macedonia": "MKD", "S. Sudan": "SSD", "Solomon Is.": "SLB", "W. Sahara": "ESH",
    "eSwatini": "SWZ", "N. Cyprus": "", "Somaliland": "", "Korea": "KOR",
}  # fmt: skip


def main() -> None:
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    states = [one for one in atlas["objects"]["countries"]["geometries"] if one["properties"]["name"] != "Antarctica"]
    kept = [{"type": one["type"], "id": code_of(one["properties"]["name"]), "arcs": one["arcs"]} for one in states]
    outlines = {
        "type": "Topology",
        "transform": atlas["transform"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": kept}},
        "arcs": atlas["arcs"],
    }
    OUT.write_text(json.dumps(outlines, separators=(",", ":")) + "\n", encoding="utf-8")
    blank = [state["properties"]["name"] for state, own in zip(states, kept, strict=True) if not own["id"]]
    print(f"{len(kept)} outlines, without a code: {blank}")


def code_of(name: str) -> str:
    """The ISO3 code of a state by Natural Earth's name; empty for what has none."""
    if name in NAMES:
        return NAMES[name]
    entity = load_gazetteer().entity_named(name)
    return (entity.country or "") if entity else ""


if __name__ == "__main__":
    main()
