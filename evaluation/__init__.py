"""Measures how well onrecord reads, on the benchmarks beside the checkout, and refuses to let a score fall.

`python -m evaluation` prints the table; `evaluation/README.md` says what it holds.
"""
