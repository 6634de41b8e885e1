"""The English stemmer, without those of the package's other languages.

`import snowballstemmer` loads the stemmers of some forty languages for one that is asked for, a tenth of a second or
more; the English one is imported as a module of a package that is not itself run.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

_PACKAGE = "snowballstemmer"


def english_stemmer() -> Any:
    """A new stemmer with `stemWord` and `stemWords`; it keeps the word it works on, so each thread needs its own."""
    return _stemmer_class()()


@cache
def _stemmer_class() -> Any:
    spec = find_spec(_PACKAGE)
    if _PACKAGE in sys.modules or spec is None:
        return import_module(f"{_PACKAGE}.english_stemmer").EnglishStemmer
    sys.modules[_PACKAGE] = module_from_spec(spec)  # its path is known, its __init__ not run
    try:
        return import_module(f"{_PACKAGE}.english_stemmer").EnglishStemmer
    finally:
        sys.modules.pop(_PACKAGE)
