"""What reports tell of the same things, laid side by side.

`joining` makes one encounter out of many reports, `accounts` aligns what each side tells of it, `promises` follows
commitments up. Nothing is imported here: comparing two files needs no ledger, and should not wait for one.
"""
