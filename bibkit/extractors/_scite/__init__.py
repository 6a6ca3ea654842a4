"""The parts of the scite reader: counts, and the statements that cite the work."""
