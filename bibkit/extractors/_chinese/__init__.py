"""The parts of the reader of Chinese pages: label table, names, and the source lines of listed works."""
