"""Train a tagger and put it into the package, with its card.

    python -m training CORPUS quotations|quotations_fast|shallow [--work FOLDER] [--out FOLDER]

CORPUS is the folder with `polnear_train.jsonl` and `polnear_dev.jsonl`. Everything is settled by the seeds in the plans; on
other machines sums of floating-point numbers may differ in their last places. Two cores need an hour for
`quotations`, a quarter of one for `quotations_fast`, and eight minutes for `shallow`, which goes on from the first.
"""

import argparse
import hashlib
import shutil
from pathlib import Path

from training.calibrate import calibrate
from training.card import write_card
from training.corpus import VOCABULARY
from training.export import write
from training.train import Plan, train

MODELS = Path(__file__).resolve().parents[1] / "src/onrecord/languages/english/models"
FULL = Plan()
FAST = Plan(encoder="convolutions", layers=6, size=192, epochs=8, rate=2e-3, seed=4)
"""No transformer at all: a third of the time."""
SHALLOW = Plan(layers=3, epochs=3, rate=1.5e-4, seed=3)
"""The first three layers of the full one, trained on: between the two, for comparison."""
PLANS = {"quotations": FULL, "quotations_fast": FAST, "shallow": SHALLOW}


def trained(name: str, corpus: Path, work: Path) -> Path:
    """The weights of a model, trained. `shallow` goes on from those of `quotations`."""
    start = work / "quotations" / "weights.pt" if name == "shallow" else None
    train(PLANS[name], corpus, work / name, start=start)
    return work / name / "weights.pt"


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
