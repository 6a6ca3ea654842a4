"""Pure values: entries, names, dates, identifiers, notes, records, and the one field table."""
