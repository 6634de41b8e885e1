"""Stage 3: who is in the report, and where each of them is mentioned, as of the report's date."""

from .cast import Cast, Reference
from .cast_actors import cast_actors

__all__ = ["Cast", "Reference", "cast_actors"]
