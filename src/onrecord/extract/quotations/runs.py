"""Who speaks in paragraphs that name nobody: runs of quoted paragraphs, pull quotes, transcripts and numbered statements."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.quotations.direct_speech import Cue, Cues
from onrecord.extract.quotations.indirect_speech import Said
from onrecord.extract.quotations.mark_edges import MarkEdges
from onrecord.extract.quotations.quoted_speech import Utterance
from onrecord.extract.quotations.speakers import Speaker
from onrecord.extract.quotations.transcripts import ADDRESS, ASIDE, find_turns
from onrecord.model.analysis import Analysis
from onrecord.model.text import Span

WIDEST_GAP = 3
"""Paragraphs (a pull quote and its name, a caption) that may stand within a run whose last paragraph was left open."""
NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+")
LABEL = re.compile(r"\[?(?P<name>[^\W\d_][^:\]\[\n“”\"]{1,50}?)(?:\]:?|:)\s+(?=\S)")
DASHES = "-–—―~ \t"


class Runs:
    """Names the speakers that stand in another paragraph than their words."""

    def __init__(
        self,
        analysis: Analysis,
        text: str,
        cues: Cues,
        said: Sequence[Said],
        utterances: Sequence[Utterance],
        edges: MarkEdges,
    ) -> None:
        self.analysis = analysis
        self.text = text
        self.cues = cues
        self.utterances = utterances
        self.edges = edges
        self.last_said: dict[int, Said] = {}
        for one in said:
            self.last_said[analysis.paragraph_at(one.content[0].start)] = one
        self.of_paragraph: dict[int, list[Utterance]] = {}
        for utterance in utterances:
            self.of_paragraph.setdefault(utterance.paragraph, []).append(utterance)

    def complete(self) -> None:
        """Give each utterance that stands alone its speaker, from before it where that is clear, else from after."""
        for place, utterance in enumerate(self.utterances):
            if self.seeks_speaker(utterance):
                utterance.speaker = (
                    self.label_within(utterance) or self.signed(utterance.paragraph) or self.from_before(place)
                )
        for place in range(len(self.utterances) - 2, -1, -1):
            here, following = self.utterances[place], self.utterances[place + 1]
            if self.seeks_speaker(here) and following.paragraph - here.paragraph <= (
                1 if here.closed else 1 + WIDEST_GAP
            ):
                here.speaker = following.speaker

    def seeks_speaker(self, utterance: Utterance) -> bool:
        """True for words that stand alone, tell no event of a transcript ("(Applause.)") and give no address."""
        if not utterance.alone or utterance.speaker is not None:
            return False
        span = utterance.span
        return not ASIDE.match(self.text, span.start) and not ADDRESS.search(self.text, span.start, span.end)

    def label_within(self, utterance: Utterance) -> Speaker | None:
        """The speaker that a transcript in marks names at the head of a paragraph: "“REED: I went there."; its content follows."""
        opening = utterance.quoted[0].inner
        label = LABEL.match(self.text, opening.start, opening.end)
        if (
            not label
            or not label["name"].isupper()
            or len(label["name"].split()) > 4
            or not self.may_speak(label["name"])
        ):
            return None
        name = Span(label.start("name"), label.end("name"))
        words = self.analysis.words_in(name)
        if not words:
            return None
        utterance.content[0] = Span(label.end(), utterance.content[0].end)
        return self.cues.speakers.named(words[-1]) or Speaker(name.of(self.text), name, words[-1].index, True)

    def signed(self, paragraph: int) -> Speaker | None:
        """The speaker in a line of its own after a paragraph: "Ana Ruiz, director of Relief"."""
        following = paragraph + 1
        if following >= len(self.analysis.paragraphs):
            return None
        line = self.analysis.paragraphs[following]
        words = self.analysis.words_in(line)
        if not 2 <= len(words) <= 18 or line.of(self.text)[-1:] in ".:?!" or self.of_paragraph.get(following):
            return None
        if any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in words):
            return None
        dashed = line.of(self.text)[0] in DASHES
        while words and words[0].pos in ("PUNCT", "SYM"):
            words = words[1:]
        mention = self.cues.speakers.mention_in(words[:6])
        if mention is None or mention.span.start != words[0].start or not (mention.kind == "person" or dashed):
            return None
        after = self.text[mention.span.end : line.end].strip()
        return (
            self.cues.speakers.named(self.analysis.words[mention.head])
            if dashed or after[:1] in (",", "(", "–", "—", "-", "")
            else None
        )

    def from_before(self, place: int) -> Speaker | None:
        """The speaker of the paragraph before: of its quotation, of the words up to its colon, or the last one reported there."""
        utterance = self.utterances[place]
        previous = self.utterances[place - 1] if place else None
        if previous and previous.speaker:
            gap = utterance.paragraph - previous.paragraph
            if gap <= 1 or (not previous.closed and gap <= 1 + WIDEST_GAP):
                return previous.speaker
        introduced = self.introduced(utterance.paragraph)
        if introduced and introduced.speaker:
            return introduced.speaker
        said = self.last_said.get(utterance.paragraph - 1)
        return said.speaker if said else None

    def introduced(self, paragraph: int) -> Cue | None:
        """The cue at the end of the paragraph before, where it ends with a colon."""
        if paragraph <= 0:
            return None
        before = self.analysis.paragraphs[paragraph - 1]
        if before.of(self.text)[-1:] not in (":", "："):
            return None
        sentence = self.analysis.sentence_at(before.end - 1)
        if sentence is None or sentence.paragraph != paragraph - 1:
            return None
        return self.cues.before(self.analysis.words_of(sentence))

    # --- paragraphs without marks

    def pull_quotes(self) -> Iterator[Utterance]:
        """Paragraphs without marks that the line after them signs with the name of somebody quoted elsewhere."""
        names = {u.speaker.name for u in self.utterances if u.speaker}
        for number, paragraph in enumerate(self.analysis.paragraphs):
            words = paragraph.of(self.text).split()
            if number in self.of_paragraph or not 5 <= len(words) <= 60 or words[-1][-1] not in ".!?":
                continue
            speaker = self.signed(number)
            if speaker and speaker.name in names:
                yield Utterance([paragraph], number, speaker)

    def numbered(self) -> Iterator[Utterance]:
        """The items of a statement: "The office states the following:", then "1. ...", "2. ..."."""
        speaker: Speaker | None = None
        for number, paragraph in enumerate(self.analysis.paragraphs):
            item = NUMBERED.match(self.text, paragraph.start, paragraph.end)
            if not item:
                speaker = None
                cue = self.introduced(number + 1)
                if cue and cue.verb and self.cues.known.says(self.analysis, cue.verb):
                    speaker = cue.speaker
            elif speaker and number not in self.of_paragraph and paragraph.end > item.end():
                yield Utterance([Span(item.end(), paragraph.end)], number, speaker)

    def transcript(self) -> Iterator[Utterance]:
        """What follows "NAME:" or "[Name]" at the head of a paragraph, in a text where several are headed so."""
        paragraphs = self.analysis.paragraphs
        for turn in find_turns(self.text, paragraphs, self.edges, self.cues.known.no_labels):
            number = self.analysis.paragraph_at(turn.name.start)
            words = self.analysis.words_in(turn.name)
            if number not in self.of_paragraph and words:
                mention = self.cues.speakers.mention_in(words)
                name = mention.name if mention else " ".join(turn.name.of(self.text).split())
                yield Utterance(list(turn.content), number, Speaker(name, turn.name, words[-1].index))

    def may_speak(self, label: str) -> bool:
        """False for heads of other lines: "Note:", "Contact:"."""
        return not any(word.lower() in self.cues.known.no_labels for word in label.split())
