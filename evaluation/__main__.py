"""Prints the table of scores and fails where one fell under its floor.

python -m evaluation [NAME ...] [--raise-floors | --lower-floors] [--shared FOLDER]
"""

import argparse
import os
import sys
from pathlib import Path

from evaluation.benchmarks import BENCHMARKS
from evaluation.floors import Floors, fallen, raised, read_floors, write_floors
from evaluation.record import measure_record
from evaluation.scale import measure_scale

DEFAULT_SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> int:
    """0 where every score holds its floor; 1 where one fell, or where the benchmarks are missing in CI."""
    ask = argparse.ArgumentParser(
        prog="python -m evaluation", description="Run the benchmarks and compare with the floors."
    )
    known = ", ".join([*(b.name for b in BENCHMARKS), "record"])
    ask.add_argument("names", nargs="*", help=f"which to run: {known}; all by default. By itself: scale")
    ask.add_argument(
        "--shared", type=Path, default=DEFAULT_SHARED, help="the folder that holds gold/, bench/ and seeds/"
    )
    ask.add_argument("--raise-floors", action="store_true", help="make what was measured the floor where it is higher")
    ask.add_argument(
        "--lower-floors",
        action="store_true",
        help="make what was measured the floor even where it is lower; say why in the changelog",
    )
    ask.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that read texts, for scale")
    args = ask.parse_args()
    if args.names == ["scale"]:
        print_scale(args.workers)
        return 0
    if not (args.shared / "gold" / "score.py").exists():
        print(f"no benchmarks at {args.shared}: nothing was measured")
        return 1 if os.environ.get("CI") else 0
    scores = measure(args.shared, set(args.names))
    floors = read_floors()
    if args.raise_floors or args.lower_floors:
        write_floors(floors | raised(scores, floors, lower=args.lower_floors))
        return 0
    under = fallen(scores, {name: floor for name, floor in floors.items() if name in scores})
    for line in under:
        print(f"FALLEN {line}", file=sys.stderr)
    return 1 if under else 0


def print_scale(workers: int) -> None:
    """What a document costs in a growing record of documents that are made up; it takes a quarter of an hour."""
    print(f"  {'documents':<14}  {'clock':>11}  {'processors':>11}  memory   (a document; {workers} workers)")
    for step in measure_scale(workers):
        print(step, flush=True)


def measure(shared: Path, names: set[str]) -> Floors:
    """Run the benchmarks named (all where none is), print a table of each, and return the scores."""
    scores: Floors = {}
    floors = read_floors()
    for benchmark in BENCHMARKS:
        if names and benchmark.name not in names:
            continue
        found, run = benchmark.measure(shared)
        scores[benchmark.name] = found
        print(f"\n{benchmark.name}: {len(run.entries)} texts, {run.words:,} words; "
              f"{run.cpu_per_thousand_words:.3f} CPU s per 1,000 words; peak memory {run.memory:.0f} MiB")  # fmt: skip
        print_scores(found, floors.get(benchmark.name, {}))
        if run.note:
            print(run.note)
    if not names or "record" in names:
        scores["record"], first, second = measure_record(shared)
        print(f"\nrecord: the seeds in a record; built in {first:.1f} s from a cold start, again in {second:.1f} s")
        print_scores(scores["record"], floors.get("record", {}))
    return scores


def print_scores(found: dict[str, float], floors: dict[str, float]) -> None:
    """A line for each measure; for a cost, the last column is its ceiling."""
    print(f"  {'measure':<24} {'score':>6} {'floor':>6}")
    for measure_name, score in found.items():
        floor = floors.get(measure_name)
        print(f"  {measure_name:<24} {score:6.3f} {'' if floor is None else f'{floor:6.3f}'}")


if __name__ == "__main__":
    sys.exit(main())
