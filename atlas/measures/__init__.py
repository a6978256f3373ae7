"""Pure arithmetic on numbers: no files, no frames of a particular source, no web. Vectorised over numpy arrays."""
