"""The English stemmer alone: the stems of the whole package, which stays importable."""

from __future__ import annotations

import subprocess
import sys

from dragoman.text.stemmer import english_stemmer


def test_it_stems_as_the_package_does() -> None:
    from snowballstemmer import stemmer

    words = ["negotiations", "sanctioned", "parties", "sovereignty", "talks"]
    assert english_stemmer().stemWords(words) == stemmer("english").stemWords(words)


def test_no_other_language_is_loaded() -> None:
    code = (
        "import sys; from dragoman.text.stemmer import english_stemmer as e; assert e().stemWord('talks') == 'talk'; "
        "print(sum(name.startswith('snowballstemmer') for name in sys.modules)); "
        "from snowballstemmer import stemmer; print(stemmer('french').stemWord('parlant'))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert told == ["3", "parl"]
