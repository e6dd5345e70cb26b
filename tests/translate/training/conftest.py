"""A toy language: words for words, the other way round."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

WORDS = {"dog": "пёс", "cat": "кот", "sees": "видит", "hears": "слышит", "house": "дом", "lake": "пруд", "man": "дед"}


@pytest.fixture(scope="module")
def sentences() -> Callable[[int], list[tuple[str, str]]]:
    """Distinct sentence pairs, as many as asked for, the same every time."""

    def made(count: int) -> list[tuple[str, str]]:
        generator, keys = random.Random(1), list(WORDS)
        found = dict.fromkeys(
            tuple(generator.choice(keys) for _ in range(generator.randint(2, 5))) for _ in range(3 * count)
        )
        return [(" ".join(words), " ".join(WORDS[word] for word in reversed(words))) for words in found][:count]

    return made
