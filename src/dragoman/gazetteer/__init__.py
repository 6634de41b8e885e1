"""Known names: states, organisations, media, groups and regions; offices and who held them; towns.

gazetteer = load_gazetteer()
gazetteer.find("The Kremlin said …")             # a Hit for gov:RUS, use "metonym"
gazetteer.holders("RUS", "foreign minister", "2016-07-25")
"""

from .entity import Entity, Hit, Institution, NameUse, Office, Term, Town
from .gazetteer import Gazetteer, load_gazetteer

__all__ = ["Entity", "Gazetteer", "Hit", "Institution", "NameUse", "Office", "Term", "Town", "load_gazetteer"]
