"""Train a tagger and put it into the package, with its card.

    python -m training CORPUS quotations|quotations_fast|shallow [--work FOLDER] [--out FOLDER]

CORPUS is the folder with `polnear_train.jsonl` and `polnear_dev.jsonl`. Everything is settled by the seeds in the plans; on
other machines sums of floating-point numbers may differ in their last places. Two cores need an hour and three quarters
for `quotations`, a quarter of one for `quotations_fast`, and eight minutes for `shallow`, which goes on from the first.
"""

import argparse
import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

from training.calibrate import calibrate
from training.card import write_card
from training.corpus import VOCABULARY
from training.export import write
from training.train import Plan, mean_of, train

MODELS = Path(__file__).resolve().parents[1] / "src/onrecord/languages/english/models"
FULL = Plan()
FAST = Plan(encoder="convolutions", layers=6, size=192, epochs=8, rate=2e-3, drop=0, grammar=0, again=0, seed=4)
"""No transformer at all: a third of the time."""
SHALLOW = Plan(layers=3, epochs=3, rate=1.5e-4, drop=0, grammar=0, again=0, seed=3)
"""The first three layers of the full one, trained on: between the two, for comparison."""
AGAIN = 0.6
"""The highest rate of a further run, as a share of the first one's."""
FURTHER = ((4, 0.1), (8, 0.15))
"""Of each further run what is added to the seed, and its dropout."""
PLANS = {"quotations": FULL, "quotations_fast": FAST, "shallow": SHALLOW}


def trained(name: str, corpus: Path, work: Path) -> Path:
    """The weights of a model, trained. `shallow` goes on from those of `quotations`."""
    plan, weights = PLANS[name], work / name / "weights.pt"
    start = work / "quotations" / "weights.pt" if name == "shallow" else None
    train(plan, corpus, work / name, start=start)
    if not plan.again:
        return weights
    runs = [weights]
    for number, (added, drop) in enumerate(FURTHER, start=2):
        further = replace(plan, epochs=plan.again, rate=AGAIN * plan.rate, seed=plan.seed + added, drop=drop)
        train(further, corpus, work / f"{name}_{number}", start=weights)
        runs.append(work / f"{name}_{number}" / "weights.pt")
    return mean_of(runs, work / name / "mean.pt")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("model", choices=tuple(PLANS))
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where weights are kept")
    parser.add_argument(
        "--out", type=Path, default=MODELS, help="where the models go: a folder of this name is made in it"
    )
    parser.add_argument(
        "--weights", type=Path, help="weights that are trained already: only export, calibrate, write the card"
    )
    args = parser.parse_args()
    weights = args.weights or trained(args.model, args.corpus, args.work)
    folder = args.out / args.model
    write(weights, PLANS[args.model], folder)
    shutil.copyfile(VOCABULARY, args.out / "vocabulary.txt")
    calibrate(args.corpus, folder)
    write_card(args.model, PLANS[args.model], args.corpus, folder)
    digest = hashlib.sha256((folder / "encoder.onnx").read_bytes() + (folder / "heads.npz").read_bytes()).hexdigest()
    print(f"SHA-256 of {args.model}: {digest}  (goes into the language's module)")


if __name__ == "__main__":
    main()
