"""English text into words, sentences and names, by spaCy's small model: nothing else knows of it."""
