"""The language model in a process of its own, loaded and parsing on another core.

Loading it takes as long as loading everything else that reads, so the two are done side by side: the process forks as
soon as spaCy is imported, the child loads the model and parses one report after the other, and the grammar comes back
through a pipe, as spaCy writes it. Whatever goes wrong beside (there is no such model, the child is killed) closes the
pipe; then this process does it all itself, and an error is told here as it would be without a child.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from multiprocessing import get_context
from multiprocessing.connection import Connection
from signal import SIG_DFL, SIGINT, signal

from spacy.tokens import Doc
from spacy.util import get_lang_class
from spacy.vocab import Vocab, create_vocab

from ..model import Report
from .language_model import MOST_WORDS, LanguageModel, load_language_model

# Inner states of the network: a tenth of a megabyte a report, and nobody asks for them.
_LEFT_OUT = ("tensor",)


class ModelBeside:
    """A language model at the other end of a pipe; made by `language_model_beside`.

    One report is under way at a time, so neither end ever waits for the other to take what it sends.
    """

    def __init__(self, name: str, pipe: Connection) -> None:
        self.name = name
        self._pipe = pipe
        self._expected: deque[Report] = deque()
        self._under_way: Report | None = None

    @property
    def label(self) -> str:
        """The name and version that go into the record. Raises ModelError where there is no such model."""
        return self._told[0] if self._told else self._here.label

    @property
    def is_worn(self) -> bool:
        """Whether it has seen so many words that a fresh one is to take its place."""
        return len(self._vocab) >= MOST_WORDS

    def expect(self, reports: Iterable[Report]) -> None:
        """Parse these next, in this order, while whoever asks for the first is still busy with it."""
        self._expected.extend(reports)
        self._send_next()

    def parse(self, report: Report) -> Doc:
        """The report's words and grammar. Raises ModelError where there is no such model."""
        if self._under_way is not report and report not in self._expected:
            self.expect([report])
        try:
            return self._receive(report) if self._told else self._here.parse(report)
        except (EOFError, OSError):
            return self._here.parse(report)

    def _receive(self, report: Report) -> Doc:
        while True:
            given, was_for = self._pipe.recv_bytes(), self._under_way
            self._under_way = None
            self._send_next()
            if was_for is report:
                return Doc(self._vocab).from_bytes(given)

    def _send_next(self) -> None:
        if self._under_way is None and self._expected:
            self._under_way = self._expected.popleft()
            with suppress(OSError):  # whoever receives finds the pipe closed
                self._pipe.send(self._under_way)

    @cached_property
    def _told(self) -> tuple[str, str] | None:
        """Label and language, once the model is loaded; None where it could not be."""
        try:
            label, language = self._pipe.recv()
        except (EOFError, OSError):
            return None
        return label, language

    @cached_property
    def _vocab(self) -> Vocab:
        language = self._told[1] if self._told else "en"
        return create_vocab(language, get_lang_class(language).Defaults)

    @cached_property
    def _here(self) -> LanguageModel:
        return load_language_model(self.name)


@contextmanager
def language_model_beside(name: str) -> Iterator[ModelBeside | None]:
    """A language model loading on another core until the end of the block; None where that cannot be."""
    if not _has_other_core():
        yield None
        return
    forking = get_context("fork")
    pipe, far = forking.Pipe()
    child = forking.Process(target=_parse_beside, args=(name, pipe, far), daemon=True)
    child.start()
    far.close()
    try:
        yield ModelBeside(name, pipe)
    finally:
        child.kill()
        child.join()


def _has_other_core() -> bool:
    """Whether a second process gains anything, and forking is safe: on Linux, in a process without threads."""
    if sys.platform != "linux":
        return False
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _parse_beside(name: str, far: Connection, pipe: Connection) -> None:
    """What the child does, until the other end is closed."""
    signal(SIGINT, SIG_DFL)  # Ctrl-C reaches every process of the terminal: this one has nothing to say about it
    far.close()
    with suppress(Exception):
        model = load_language_model(name)
        pipe.send((model.label, model.nlp.lang))
        while True:
            pipe.send_bytes(model.parse(pipe.recv()).to_bytes(exclude=_LEFT_OUT))
