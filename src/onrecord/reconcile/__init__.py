"""ENTRIES -> GROUPS: what holds across the documents of a record. Pure functions."""
