"""What the desk keeps: accounts, sessions, tokens, proposals, saved searches, and who did what.

Kept apart from the ledger, so that a ledger can be copied and handed on without anybody's password. No table holds a
secret in clear but `facts`, which holds the key that cookies are signed with: whoever can read the desk can forge them.
Times are UTC, to the second, as the ledger writes them. Rows of `audit` are only ever added: triggers refuse the rest.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, MetaData, Table, UniqueConstraint

from ...ledger.columns import NAMES, Key, Words, words

metadata = MetaData(naming_convention=NAMES)


def _key() -> Column[int]:
    return Column("key", Key, primary_key=True, autoincrement=True)


def _account(name: str = "account") -> Column[int]:
    return Column(name, Key, ForeignKey("accounts.key"), nullable=False)


# What the desk knows of itself: `form` and `secret`.
facts = Table("facts", metadata, Column("name", Words, primary_key=True), words("value", needed=True))

# `folded` is the name as it is compared; one that ended keeps its name for good, so that nobody else signs with it.
accounts = Table(
    "accounts",
    metadata,
    _key(),
    *(words(name, needed=True) for name in ("name", "folded", "role", "password", "made")),
    words("ended"),
    UniqueConstraint("folded"),
)

# `digest` is the sha256 of what the cookie holds; `seen` is brought up at most once a minute.
sessions = Table(
    "sessions",
    metadata,
    _key(),
    words("digest", needed=True),
    _account(),
    *(words(name, needed=True) for name in ("begun", "seen", "expires", "begun_from")),
    words("ended"),
    UniqueConstraint("digest"),
    Index("ix_sessions_account", "account"),
)

# `beginning` is what of a token may be shown, `scopes` are words with spaces between them.
tokens = Table(
    "tokens",
    metadata,
    _key(),
    words("digest", needed=True),
    _account(),
    *(words(name, needed=True) for name in ("label", "beginning", "scopes", "made", "expires")),
    words("ended"),
    UniqueConstraint("digest"),
    Index("ix_tokens_account", "account"),
)

# `fields` is what was proposed and `program` the fact as it stood then: JSON; `words` are the first that it stands on,
# with a little around them. `state` is open, approved, declined or withdrawn; the last three with who decided, when and
# why. `correction` is the ledger's id of what an approval made.
proposals = Table(
    "proposals",
    metadata,
    _key(),
    words("id", needed=True),
    *(words(name, needed=True) for name in ("report", "kind", "fact", "verdict")),
    words("fields"),
    words("program"),
    *(words(name, needed=True) for name in ("before", "words", "after", "reason", "at", "state")),
    _account("proposer"),
    Column("decider", Key, ForeignKey("accounts.key")),
    words("decided"),
    words("decided_reason"),
    words("correction"),
    UniqueConstraint("id"),
    Index("ix_proposals_state", "state", "key"),
    Index("ix_proposals_correction", "correction"),
    Index("ix_proposals_report", "report"),
)

searches = Table(
    "searches",
    metadata,
    _key(),
    _account(),
    *(words(name, needed=True) for name in ("name", "query", "made")),
    words("ended"),
    Index("ix_searches_account", "account"),
)

# `who` is a name, for it must say so for good; `about` is what it was done to; `place` the address it came from.
audit = Table(
    "audit",
    metadata,
    _key(),
    *(words(name, needed=True) for name in ("at", "who", "what", "about", "place")),
)
