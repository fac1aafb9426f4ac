"""The learned voice: a linear score for each kind, over words, word classes and what the rules say.

The weights are data, learned by `tools/train_red_flag_voice.py` from labelled statements. A rule's
word counts for as much as it was worth there; words and pairs of word classes carry what no rule
says. A feature is known by a key: a word in a clause that holds ("w:firm") or in one that is taken
back ("x:denied|firm"), two or three words in a row ("b:my own", "t:on my own"), a word class in a
clause that holds ("c:firm") or not ("h:denied firm"), two classes in a row ("d:start firm"), a
field of work that is not the target's ("f: stage"), a rule that speaks ("R:leaving own-firm"), a
kind of rule that is silenced ("G:leaving denied").
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Any

from generator.prep_sheet.red_flags.ear import Ear
from generator.prep_sheet.red_flags.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
_FAR = -1.5
"""Where each kind is below this by the words alone, no rule lifts one above 0."""
_MOST_COUNTED = 4
_SHORT, _USUAL = 6, 24
"""Words added to each statement's, and words of a usual one: what its weights are taken by."""


@dataclass(frozen=True)
class Voice:
    """The learned voice.

    Attributes:
        weights: what each feature weighs.
        bias: one a kind, and one for "any"; a kind is flagged when its score is above 0.
        classes: a word or phrase to the classes it is in.
        longest: a word to the number of words in the longest entry that begins with it.
        ear: what listens beside it where it is in doubt.
    """

    weights: Weights
    bias: tuple[float, ...]
    classes: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, int]
    ear: Ear

    def scores(self, reading: Reading) -> list[float]:
        """Return the score of each kind, in the order of AVOID_KINDS.

        A long statement has more features than a short one: what they weigh is taken by length.
        """
        length = length_of(reading)
        sums = [
            bias + total / length
            for bias, total in zip(
                self.bias, self.weights.sums(self.word_features(reading)), strict=True
            )
        ]
        scores = _doubted(sums)
        if max(scores) < _FAR:
            return scores
        said = self.weights.sums(rule_features(reading))
        scores = _doubted([one + more / length for one, more in zip(sums, said, strict=True)])
        return [one + heard for one, heard in zip(scores, self.ear.scores(reading), strict=True)]

    def features(self, reading: Reading) -> set[str]:
        """Return the features of a statement."""
        return self.word_features(reading) | rule_features(reading)

    def word_features(self, reading: Reading) -> set[str]:
        """Return the features of a statement but for what the rules say of it."""
        tokens = reading.words.tokens
        found = {
            f"x:{status}|{word}" if status else f"w:{word}"
            for word, status in zip(tokens, reading.statuses, strict=True)
        }
        framed = ["<s>", *tokens, "</s>"]
        found.update(f"b:{a} {b}" for a, b in pairwise(framed))
        found.update(
            f"t:{a} {b} {c}" for a, b, c in zip(framed, framed[1:], framed[2:], strict=False)
        )
        found.update(self._class_features(tokens, reading))
        found.update(self._field_features(reading))
        return found

    def _field_features(self, reading: Reading) -> Iterator[str]:
        """Yield what is said of fields of work, the target's and others."""
        for mention in reading.foreign:
            mark = "@" if mention.is_people else "@w"
            status = reading.statuses[mention.first]
            yield f"h:{status} {mark}" if status else f"c:{mark}"
            for name in mention.fields:
                yield f"f:{status} {name}"
        away, home = min(len(reading.foreign), _MOST_COUNTED), min(len(reading.home), _MOST_COUNTED)
        yield f"f:away{away} home{min(home, 2)}"
        for count in range(1, away + 1):
            yield f"f:away{count}"
        for count in range(1, home + 1):
            yield f"f:home{count}"
        if away or home:
            yield from _around_marks(reading)

    def _class_features(self, tokens: list[str], reading: Reading) -> Iterator[str]:
        by_token = reading.classes
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


def rule_features(reading: Reading) -> set[str]:
    """Return the features that tell what the rules say of a statement."""
    found: set[str] = set()
    for hit in reading.hits:
        if hit.silenced:
            found.add(f"G:{hit.rule.kind} {hit.silenced}")
        else:
            found.update((f"R:{hit.rule.kind}", f"R:{hit.rule.kind} {hit.rule.id}"))
    return found


def _doubted(sums: list[float]) -> list[float]:
    """Return the kinds' scores less the doubt that anything is wrong at all, the last of all."""
    *scores, anything = sums
    doubt = _DOUBT * min(anything, 0.0)
    return [score + doubt for score in scores]


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


def _around_marks(reading: Reading) -> Iterator[str]:
    """Yield the words around each field of work, in twos and threes."""
    tokens = list(reading.words.tokens)
    marks = [(mention, "@" if mention.is_people else "@w") for mention in reading.foreign]
    marks += [(mention, "@h" if mention.is_people else "@hw") for mention in reading.home]
    for mention, mark in marks:
        tokens[mention.first : mention.last] = [mark] + [""] * (mention.last - mention.first - 1)
    framed = ["<s>", "<s>", *filter(None, tokens), "</s>", "</s>"]
    for place, token in enumerate(framed):
        if token[0] == "@":
            before, after = framed[place - 1], framed[place + 1]
            yield f"b:{before} {token}"
            yield f"b:{token} {after}"
            yield f"t:{framed[place - 2]} {before} {token}"
            yield f"t:{before} {token} {after}"
            yield f"t:{token} {after} {framed[place + 2]}"


def _counts(reading: Reading) -> Iterator[str]:
    pins, ranks = min(reading.pins, _MOST_COUNTED), min(reading.ranks, _MOST_COUNTED)
    for count in range(1, pins + 1):
        yield f"c:pins{count}"
        for other in range(1, ranks + 1):
            yield f"c:pins{count}ranks{other}"
    for count in range(1, ranks + 1):
        yield f"c:ranks{count}"
    for count in range(1, min(reading.rungs, _MOST_COUNTED) + 1):
        yield f"c:rungs{count}"
    if reading.pins and not reading.rungs:
        yield "c:pins without rungs"
    if reading.names_somebody:
        yield "c:somebody"


def voice_of(content: Mapping[str, Any], classes: Mapping[str, tuple[str, ...]]) -> Voice:
    """Return the voice that the content of a file of weights holds.

    Args:
        content: `bias`, one a lane, and what `Weights` takes; `ear`, what `Ear` takes.
        classes: the lexicon: a class's name to its entries.
    """
    by_entry: dict[str, tuple[str, ...]] = {}
    longest: dict[str, int] = {}
    for name, entries in classes.items():
        for entry in entries:
            by_entry[entry] = (*by_entry.get(entry, ()), name)
            first, *rest = entry.split()
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return Voice(
        weights=Weights(content),
        bias=tuple(content["bias"]),
        classes=by_entry,
        longest=longest,
        ear=Ear(content["ear"]),
    )


def length_of(reading: Reading) -> float:
    """Return what the weights of a statement's features are divided by."""
    return sqrt((len(reading.words.tokens) + _SHORT) / _USUAL)
