"""What the first pages of a PDF are believed to say."""
