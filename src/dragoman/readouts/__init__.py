"""Stage 7: what many reports tell of one encounter, put together, compared and followed up."""
