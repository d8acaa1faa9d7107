"""The groups of a record brought to date from the documents that changed, and from those that these touch."""
