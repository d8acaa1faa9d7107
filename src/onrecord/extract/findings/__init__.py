"""Who says that whom did what, in which legal words."""
