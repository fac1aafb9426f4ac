"""The ear: a small network that hears words in their order, where the voice weighs them alone.

Each word is a row of whole numbers: the word's own, and added to it those of its classes, of what
takes its clause back, and of the field of work it belongs to. One layer listens to five words in a
row, the next to every second of nine of those. What each of their channels heard loudest counts for
or against each kind. The weights are learned by `tools/train_red_flag_voice.py`.

All numbers are whole and small enough that 32-bit floats hold them and their sums exactly, so that
every machine, whatever it adds first, comes to the same score.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from generator.roles.model import AVOID_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from generator.prep_sheet.red_flags.reading import Reading

    Floats = npt.NDArray[np.float32]

REACH: Final = 5
"""Rows that a layer listens to at once."""
STRIDE: Final = 2
"""The second layer listens to every second of the first's."""
LOUDEST: Final = 255
"""What is louder counts as this."""
UNKNOWN: Final = "w:"
"""The key of a word that was not learned."""
_KINDS: Final = len(AVOID_KINDS)


class Ear:
    """What was learned, ready to listen.

    Args:
        content: of a file of weights: `keys` (what has a row, a line each, as `keys_of` yields
            them), and as bytes in base64 `rows`, `first`, `second` and `last`; `first_bias`,
            `second_bias` and `last_bias`; `first_shift` and `second_shift` (powers of two by
            which a layer is divided); `unit` (what one step of a score weighs).
    """

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._places = {key: at for at, key in enumerate(content["keys"].split("\n"))}
        self._rows = _bytes(content["rows"]).reshape(len(self._places), -1)
        self._layers = tuple(
            (
                _bytes(content[name]).reshape(REACH, -1, len(content[f"{name}_bias"])),
                np.array(content[f"{name}_bias"], np.float32),
                np.float32(2.0 ** -content[f"{name}_shift"]),
            )
            for name in ("first", "second")
        )
        self._last = _bytes(content["last"]).reshape(-1, _KINDS).astype(np.float64)
        self._last_bias = np.array(content["last_bias"], np.float64)
        self._unit = float(content["unit"])

    def scores(self, reading: Reading) -> list[float]:
        """Return what is heard for (above 0) or against each kind, in the order of AVOID_KINDS."""
        known = self._places
        places: list[int] = []
        starts: list[int] = []
        for keys in keys_of(reading):
            starts.append(len(places))
            places.append(known.get(keys[0], known[UNKNOWN]))
            places += [known[key] for key in keys[1:] if key in known]
        words = np.add.reduceat(self._rows[places], starts, axis=0)
        first, second = self._layers
        near = _listen(words.clip(-LOUDEST, LOUDEST), first, 1)
        far = _listen(near, second, STRIDE)
        loudest = np.concatenate((near.max(axis=0), far.max(axis=0))).astype(np.float64)
        heard = (loudest @ self._last + self._last_bias) * self._unit
        return [float(one) for one in heard]


def keys_of(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Yield the keys of each word: its own first, then those that are added to it.

    Words of the job's own matter are all the same to the ear, whatever they say elsewhere.
    """
    marks = _marks(reading)
    own = reading.matter.classes
    tokens = zip(reading.words.tokens, reading.classes, reading.statuses, strict=True)
    for at, (word, names, status) in enumerate(tokens):
        if names and not own.isdisjoint(names):
            keys = ["own", *("c:" + name for name in names if name not in own)]
        else:
            keys = ["w:" + word, *("c:" + name for name in names)]
        if status:
            keys.append("s:" + status)
        if at in marks:
            keys.append(marks[at])
        yield tuple(keys)


def _marks(reading: Reading) -> dict[int, str]:
    """Return the keys of the words that name people or work of a field, the target's or not."""
    marks: dict[int, str] = {}
    for mentions, where in ((reading.foreign, "away"), (reading.home, "home")):
        for mention in mentions:
            key = f"m:{where} people" if mention.is_people else f"m:{where} work"
            marks.update(dict.fromkeys(range(mention.first, mention.last), key))
    return marks


def _listen(rows: Floats, layer: tuple[Floats, Floats, np.float32], stride: int) -> Floats:
    """Return what a layer hears around each row, 0 to LOUDEST a channel.

    One product for each row in reach is too small for the matrix library to wake other threads,
    which would take a second core to no end.
    """
    weights, bias, scale = layer
    count = len(rows)
    edge = stride * (REACH // 2)
    framed = np.zeros((count + 2 * edge, rows.shape[1]), np.float32)
    framed[edge : edge + count] = rows
    heard: Floats = framed[:count] @ weights[0]
    for at in range(1, REACH):
        heard += framed[stride * at : stride * at + count] @ weights[at]
    heard += bias
    heard *= scale
    np.floor(heard, out=heard)
    return np.clip(heard, 0, LOUDEST, out=heard)


def _bytes(text: str) -> Floats:
    return np.frombuffer(base64.b64decode(text), np.int8).astype(np.float32)
