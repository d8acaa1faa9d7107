"""A transformer as the runtime is quickest with it: attention as one step, norms in plain steps."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

HEADS = 12
"""Heads of attention in MiniLM."""
EPSILON = "epsilon"
"""The name of what MiniLM's norms add to the variance."""


def fused(plain: Path, size: int) -> onnx.ModelProto:
    """The network of a file, its nodes put together. `size` is that of the vectors.

    Raises ValueError where attention was not found in the network.
    """
    options = FusionOptions("bert")
    options.use_multi_head_attention = True
    options.enable_embed_layer_norm = False
    model: onnx.ModelProto = optimizer.optimize_model(
        str(plain), model_type="bert", num_heads=HEADS, hidden_size=size, optimization_options=options, opt_level=0
    ).model
    nodes = [step for node in model.graph.node for step in steps_of(node)]
    if not any(node.op_type == "MultiHeadAttention" for node in nodes):
        raise ValueError(f"{plain}: no attention that could be put into one step; was it exported as 'eager'?")
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    model.graph.ClearField("node")
    model.graph.node.extend(nodes)
    model.graph.initializer.append(numpy_helper.from_array(np.array(1e-12, np.float32), EPSILON))
    return model


def steps_of(node: onnx.NodeProto) -> Iterator[onnx.NodeProto]:
    """A sum and its norm in plain steps, for the runtime's step for both takes several times as long; other nodes as they are.

    A reciprocal instead of a division, or the runtime would see a norm in the steps and put them together again.
    """
    if node.op_type != "SkipLayerNormalization":
        yield node
        return
    out, (one, other, weight, bias, *more) = node.output[0], node.input

    def step(kind: str, inputs: list[str], name: str, **how: object) -> onnx.NodeProto:
        return helper.make_node(kind, inputs, [name], name=name, **how)

    for number, added in enumerate(filter(None, more)):
        yield step("Add", [one, added], f"{out}/more{number}")
        one = f"{out}/more{number}"
    yield step("Add", [one, other], f"{out}/sum")
    yield step("ReduceMean", [f"{out}/sum"], f"{out}/mean", axes=[-1], keepdims=1)
    yield step("Sub", [f"{out}/sum", f"{out}/mean"], f"{out}/away")
    yield step("Mul", [f"{out}/away", f"{out}/away"], f"{out}/squares")
    yield step("ReduceMean", [f"{out}/squares"], f"{out}/variance", axes=[-1], keepdims=1)
    yield step("Add", [f"{out}/variance", EPSILON], f"{out}/above")
    yield step("Sqrt", [f"{out}/above"], f"{out}/deviation")
    yield step("Reciprocal", [f"{out}/deviation"], f"{out}/scale")
    yield step("Mul", [f"{out}/away", f"{out}/scale"], f"{out}/normal")
    yield step("Mul", [f"{out}/normal", weight], f"{out}/weighted")
    yield step("Add", [f"{out}/weighted", bias], out)
