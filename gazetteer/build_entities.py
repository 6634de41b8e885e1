"""Make `states.csv`, `organisations.csv` and `members.csv` of the package: the reference facts and our hand tables.

Run from the repository's top folder: `.venv/bin/python gazetteer/build_entities.py ../shared/reference`.
What a hand table says wins over the reference; a state the hand tables do not name keeps the reference's words.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "dragoman" / "gazetteer" / "data"
COLUMNS = ["id", "name", "kind", "country", "sector", "cameo", "wikidata", "names", "demonyms", "capitals", "metonyms"]
Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    """The rows of a CSV file as dicts of strings."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_rows(path: Path, columns: list[str], rows: Iterable[Row]) -> None:
    """Write rows with Unix line ends, so that a rebuild on any machine gives the same bytes."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


def slug(name: str) -> str:
    """An id's tail: ASCII lower case, words joined by hyphens."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")


def joined(*groups: Iterable[str]) -> str:
    """The different names of all groups, in order of first mention."""
    return "|".join(dict.fromkeys(name.strip() for group in groups for name in group if name.strip()))


def demonyms_given(noun: str, adjective: str) -> list[str]:
    """Simple demonyms of the reference: "Angolan(s)" is Angolan and Angolans; anything odder is for the hand table."""
    found = [part for part in re.split(r"[;,] | or ", adjective) if re.fullmatch(r"[A-Z][\w' -]+", part)]
    for part in re.split(r", ", noun):
        if match := re.fullmatch(r"([A-Z][\w' -]+)\(s\)", part):
            found += [match[1], match[1] + "s"]
    return found


def state_row(hand: Row, given: Row | None, wikidata: dict[str, str]) -> Row:
    """One state, or a territory (kind region) where the hand table names its sovereign."""
    iso3, sovereign = hand["iso3"], hand["sovereign"]
    ident = f"region:{slug(hand['name'])}" if sovereign else f"state:{iso3}"
    official = (
        [given["official_name"]] if given and re.fullmatch(r"[A-Z][\w',. -]{8,60}", given["official_name"]) else []
    )
    return {
        "id": ident, "iso3": iso3, "name": hand["name"], "kind": "region" if sovereign else "state",
        "country": {"": iso3, "-": ""}.get(sovereign, sovereign), "cameo": "" if sovereign == "-" else iso3,
        "wikidata": wikidata.get(ident, ""), "names": joined(hand["names"].split("|"), official),
        "demonyms": joined(hand["demonyms"].split("|")), "capitals": joined(hand["capitals"].split("|")),
        "metonyms": joined(hand["metonyms"].split("|")),
    }  # fmt: skip


def plain_hand(given: Row) -> Row:
    """The hand row of a state that needs none: the reference's name, simple demonyms and capital."""
    capital = given["capital"] if given["capital"] not in ("", given["name"]) else ""
    return {
        "iso3": given["iso3"], "name": given["name"], "names": "", "capitals": capital, "metonyms": "", "sovereign": "",
        "demonyms": "|".join(demonyms_given(given["demonym_noun"], given["adjective"])),
    }  # fmt: skip


def build_states(reference: Path, wikidata: dict[str, str]) -> list[Row]:
    """All states and territories, ordered by ISO code, with the days between which those stood that came or went."""
    history = {row["iso3"]: row for row in read_rows(HERE / "states_history.csv")}
    given = {row["iso3"]: row for row in read_rows(reference / "countries.csv")}
    hand = {row["iso3"]: row for row in read_rows(HERE / "states_by_hand.csv")}
    return [
        state_row(hand.get(iso3) or plain_hand(given[iso3]), given.get(iso3), wikidata) | history.get(iso3, {})
        for iso3 in sorted(given.keys() | hand.keys())
    ]


def organisation_row(
    ident: str, given: Row | None, hand: Row | None, unsafe: set[str], wikidata: dict[str, str]
) -> Row:
    """One organisation; an acronym that mostly means something else is left out."""
    dropped = set(hand["drop"].split("|")) if hand else set()
    sector = (hand and hand["sector"]) or ("NGO" if given and given["kind"] == "non-governmental" else "IGO")
    name = hand["name"] if hand else given["name"] if given else ""
    offered = [given["name"], given["acronym"], *given["other_names"].split(";")] if given else []
    names = [other for other in offered if other not in unsafe and other not in dropped]
    return {
        "id": f"org:{ident}", "name": name, "kind": "organisation", "sector": sector, "cameo": sector,
        "wikidata": wikidata.get(f"org:{ident}", ""),
        "names": joined(hand["names"].split("|") if hand else [], [other for other in names if other != name]),
    }  # fmt: skip


def build_organisations(reference: Path, wikidata: dict[str, str]) -> list[Row]:
    """All international organisations, ordered by id; a hand row without a name is ignored."""
    given = {row["id"]: row for row in read_rows(reference / "organisations.csv")}
    hand = {row["id"]: row for row in read_rows(HERE / "organisations_by_hand.csv") if row["name"]}
    cameo = {row["id"]: row["cameo"] for row in read_rows(HERE / "cameo_by_hand.csv")}
    lines = (HERE / "unsafe_acronyms.txt").read_text(encoding="utf-8").splitlines()
    unsafe = {word for line in lines if not line.startswith("#") for word in line.split()}
    rows = [
        organisation_row(ident, given.get(ident), hand.get(ident), unsafe, wikidata)
        for ident in sorted(given.keys() | hand.keys())
    ]
    return [row | {"cameo": cameo.get(row["id"], row["cameo"])} for row in rows]


def build_members(reference: Path) -> list[Row]:
    """Full members that are states, one row an organisation; what the hand table says wins."""
    members: dict[str, set[str]] = {}
    for row in read_rows(reference / "memberships.csv"):
        if row["status"] == "member" and row["country"] != "EU":
            members.setdefault(row["org"], set()).add(row["country"])
    members |= {row["id"]: set(row["members"].split()) for row in read_rows(HERE / "members_by_hand.csv")}
    return [{"id": f"org:{ident}", "members": " ".join(sorted(members[ident]))} for ident in sorted(members)]


def main(reference: Path) -> None:
    """Write the three files."""
    wikidata = {row["id"]: row["wikidata"] for row in read_rows(HERE / "wikidata_by_hand.csv")}
    columns = ["id", "iso3", *COLUMNS[1:], "since", "until", "successors"]
    write_rows(DATA / "states.csv", columns, build_states(reference, wikidata))
    write_rows(DATA / "organisations.csv", COLUMNS, build_organisations(reference, wikidata))
    write_rows(DATA / "members.csv", ["id", "members"], build_members(reference))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/reference"))
