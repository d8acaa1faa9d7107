"""Make the model that the package carries from trained weights.

    python -m training.export WEIGHTS_FOLDER OUT

Writes OUT/encoder.onnx (int8 weights), OUT/heads.npz and prints their SHA-256.
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.extract.tagger.encoding import KINDS_OF_WORD
from training.network import Convolutions, Tagger, Transformer
from training.scores import heads_of


class Served(nn.Module):
    """What the runtime asks of the network: for a batch of windows, tags, anchors and words of every piece."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor, looks: Tensor) -> Tensor:
        """[rows, pieces] three times to [rows, pieces, 7 + 2 * width]: tags, anchors, words."""
        h = self.model.encoder(ids, mask, looks)
        return torch.cat([self.model.tag(h), F.gelu(self.model.anchor(h)), F.gelu(self.model.word(h))], -1)


def load(folder: Path) -> tuple[Tagger, dict]:
    """The trained network and its settings."""
    path = folder / "settings.json"
    settings = json.loads(path.read_text()) if path.exists() else {"encoder": "transformer", "layers": 6}
    if settings["encoder"] == "transformer":
        encoder: nn.Module = Transformer(settings["layers"], KINDS_OF_WORD)
    else:
        encoder = Convolutions(settings["size"], settings["layers"], KINDS_OF_WORD)
    model = Tagger(encoder)
    if (folder / "weights.pt").exists():
        model.load_state_dict(torch.load(folder / "weights.pt"))
    return model.eval(), settings


def write(folder: Path, out: Path) -> None:
    """Write the encoder, quantised, and the heads."""
    model, settings = load(folder)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch) / "plain.onnx", Path(scratch) / "fused.onnx"
        ids = torch.randint(1000, 2000, (2, 30))
        names = ["ids", "mask", "looks"]
        torch.onnx.export(
            Served(model), (ids, torch.ones_like(ids), torch.zeros_like(ids)), str(plain), dynamo=False,
            input_names=names, output_names=["scores"], opset_version=17,
            dynamic_axes={n: {0: "rows", 1: "pieces"} for n in (*names, "scores")},
        )  # fmt: skip
        if settings["encoder"] == "transformer":
            options = FusionOptions("bert")
            better = optimizer.optimize_model(
                str(plain), model_type="bert", num_heads=12, hidden_size=384, optimization_options=options, opt_level=0
            )
            better.save_model_to_file(str(fused))
        else:
            fused = plain
        quantize_dynamic(
            fused,
            out / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        onnx.save(onnx.load(fused), str(out / "plain.onnx"))
    heads = heads_of(model)
    np.savez(out / "heads.npz", **{k: v.astype(np.float32) for k, v in vars(heads).items()})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    write(args.weights, args.out)
