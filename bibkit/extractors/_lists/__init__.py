"""Several works in one page: results, tables of contents, bibliographies, and the works that an article cites."""
