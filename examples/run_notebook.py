"""Runs the notebook of the examples over a ledger of their reports and writes it back with its outputs.

    pip install nbclient ipykernel
    python examples/run_notebook.py [--ledger LEDGER] [--sides "USA RUS"]

Without a ledger one is made of the reports in this folder. Times are left out, so the same reports read by the same
version give the same file.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
NOTEBOOK = HERE / "relation_study.ipynb"
REPORTS = ("readouts", "pasted-story.txt", "readout-finland.txt", "readout-kenya.txt", "wire.jsonl", "news-page.html")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ledger", help="name one that is there already")
    parser.add_argument("--sides", default="USA RUS")
    asked = parser.parse_args()
    os.environ["SIDES"] = asked.sides
    with TemporaryDirectory() as folder:
        os.environ["DRAGOMAN_LEDGER"] = asked.ledger or str(Path(folder) / "examples.db")
        if asked.ledger is None:
            command = [Path(sys.executable).with_name("dragoman"), "ingest", *(HERE / name for name in REPORTS)]
            subprocess.run(command, check=True)
        run()


def run() -> None:
    """Run every cell; raises nbclient's error where one fails, and leaves the file as it was."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(HERE)}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    nbformat.write(notebook, NOTEBOOK)


if __name__ == "__main__":
    main()
