"""What the pages of commitments show: `query` which in what order, `lines` a line each, `followed` what came of it."""
