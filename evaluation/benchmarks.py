"""The benchmarks: where each lies, how its texts are read, and how its own scorer is called."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.extraction import Run, Text, extract
from evaluation.pages import measure_pages
from evaluation.reliability import calibration_error, grouped, judged, table
from evaluation.scorers import load_scorer
from evaluation.sections import measure_sections
from evaluation.speed import cost_beside_parse, cost_of_figures_and_dates
from evaluation.totals import totals

Scores = dict[str, float]
Json = dict[str, Any]


@dataclass(frozen=True)
class Benchmark:
    """One benchmark: its name in the table and in the floors, and a function from the benchmarks' folder to its scores."""

    name: str
    measure: Callable[[Path], tuple[Scores, Run]]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The values of a file of JSON Lines. Only "\\n" ends a line: a text may hold other separators."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def measure_entries(shared: Path, gold: str, texts: str, *options: str) -> tuple[Scores, Run]:
    """F1 of the five kinds, and the share right of each field on matched entries, by the answers' own scorer."""
    names = sorted(p.stem for p in (shared / gold).glob("*.yaml") if p.name != "parties.yaml")
    files = [shared / texts / f"{name}.txt" for name in names]
    run = extract([Text(f.name, f.read_text(encoding="utf-8")) for f in files], *options)
    return score_entries(shared, gold, texts, run.entries), run


def score_entries(shared: Path, gold: str, texts: str, entries: Mapping[str, Json]) -> Scores:
    """What the answers' own scorer says of the entries of some documents."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.write("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in entries.values()))
        out.flush()
        command = [sys.executable, "score.py", str(shared / gold), str(shared / texts), out.name, "--json"]
        done = subprocess.run(command, cwd=shared / "gold", capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    scores = dict(found["f1"])
    return scores | {name: right / due for name, (right, due) in found["fields"].items() if due}


def measure_seeds(shared: Path) -> tuple[Scores, Run]:
    return measure_entries(shared, "gold/seeds", "seeds")


def measure_reports(shared: Path) -> tuple[Scores, Run]:
    return measure_entries(shared, "gold/reports/gold", "gold/reports/texts")


def measure_quotations(shared: Path, *options: str) -> tuple[Scores, Run]:
    """PolNeAR's development part: who said what in news, indirect speech included."""
    folder = shared / "bench" / "quotations"
    scorer = load_scorer(folder / "score.py", "score_quotations")
    gold = read_lines(folder / "polnear_dev.jsonl")
    run = extract([Text(d["doc"], d["text"]) for d in gold], "--attributions", *options)
    # The corpus marks thoughts, plans and decisions too: what the record calls quotations is a part of it.
    given = {name: [*one["quotations"], *one["attributions"]] for name, one in run.entries.items()}
    report = scorer.report(scorer.score(gold, given))
    keys = {
        "full": "full",
        "direct_full": "full, direct only",
        "content_exact": "content exact",
        "content_soft": "content soft",
    }
    scores = {label: report[key]["F"] / 100 for key, label in keys.items()}
    scores["source on matched"] = (report["source_acc"]["acc"] or 0) / 100
    scores |= {f"recall, {kind}": report[f"recall_{kind}"]["match"] / 100 for kind in ("direct", "mixed", "indirect")}
    scores["documents answered"] = sum(bool(given.get(d["doc"])) for d in gold) / len(gold)
    groups = grouped(judged(scorer, gold, given))
    scores["confidence, 1 - error"] = 1 - calibration_error(groups)
    return scores, replace(run, note=table(groups))


def measure_quotations_only(shared: Path, *options: str) -> tuple[Scores, Run]:
    """The same without a parse, with quotations and speakers of the seeds and reports."""
    scores, run = measure_quotations(shared, "--quotations-only", *options)
    for name, gold, texts in (("seeds", "gold/seeds", "seeds"), ("reports", "gold/reports/gold", "gold/reports/texts")):
        found, _ = measure_entries(shared, gold, texts, "--quotations-only", *options)
        scores |= {f"{name}, quotations": found["quotations"], f"{name}, speakers": found["quotation speaker"]}
    return scores, run


def measure_quotations_fast(shared: Path) -> tuple[Scores, Run]:
    """The same with the quicker model."""
    return measure_quotations_only(shared, "--fast")


UNHARMED = ("other", "protesting", "signatures")
"""Counts of people to whom no harm is told (charged, released, marching): the record keeps them, the benchmark does not ask."""


def fact(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure in the benchmark's form: kind, lowest and highest number it allows."""
    kinds = {
        "killed": "killed",
        "injured": "injured",
        "detained": "detained",
        "hostage": "kidnapped",
        "displaced": "displaced",
    }
    value, bound = figure["value"], figure["bound"]
    low: float | None = value
    high: float | None = figure.get("high", value)
    if bound in ("at_least", "more_than", "vague"):
        high = None
    if bound == "up_to":
        low = None
    return {"kind": kinds.get(figure["what"], "other"), "low": low, "high": high, "vague": bound == "vague"}


def measure_figures(shared: Path) -> tuple[Scores, Run]:
    """Figures about people harmed: the part read by hand, the recall of the required ones in the wire reports, and totals.

    The part read by hand is scored twice: with the figures of people harmed, which is what it marks, and with every count
    of people that the record keeps.
    """
    folder = shared / "bench" / "figures"
    scorer = load_scorer(folder / "score.py", "score_figures")
    parts = {part: read_lines(folder / f"{part}_dev.jsonl") for part in ("hand", "muc", "isaf")}
    run = extract([Text(f"{part} {d['id']}", d["text"]) for part, docs in parts.items() for d in docs])
    found = {part: {d["id"]: run.entries[f"{part} {d['id']}"]["figures"] for d in docs} for part, docs in parts.items()}
    given = {part: {name: [fact(f) for f in some] for name, some in docs.items()} for part, docs in found.items()}
    harmed = {name: [fact(f) for f in some if f["what"] not in UNHARMED] for name, some in found["hand"].items()}
    hand = scorer.score(parts["hand"], harmed, "figures", "exact")
    every = scorer.score(parts["hand"], given["hand"], "figures", "exact")
    muc = scorer.score(parts["muc"], given["muc"], "figures", "exact")
    counted = {d["id"]: totals(d["text"], found["isaf"][d["id"]]) for d in parts["isaf"]}
    isaf = scorer.totals(parts["isaf"], counted, None)
    return {
        "hand, exact F1": hand["F"],
        "hand, exact F1, unharmed people too": every["F"],
        "muc, exact recall": muc["R"],
        "isaf, both totals exact": isaf["both"],
    }, run


def measure_dates(shared: Path) -> tuple[Scores, Run]:
    """TIMEX3 expressions with their values, of all types and of calendar dates alone."""
    folder = shared / "bench" / "dates"
    gold = read_lines(folder / "dev.jsonl")
    run = extract([Text(d["doc"], d["text"], d["dct"]) for d in gold])
    scorer = load_scorer(folder / "score.py", "score_dates")
    given = {
        name: [
            {"start": d["span"][0], "end": d["span"][1], "type": d["type"], "value": d["value"]} for d in one["dates"]
        ]
        for name, one in run.entries.items()
    }
    return {f"value F1, {view}": value_f1(scorer, gold, given, view) for view in ("ALL", "CAL")}, run


def measure_speed(shared: Path) -> tuple[Scores, Run]:
    """CPU seconds per 1,000 words for figures and dates together, on the texts of both benchmarks; and how many times the
    CPU of a bare parse everything takes on the reports: less is better.
    """
    figures, dates = shared / "bench" / "figures", shared / "bench" / "dates"
    texts = [
        Text(f"{part} {d['id']}", d["text"])
        for part in ("hand", "muc")
        for d in read_lines(figures / f"{part}_dev.jsonl")
    ]
    texts += [Text(d["doc"], d["text"]) for d in read_lines(dates / "dev.jsonl")]
    run = cost_of_figures_and_dates(texts)
    reports = sorted((shared / "gold" / "reports" / "texts").glob("*.txt"))
    beside = cost_beside_parse([file.read_text(encoding="utf-8") for file in reports])
    return {"figures and dates": run.cpu_per_thousand_words, **beside}, run


def value_f1(scorer: ModuleType, gold: list[dict[str, Any]], given: dict[str, Any], view: str) -> float:
    """F1 of the expressions found with the right value."""
    right = n_given = due = 0
    for d in gold:
        wanted = scorer.view(scorer.norm(d["text"], d["timex"]), view)
        found = scorer.view(scorer.norm(d["text"], given.get(d["doc"], [])), view)
        pairs = scorer.match(wanted, found)
        right += sum(wanted[p[0]][3] == found[p[1]][3] for p in pairs)
        n_given += len(found)
        due += len(wanted)
    return 2 * right / (n_given + due) if n_given + due else 0.0


BENCHMARKS = (
    Benchmark("seeds", measure_seeds),
    Benchmark("reports", measure_reports),
    Benchmark("quotations", measure_quotations),
    Benchmark("quotations-only", measure_quotations_only),
    Benchmark("quotations-fast", measure_quotations_fast),
    Benchmark("figures", measure_figures),
    Benchmark("dates", measure_dates),
    Benchmark("speed", measure_speed),
    Benchmark("pages", measure_pages),
    Benchmark("sections", measure_sections),
)
