"""Teach the ear that listens beside the voice of red flags: `learn_ear`.

    pip install torch        # needed here only, never by prepsheets itself

It is learned with floats, and then told in whole numbers, which change a score by less than a
hundredth (`packed`).
"""

from __future__ import annotations

import base64
import random
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from generator.prep_sheet.red_flags.ear import LOUDEST, REACH, STRIDE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    Heard = Sequence[tuple[str, ...]]
    """A statement: for each word its keys, the word's own first."""

WIDTH, CHANNELS = 32, 64
SEEN = 2
"""A word must stand in this many statements to have a row of its own."""
ROUNDS, AT_ONCE = 9, 64
RATE, DECAY = 2e-3, 0.02
DEAF, DEAF_TO_WORDS = 0.3, 0.08
"""Shares of channels, and of words, that are not heard while learning, so that none is leant on."""
SHARE = 0.25
"""What a score of the ear counts beside one of the voice."""
MOST = 127
"""The largest weight of eight bits."""


class Network(nn.Module):
    """The ear while it learns.

    Args:
        keys: how many rows there are; the first is silence.
        kinds: how many scores.
    """

    def __init__(self, keys: int, kinds: int) -> None:
        super().__init__()
        self.rows = nn.EmbeddingBag(keys, WIDTH, mode="sum", padding_idx=0)
        nn.init.normal_(self.rows.weight, 0, 0.1)
        self.first = nn.Conv1d(WIDTH, CHANNELS, REACH, padding=REACH // 2)
        self.second = nn.Conv1d(
            CHANNELS, CHANNELS, REACH, padding=STRIDE * (REACH // 2), dilation=STRIDE
        )
        self.last = nn.Linear(2 * CHANNELS, kinds)
        self.deaf = nn.Dropout(DEAF)

    def forward(self, places: torch.Tensor) -> torch.Tensor:
        """Return the scores of statements: places[statement, word, key], 0 where there is none."""
        there = (places[:, :, :1] > 0).float()
        flat = places.flatten(0, 1)
        words = self.rows(flat).view(*places.shape[:2], WIDTH)
        words = (self.deaf(words) * there).transpose(1, 2)
        there = there.transpose(1, 2)
        near = functional.relu(self.first(words)) * there
        far = functional.relu(self.second(self.deaf(near))) * there
        return self.last(self.deaf(torch.cat((near.amax(2), far.amax(2)), 1)))


def learn_ear(heard: Sequence[Heard], shown: np.ndarray, trust: np.ndarray) -> dict[str, Any]:
    """Return the content of a file of weights for `Ear`.

    Args:
        heard: the statements.
        shown: whether each shows each kind.
        trust: what each counts for each kind; 0 where it is not known.
    """
    torch.manual_seed(1)
    dice = random.Random(1)  # noqa: S311 - shuffles, no secret
    seen = Counter(key for one in heard for key in {key for keys in one for key in keys})
    names = sorted(key for key, count in seen.items() if count >= SEEN and key != UNKNOWN)
    places = {key: at for at, key in enumerate([UNKNOWN, *names], start=1)}
    told = [[[places.get(key, 1) for key in keys] for keys in one] for one in heard]
    network = Network(len(places) + 1, shown.shape[1])
    steps = ROUNDS * (len(told) // AT_ONCE + 1)
    teacher = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    slower = torch.optim.lr_scheduler.LambdaLR(
        teacher, lambda step: min(1.0, (step + 1) / 50) * max(0.0, 1 - step / steps)
    )
    order = [number for number, one in enumerate(told) if one]
    for _ in range(ROUNDS):
        for numbers in _batches(order, told, dice):
            scores = network(_tensor([told[number] for number in numbers], deaf=True))
            wanted = torch.tensor(shown[numbers], dtype=torch.float32)
            counted = torch.tensor(trust[numbers], dtype=torch.float32)
            loss = functional.binary_cross_entropy_with_logits(scores, wanted, weight=counted)
            teacher.zero_grad()
            loss.backward()
            teacher.step()
            slower.step()
    return packed(network.eval(), list(places), _tensor(told[: 16 * AT_ONCE], deaf=False))


def _batches(order: list[int], told: list[list[list[int]]], dice: random.Random) -> list[list[int]]:
    """Return the statements' numbers, shuffled, in batches of much the same length."""
    dice.shuffle(order)
    found = []
    for start in range(0, len(order), 16 * AT_ONCE):
        some = sorted(order[start : start + 16 * AT_ONCE], key=lambda number: len(told[number]))
        found += [some[at : at + AT_ONCE] for at in range(0, len(some), AT_ONCE)]
    return found


def _tensor(told: list[list[list[int]]], *, deaf: bool) -> torch.Tensor:
    most_words = max(len(one) for one in told)
    most_keys = max(len(keys) for one in told for keys in one)
    places = torch.zeros(len(told), most_words, most_keys, dtype=torch.long)
    for at, one in enumerate(told):
        for word, keys in enumerate(one):
            places[at, word, : len(keys)] = torch.tensor(keys)
    if deaf:
        unheard = (torch.rand(places.shape[:2]) < DEAF_TO_WORDS) & (places[:, :, 0] > 0)
        places[:, :, 0] = torch.where(unheard, 1, places[:, :, 0])
    return places


def packed(network: Network, keys: list[str], some: torch.Tensor) -> dict[str, Any]:
    """Return a network in whole numbers.

    Args:
        network: as it was learned.
        keys: of its rows, from the second on.
        some: statements to hear how loud its channels become.
    """
    with torch.no_grad():
        rows, row_unit = _whole(network.rows.weight[1:].numpy())
        content: dict[str, Any] = {"keys": "\n".join(keys), "rows": _text(rows)}
        unit, heard = row_unit, network.rows(some.flatten(0, 1)).view(*some.shape[:2], WIDTH)
        there = (some[:, :, :1] > 0).float().transpose(1, 2)
        heard = heard.transpose(1, 2) * there
        loud_units = []
        for name, layer in (("first", network.first), ("second", network.second)):
            # torch has channels, inputs, reach; the ear has reach and inputs, channels
            weights, weight_unit = _whole(layer.weight.permute(2, 1, 0).flatten(0, 1).numpy())
            unit *= weight_unit
            heard = functional.relu(layer(heard)) * there
            loudest = float(torch.quantile(heard.amax(2).flatten(), 0.9995)) / unit
            shift = max(0, int(np.ceil(np.log2(loudest / LOUDEST))))
            content[name] = _text(weights)
            content[f"{name}_bias"] = [round(float(one) / unit) for one in layer.bias]
            content[f"{name}_shift"] = shift
            unit *= 2**shift
            loud_units.append(unit)
        near_unit, far_unit = loud_units
        columns = network.last.weight.numpy().T.copy()
        columns[CHANNELS:] *= far_unit / near_unit
        last, last_unit = _whole(columns)
        unit = near_unit * last_unit
        content["last"] = _text(last)
        content["last_bias"] = [round(float(one) / unit) for one in network.last.bias]
        content["unit"] = unit * SHARE
    return content


def _whole(weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Return weights in steps of eight bits, and what one step is."""
    unit = float(np.quantile(np.abs(weights), 0.9999)) / MOST
    return np.clip(np.rint(weights / unit), -MOST, MOST).astype(np.int8), unit


def _text(steps: np.ndarray) -> str:
    return base64.b64encode(steps.tobytes()).decode()
