"""Citation keys in what people write: found and replaced in LaTeX, Markdown, Quarto, Typst and Org sources."""
