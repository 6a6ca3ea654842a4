"""The parts of the VuFind reader: label tables, the two front ends, MARC dumps, and what single values say."""
