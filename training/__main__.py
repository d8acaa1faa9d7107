"""Train a tagger and put it into the package, with its card.

    python -m training CORPUS quotations|quotations_fast|convolutions [--work FOLDER] [--out FOLDER]

CORPUS is the folder with `polnear_train.jsonl` and `polnear_dev.jsonl`. Everything is settled by the seeds in the plans; on
other machines sums of floating-point numbers may differ in their last places. Two cores need forty minutes for
`quotations` and eight for `quotations_fast`, which goes on from it.
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
FAST = Plan(layers=3, epochs=3, rate=1.5e-4, seed=3)
"""The first three layers of the full one, trained on."""
CONVOLUTIONS = Plan(encoder="convolutions", layers=6, size=192, epochs=4, rate=2e-3, seed=4)
"""No transformer at all: for comparison."""


def trained(name: str, corpus: Path, work: Path) -> tuple[Path, Plan]:
    """The weights of a model, and its plan."""
    if name == "convolutions":
        train(CONVOLUTIONS, corpus, work / name)
        return work / name / "weights.pt", CONVOLUTIONS
    if name == "quotations_fast":
        train(FAST, corpus, work / name, start=work / "quotations" / "weights.pt")
        return work / name / "weights.pt", FAST
    train(FULL, corpus, work / name)
    return work / name / "weights.pt", FULL


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("model", choices=("quotations", "quotations_fast", "convolutions"))
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where weights are kept")
    parser.add_argument(
        "--out", type=Path, default=MODELS, help="where the models go: a folder of this name is made in it"
    )
    parser.add_argument(
        "--weights", type=Path, help="weights that are trained already: only export, calibrate, write the card"
    )
    args = parser.parse_args()
    plans = {"quotations": FULL, "quotations_fast": FAST, "convolutions": CONVOLUTIONS}
    weights, plan = (args.weights, plans[args.model]) if args.weights else trained(args.model, args.corpus, args.work)
    folder = args.out / args.model
    write(weights, plan, folder)
    shutil.copyfile(VOCABULARY, args.out / "vocabulary.txt")
    calibrate(args.corpus, folder)
    write_card(args.model, plan, args.corpus, folder)
    digest = hashlib.sha256((folder / "encoder.onnx").read_bytes() + (folder / "heads.npz").read_bytes()).hexdigest()
    print(f"SHA-256 of {args.model}: {digest}  (goes into the language's module)")


if __name__ == "__main__":
    main()
