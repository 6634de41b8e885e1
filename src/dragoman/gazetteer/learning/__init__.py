"""Reading teaches the gazetteer: titles that ministries print beside names, made into proposed terms of office.

sightings = [sighting for report in reports for sighting in find_sightings(report, gazetteer)]
proposals = propose(sightings, load_known())        # persons grouped, dated, cited; nothing is believed yet
taken = choose(proposals, Choice(min_reports=2, official_only=True))
"""

from .acceptance import Choice, choose
from .known import load_known
from .proposal import Citation, Proposal
from .proposals import propose
from .sightings import Sighting, find_sightings
from .tables import proposal_rows, read_accepted, take_into, write_proposals

__all__ = [
    "Choice",
    "Citation",
    "Proposal",
    "Sighting",
    "choose",
    "find_sightings",
    "load_known",
    "proposal_rows",
    "propose",
    "read_accepted",
    "take_into",
    "write_proposals",
]
