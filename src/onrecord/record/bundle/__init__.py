"""A record as a bag that a stranger checks: what lies in it, how it is written, how it is stamped with a time."""
