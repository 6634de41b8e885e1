"""The reading room: the whole record as pages, and the same as JSON for machines.

`make_app` gives the application that `dragoman serve` runs. A page is made in three steps, each in one file: a page's
module asks the ledger and gives a `Sheet` (what to show, with which template), `serving` keeps what was drawn as long
as the ledger stays as it is, and `frame.html` puts the rest of the page around it for whoever looks.
"""

from .app import make_app
from .house import House, open_house

__all__ = ["House", "make_app", "open_house"]
