"""The card that goes with a model: what it was trained on, what it scores, what it is not good for."""

import time
from pathlib import Path

from onrecord.extract.tagger.decoding import Tagged
from onrecord.extract.tagger.tagger import LEAST, QuotationTagger, read_heads
from training.corpus import Text, held_out, minilm_vocabulary, read
from training.scores import in_characters, summary
from training.train import Plan

CARD = """# {name}

Reads English text and gives attributions: whose words which words are (content, source, cue), each with a calibrated chance
that it is right. Written by `python -m training CORPUS {name}`; do not edit.

- Network: {network}; a tag for every word; content and source for every cue by a product of cue and word, a chain of tags
  (conditional random field) over them. Quantised to int8, {size:.1f} MB, runs on ONNX without torch.
- Start: {start}
- Data: the training part of PolNeAR (news of the 2016 US election, every attribution marked by people), {texts} texts; 40
  more were held out to settle threshold and calibration. The corpus states no licence; nothing of its texts is in here.
- Plan: {plan}

| part | full F1 | direct only | content exact | content soft | source right | recall direct / mixed / indirect |
|---|---|---|---|---|---|---|
{rows}

{seconds:.3f} CPU seconds per 1,000 words on one thread, encoding and decoding included.

Limits: one genre, one country, one year, one language. In reports, releases and transcripts it misses conventions that news
has not; rules stand beside it there. It learnt what its annotators called an attribution: beliefs, hopes and plans are
attributions too. It has seen few quotations within quotations.
"""


def write_card(name: str, plan: Plan, corpus: Path, folder: Path) -> None:
    """Measure the model that lies in a folder, and write CARD.md beside it."""
    tagger = QuotationTagger((folder / "encoder.onnx").read_bytes(), minilm_vocabulary(), read_heads(folder))
    rows = []
    seconds = words = 0.0
    for part, texts in (("dev", read(corpus / "polnear_dev.jsonl")), ("held out from train", held_out(corpus))):
        began = time.process_time()
        found = {t.name: tagger.tagged(t.encoded, LEAST) for t in texts}
        seconds += time.process_time() - began
        words += sum(len(t.text.split()) for t in texts)
        rows.append(row(part, texts, found))
    start = "all-MiniLM-L6-v2 (Apache-2.0)" if plan.encoder == "transformer" else "the word pieces of all-MiniLM-L6-v2"
    network = f"{plan.layers} layers of MiniLM" if plan.encoder == "transformer" else f"{plan.layers} convolutions"
    size = (folder / "encoder.onnx").stat().st_size / 1e6
    card = CARD.format(
        name=name, network=network, size=size, start=start, texts=800, plan=plan, rows="\n".join(rows),
        seconds=1000 * seconds / words,
    )  # fmt: skip
    (folder / "CARD.md").write_text(card, encoding="utf-8")


def row(part: str, texts: list[Text], found: dict[str, list[Tagged]]) -> str:
    """One line of the table of scores."""
    s = summary(texts, {t.name: in_characters(t, found[t.name]) for t in texts})
    recall = " / ".join(f"{s[k]:.0f}" for k in ("direct", "mixed", "indirect"))
    keys = ("full", "direct_full", "content_exact", "content_soft", "source")
    return f"| {part} | " + " | ".join(f"{s[k]:.1f}" for k in keys) + f" | {recall} |"
