"""A program that makes a small decoder-only model of random weights of each family as Transformers saves it, and prints
how its chat template writes a question and what Transformers answers: run by another Python, which has Transformers and
PyTorch.

Argument: the folder to write to. Output: JSON, by name of the model the rows (system, question, tokens of the prompt,
tokens of the answer).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import torch
import transformers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

WORDS = "The cat sat in Paris . Кошка сидела в Париже . Germany and France meet on Monday ! user model system assistant"
QUESTIONS = (("", "The cat sat in Paris ."), ("Be short.", "Germany and France meet\n\non Monday !"), ("", "One two"))
GEMMA = (
    "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{% set first = messages[0]['content'] + '\n\n' %}"
    "{% set turns = messages[1:] %}{% else %}{% set first = '' %}{% set turns = messages %}{% endif %}"
    "{% for message in turns %}{{ '<start_of_turn>' + message['role'] + '\n' + (first if loop.first else '') }}"
    "{{ message['content'] | trim }}{{ '<end_of_turn>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<start_of_turn>model\n' }}{% endif %}"
)
CHATML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
LLAMA = (
    "{{ bos_token }}{% for message in messages %}"
    "{{ '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n' + message['content'] | trim + '<|eot_id|>' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}"
)
SIZES = {
    "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2, "num_attention_heads": 4,
    "num_key_value_heads": 2, "max_position_embeddings": 512, "tie_word_embeddings": False,
}  # fmt: skip
# By name: special tokens, then which of them begins a text, ends it, fills it up and is unknown; the template; the
# classes; further settings.
FAMILIES: dict[str, tuple[list[str], tuple[str | None, str, str, str | None], str, Any, Any, dict[str, Any]]] = {
    "gemma": (
        ["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>"], ("<bos>", "<eos>", "<pad>", "<unk>"),
        GEMMA, transformers.Gemma3TextConfig, transformers.Gemma3ForCausalLM,
        {"head_dim": 16, "query_pre_attn_scalar": 16, "sliding_window": 512},
    ),
    "qwen": (
        ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], (None, "<|im_end|>", "<|endoftext|>", None),
        CHATML, transformers.Qwen2Config, transformers.Qwen2ForCausalLM, {},
    ),
    "llama": (
        ["<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"],
        ("<|begin_of_text|>", "<|eot_id|>", "<|end_of_text|>", None),
        LLAMA, transformers.LlamaConfig, transformers.LlamaForCausalLM, {},
    ),
}  # fmt: skip


def tokenizer(special: list[str], roles: tuple[str | None, str, str, str | None], template: str) -> Any:
    """A tokenizer of pairs of bytes."""
    found = Tokenizer(models.BPE())
    found.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    found.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=360, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )  # fmt: skip
    found.train_from_iterator([WORDS] * 20, trainer)
    begins, ends, fills, unknown = roles
    made = transformers.PreTrainedTokenizerFast(
        tokenizer_object=found, bos_token=begins, eos_token=ends, pad_token=fills, unk_token=unknown
    )
    made.chat_template = template
    return made


def rows(model: Any, tokens: Any) -> list[tuple[str, str, list[str], list[str]]]:
    """The prompts and answers of a model."""
    found = []
    for system, question in QUESTIONS:
        turns = [{"role": "system", "content": system}] if system else []
        turns.append({"role": "user", "content": question})
        text = tokens.apply_chat_template(turns, add_generation_prompt=True, tokenize=False)
        asked = tokens(text, add_special_tokens=False, return_tensors="pt")
        answer = model.generate(**asked, max_new_tokens=20, do_sample=False, num_beams=1)[0]
        size = asked.input_ids.shape[1]
        found.append((system, question, *map(tokens.convert_ids_to_tokens, (answer[:size], answer[size:]))))
    return found


def main(out: Path) -> None:
    torch.manual_seed(3)
    found = {}
    for name, (special, roles, template, config, kind, more) in FAMILIES.items():
        tokens = tokenizer(special, roles, template)
        numbers = {
            "bos_token_id": tokens.bos_token_id, "eos_token_id": tokens.eos_token_id,
            "pad_token_id": tokens.pad_token_id,
        }  # fmt: skip
        model = kind(config(vocab_size=len(tokens), **SIZES, **numbers, **more))
        with torch.no_grad():
            for weights in model.parameters():
                if weights.dim() > 1:  # far from uniform: the last digits decide nothing
                    weights.normal_(0, 0.25)
        tokens.save_pretrained(out / name)
        model.eval().save_pretrained(out / name)
        found[name] = rows(model, tokens)
    sys.stdout.write(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
