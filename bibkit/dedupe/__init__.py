"""Entries of one work: which belong together, which only look like it, and what merging them would give."""
