"""The nouns of the record: small frozen types, and nothing that does anything to them.

Read them in this order: `span`, `when`, `place`, `report`, `actor`, `statement`, `event`,
`encounter`, `commitment`, `record`. Field order is the order of keys in the JSON.
"""

from .actor import Actor, ActorKind, Mention, MentionForm
from .commitment import Commitment, CommitmentStatus, Quantity
from .encounter import Account, Comparison, Difference, Encounter, EncounterStatus, Format, Topic, Wording
from .event import Event, EventStatus, Quad
from .place import Place
from .record import Reader, Record
from .report import Caption, Dateline, Published, Report, Source
from .span import Cited, Span, content_id
from .statement import Channel, ChannelKind, Statement, StatementForm
from .when import When

__all__ = [
    "Account",
    "Actor",
    "ActorKind",
    "Caption",
    "Channel",
    "ChannelKind",
    "Cited",
    "Commitment",
    "CommitmentStatus",
    "Comparison",
    "Dateline",
    "Difference",
    "Encounter",
    "EncounterStatus",
    "Event",
    "EventStatus",
    "Format",
    "Mention",
    "MentionForm",
    "Place",
    "Published",
    "Quad",
    "Quantity",
    "Reader",
    "Record",
    "Report",
    "Source",
    "Span",
    "Statement",
    "StatementForm",
    "Topic",
    "When",
    "Wording",
    "content_id",
]
