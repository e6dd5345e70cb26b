"""Chat formats: the tokens around the turns of a conversation, by family of models. The templates that come with a
model are programs (Jinja) and are not run; these formats are what they print for one question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChatFormat:
    """A chat format. `user`: the turn of the user and the beginning of the answer, with "{}" in place of the question;
    `system`: the turn before it, with "{}" for what it says; "" where that belongs to the question. `tokens`: what of
    these is a token; `stops`: the tokens that end an answer; `starts`: the token that may stand before all."""

    name: str
    tokens: tuple[str, ...]
    user: str
    system: str = ""
    stops: tuple[str, ...] = ()
    starts: str = ""

    def chunks(self, system: str, question: str, vocabulary: Collection[str]) -> Iterator[tuple[bool, str]]:
        """A conversation for a model with this vocabulary in chunks, each with True where it is a token."""
        if self.starts in vocabulary:
            yield True, self.starts
        if system and not self.system:
            question, system = f"{system}\n\n{question}", ""
        for template, text in ((self.system if system else "", system), (self.user, question)):
            yield from self._filled(template, text)
        if set(_THINKING) <= set(vocabulary):  # the answer begins after its thoughts, of which there are none
            yield from self._filled(f"{_THINKING[0]}\n\n{_THINKING[1]}\n\n", "")

    def _filled(self, template: str, text: str) -> Iterator[tuple[bool, str]]:
        for chunk in re.split(f"({'|'.join(map(re.escape, (*self.tokens, *_THINKING)))})", template):
            if chunk:
                is_token = chunk in self.tokens or chunk in _THINKING
                yield is_token, chunk if is_token else chunk.replace("{}", text)


_THINKING = ("<think>", "</think>")
# Gemma 1 to 3 have no turn of the system; Qwen, EuroLLM and Tower write ChatML. From the model cards of each family.
FORMATS = (
    ChatFormat(
        "gemma",
        ("<start_of_turn>", "<end_of_turn>"),
        "<start_of_turn>user\n{}<end_of_turn>\n<start_of_turn>model\n",
        stops=("<end_of_turn>", "<eos>"),
        starts="<bos>",
    ),
    ChatFormat(
        "chatml",
        ("<|im_start|>", "<|im_end|>"),
        "<|im_start|>user\n{}<|im_end|>\n<|im_start|>assistant\n",
        "<|im_start|>system\n{}<|im_end|>\n",
        ("<|im_end|>", "<|endoftext|>", "</s>"),
        "<s>",
    ),
    ChatFormat(
        "llama3",
        ("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"),
        "<|start_header_id|>user<|end_header_id|>\n\n{}<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n",
        "<|start_header_id|>system<|end_header_id|>\n\n{}<|eot_id|>",
        ("<|eot_id|>", "<|end_of_text|>", "<|eom_id|>"),
        "<|begin_of_text|>",
    ),
    ChatFormat("mistral", ("[INST]", "[/INST]"), "[INST]{}[/INST]", stops=("</s>",), starts="<s>"),
)


def of_vocabulary(vocabulary: Collection[str]) -> ChatFormat | None:
    """The format whose tokens a vocabulary has, None if it has those of none."""
    return next((one for one in FORMATS if all(token in vocabulary for token in one.tokens)), None)
