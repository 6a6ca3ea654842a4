"""Changes to a .bib that touch the lines concerned and no other byte.

    bib = parse_bib(data, "refs.bib")
    set_field(bib.entry("li2020"), "doi", "10.1000/xyz")
    bib.dumps()

Every function leaves the file as it was and raises InputError when the change would not read back as what was asked
for. What is added takes its layout from its neighbours: indent, alignment, delimiters, commas, case, line ends.
"""

from bibkit.bibtex.edit_blocks import (
    FieldValue,
    NewEntry,
    add_entry,
    add_string,
    append_entry,
    remove_entry,
    reorder,
)
from bibkit.bibtex.edit_fields import (
    Style,
    edit_values,
    remove_field,
    rename_entries,
    rename_entry,
    rename_field,
    set_field,
    set_type,
)

__all__ = [
    "FieldValue",
    "NewEntry",
    "Style",
    "add_entry",
    "add_string",
    "append_entry",
    "edit_values",
    "remove_entry",
    "remove_field",
    "rename_entries",
    "rename_entry",
    "rename_field",
    "reorder",
    "set_field",
    "set_type",
]
