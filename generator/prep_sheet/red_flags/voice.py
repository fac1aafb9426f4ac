"""The learned voice: a linear score for each kind, over words, word classes and what the rules say.

The weights are data, learned by `tools/train_red_flag_voice.py` from labelled statements. A rule's
word counts for as much as it was worth there; words and pairs of word classes carry what no rule
says. A feature is known by a key: a word in a clause that holds ("w:firm"), two words in a row
("b:my own"), a word class in a clause that holds ("c:firm") or in one that is taken back
("h:denied firm"), two classes in a row ("d:start firm"), a rule that speaks
("R:leaving own-firm"), a kind of rule that is silenced ("G:leaving denied").
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.prep_sheet.red_flags.reading import Reading

_COUNTED_AS_CLASSES = frozenset(
    ("@", "@w", "not", "no", "never", "his", "her", "i", "your", "was", "had")
)
# fmt: off
_SMALL_WORDS = frozenset((
    "i", "my", "me", "we", "to", "of", "the", "a", "an", "not", "no", "never", "he", "she",
    "him", "her", "his", "they", "them", "you", "your", "but", "then", "and", "or", "if", "when",
    "for", "in", "on", "by", "at", "who", "it", "is", "are", "was", "were", "be", "@", "@w",
    "have", "had", "'s", "would", "will", ",", ":",
))
# fmt: on
_OTHER = ("*",)
_DOUBT = 0.6
"""How much of the doubt that anything is wrong at all each kind's score takes."""
_MOST_COUNTED = 4


@dataclass(frozen=True)
class Voice:
    """The learned voice.

    Attributes:
        weights: a feature's key to its weights in hundredths: one a kind in the order of
            AVOID_KINDS, and one for "any of them".
        bias: one a kind, and one for "any"; a kind is flagged when its score is above 0.
        classes: a word or phrase to the classes it is in.
        longest: a word to the number of words in the longest entry that begins with it.
    """

    weights: Mapping[str, Sequence[int]]
    bias: tuple[float, ...]
    classes: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, int]

    def scores(self, features: set[str]) -> list[float]:
        """Return the score of each kind, in the order of AVOID_KINDS."""
        leaving = pay = timeline = threat = off_field = anything = 0
        # whole hundredths: sums of floats hang on their order, and a set's order on the process
        # `map` and names, not a loop over the kinds: this runs for some 200 features
        for row in map(self.weights.get, features):
            if row is not None:
                leaving += row[0]
                pay += row[1]
                timeline += row[2]
                threat += row[3]
                off_field += row[4]
                anything += row[5]
        sums = (leaving, pay, timeline, threat, off_field, anything)
        *scores, any_score = [
            bias + hundredths / 100 for bias, hundredths in zip(self.bias, sums, strict=True)
        ]
        doubt = _DOUBT * min(any_score, 0.0)
        return [score + doubt for score in scores]

    def features(self, reading: Reading) -> set[str]:
        """Return the features of a statement."""
        tokens = reading.marked.tokens
        found = {
            f"w:{word}" for word, status in zip(tokens, reading.statuses, strict=True) if not status
        }
        found.update(f"b:{a} {b}" for a, b in pairwise(["<s>", *tokens, "</s>"]))
        found.update(self._class_features(tokens, reading))
        for hit in reading.hits:
            if hit.silenced:
                found.add(f"G:{hit.rule.kind} {hit.silenced}")
            else:
                found.update((f"R:{hit.rule.kind}", f"R:{hit.rule.kind} {hit.rule.id}"))
        return found

    def _class_features(self, tokens: list[str], reading: Reading) -> Iterator[str]:
        by_token = self.classes_of(tokens)
        open_names, held_names = _names(tokens, by_token, reading)
        yield from held_names
        for name in open_names:
            yield f"c:{name}"
        steps = [
            names or ((token,) if token in _SMALL_WORDS else _OTHER)
            for token, names in zip(tokens, by_token, strict=True)
        ]
        for first, second in pairwise(steps):
            for a in first:
                for b in second:
                    yield f"d:{a} {b}"
        yield from _counts(reading)

    def classes_of(self, tokens: list[str]) -> list[tuple[str, ...]]:
        """Return, for each token, the classes of the entries that begin with it."""
        longest, classes = self.longest, self.classes
        found: list[tuple[str, ...]] = []
        for place, token in enumerate(tokens):
            word = "#" + token.lstrip("0123456789.,/") if token[0].isdigit() else token
            reach = longest.get(word, 0)
            names = classes.get(word, ())
            for length in range(2, min(reach, len(tokens) - place) + 1):
                more = classes.get(" ".join(tokens[place : place + length]))
                if more:
                    names = tuple(sorted({*names, *more}))
            found.append(names)
        return found


def _names(
    tokens: list[str], by_token: list[tuple[str, ...]], reading: Reading
) -> tuple[set[str], set[str]]:
    """Return the classes that hold, and keys for those that are taken back or the job's own."""
    open_names = set(_COUNTED_AS_CLASSES.intersection(tokens))
    held_names: set[str] = set()
    own = reading.matter.classes
    for names, status in zip(by_token, reading.statuses, strict=True):
        for name in names:
            if status or name in own:
                held_names.add(f"h:{status or 'subject'} {name}")
            else:
                open_names.add(name)
    return open_names, held_names


def _counts(reading: Reading) -> Iterator[str]:
    pins, ranks = min(reading.pins, _MOST_COUNTED), min(reading.ranks, _MOST_COUNTED)
    for count in range(1, pins + 1):
        yield f"c:pins{count}"
        for other in range(1, ranks + 1):
            yield f"c:pins{count}ranks{other}"
    for count in range(1, ranks + 1):
        yield f"c:ranks{count}"
    if reading.names_somebody:
        yield "c:somebody"


def read_voice(path: Path, classes: Mapping[str, tuple[str, ...]]) -> Voice:
    """Return the voice that a file of weights holds; a silent one when there is no file.

    Args:
        path: JSON, `{"bias": [...], "weights": {key: [hundredths ...]}}`.
        classes: the lexicon: a class's name to its entries.
    """
    by_entry: dict[str, tuple[str, ...]] = {}
    longest: dict[str, int] = {}
    for name, entries in classes.items():
        for entry in entries:
            by_entry[entry] = (*by_entry.get(entry, ()), name)
            first, *rest = entry.split()
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
    bias: list[float] = [-1.0] * 6
    weights: dict[str, list[int]] = {}
    if path.exists():
        kept = json.loads(path.read_bytes())
        bias, weights = kept["bias"], kept["weights"]
    return Voice(
        weights=weights,
        bias=tuple(bias),
        classes=by_entry,
        longest=longest,
    )
