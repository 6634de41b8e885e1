"""Errors travel between processes whole."""

from __future__ import annotations

import pickle

from dragoman.errors import FetchError, SourceError


def test_an_error_comes_back_as_it_went() -> None:
    error = FetchError("http://a/", "is not given now", status=429, is_lasting=False, retry_after=30.0)
    for sent in (SourceError("a.txt", "is empty"), error):
        back = pickle.loads(pickle.dumps(sent))
        assert type(back) is type(sent)
        assert str(back) == str(sent)
        assert vars(back) == vars(sent)
