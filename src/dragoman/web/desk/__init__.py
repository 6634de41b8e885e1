"""Who may do what: accounts, sessions, API tokens, and the people's proposals, in a small database of its own.

`door` says who sent a request, before any page is made; a page or the API asks `demand` for the role and scope that
it needs; `form_checks` refuses what another site had a browser send. What is kept, and how, is in `tables`.
"""

from .demanding import demand
from .form_checks import check_form
from .keeping import Desk, open_desk
from .reception import Reception, reception_of

__all__ = ["Desk", "Reception", "check_form", "demand", "open_desk", "reception_of"]
