"""Broken and hostile files: `make.py` tells what each is and what is to come of it."""
