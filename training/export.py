"""From trained weights to the model that the package carries: ONNX with int8 weights, and small arrays."""

import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from training.fusing import fused
from training.network import Tagger, Transformer
from training.scores import heads_of
from training.train import Plan, network


class Served(nn.Module):
    """What the runtime asks of the network: for a batch of windows, tags, anchors and words of every piece."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor, looks: Tensor) -> Tensor:
        """[rows, pieces] three times to [rows, pieces, 7 + 2 * width]: tags, anchors, words."""
        h = self.model.encoder(ids, mask, looks)
        return torch.cat([self.model.tag(h), F.gelu(self.model.anchor(h)), F.gelu(self.model.word(h))], -1)


def load(weights: Path, plan: Plan) -> Tagger:
    """The trained network."""
    model = network(plan)
    model.load_state_dict(torch.load(weights))
    return model.eval()


def write(weights: Path, plan: Plan, out: Path) -> None:
    """Write `encoder.onnx` with int8 weights, and `heads.npz`."""
    model = load(weights, plan)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, served = Path(scratch) / "plain.onnx", Path(scratch) / "served.onnx"
        if isinstance(model.encoder, Transformer):
            # Of the ways to write attention, the one in which it is found again.
            model.encoder.body.set_attn_implementation("eager")
        ids = torch.randint(1000, 2000, (2, 30))
        names = ["ids", "mask", "looks"]
        torch.onnx.export(
            Served(model), (ids, torch.ones_like(ids), torch.zeros_like(ids)), str(plain), dynamo=False,
            input_names=names, output_names=["scores"], opset_version=17,
            dynamic_axes={n: {0: "rows", 1: "pieces"} for n in (*names, "scores")},
        )  # fmt: skip
        if isinstance(model.encoder, Transformer):
            onnx.save(fused(plain, model.encoder.size), served)
        else:
            served = plain
        quantize_dynamic(
            served,
            out / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            # Convolutions in whole numbers take four times as long here as in floating-point ones.
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    heads = heads_of(model)
    np.savez(out / "heads.npz", **{k: v.astype(np.float32) for k, v in vars(heads).items()})
