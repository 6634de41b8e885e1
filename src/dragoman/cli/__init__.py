"""The commands. `main` is the entry point; each command imports what it needs when it is called."""

from .app import main

__all__ = ["main"]
