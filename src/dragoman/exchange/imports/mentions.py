"""GDELT 2.0 mentions: which article told which event, when, where in it and how surely. A table of its own shape.

Sixteen columns, tab-separated, without names: *The GDELT Event Database Data Format Codebook* V2.0. `event` is the id
of the event in the table of `gdelt-2`, so the two can be joined; `day` is that of the mention, `event_seen` when GDELT
saw the event first; `confidence` is GDELT's per cent as a number from 0 to 1.
"""

from __future__ import annotations

from .layout import Incoming, Layout, Plain

COLUMNS = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

_READ = {
    "event": "'gdelt-2:' || GlobalEventID",
    "event_seen": "TRY_STRPTIME(EventTimeDate, '%Y%m%d%H%M%S')",
    "day": "MentionTimeDate",
    "kind": "TRY_CAST(MentionType AS INTEGER)",
    "publisher": "MentionSourceName",
    "report": "MentionIdentifier",
    "sentence": "TRY_CAST(SentenceID AS INTEGER)",
    "in_raw_text": "InRawText = '1'",
    "confidence": "TRY_CAST(Confidence AS DOUBLE) / 100",
    "length": "TRY_CAST(MentionDocLen AS INTEGER)",
    "tone": "TRY_CAST(MentionDocTone AS DOUBLE)",
    "translation": "MentionDocTranslationInfo",
}

MENTIONS = Incoming(
    "gdelt-mentions", "GDELT 2.0 mentions (16 columns)",
    (Layout(COLUMNS, has_header=False, date_format="%Y%m%d%H%M%S"),),
    Plain(_READ, needed=("event", "day", "report"), order="event, day, report, sentence"),
    "MentionTimeDate",
)  # fmt: skip
