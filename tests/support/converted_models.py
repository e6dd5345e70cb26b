"""Small models of random weights in the layouts that conversions for CTranslate2 have, made without Transformers."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
import sentencepiece
from ctranslate2.specs import TransformerDecoderModelSpec, TransformerSpec
from ctranslate2.specs.common_spec import Activation
from ctranslate2.specs.model_spec import visit_spec

_TEXT = "The cat sat in Paris . Кошка сидела в Париже . One two three , Germany and France meet on Monday ! Да , нет ?"


def pieces(**options: Any) -> bytes:
    """A SentencePiece model, of pairs of letters."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(_TEXT.split(" ") * 3 + [_TEXT]), model_writer=model, vocab_size=90, model_type="bpe",
        hard_vocab_limit=False, minloglevel=2, **options,
    )  # fmt: skip
    return model.getvalue()


def vocabulary(model: bytes) -> list[str]:
    """The pieces of a SentencePiece model but its control symbols."""
    found = sentencepiece.SentencePieceProcessor(model_proto=model)
    names = (found.id_to_piece(n) for n in range(found.get_piece_size()) if not found.is_control(n))
    return [name for name in names if name != "<unk>"]


def convert(
    folder: Path,
    tokens: Sequence[str],
    files: Mapping[str, bytes | str],
    start: str = "</s>",
    writes: Sequence[str] = (),
) -> Path:
    """Write a model into a folder, and other files by name. `tokens`: those of its vocabulary; `writes`: those of its
    targets where that has others."""
    folder.mkdir(parents=True, exist_ok=True)
    spec = TransformerSpec.from_config(num_layers=1, num_heads=2)
    fill(spec, [len(tokens), len(writes or tokens)], 16)
    spec.config.decoder_start_token = start
    spec.register_source_vocabulary(list(tokens))
    spec.register_target_vocabulary(list(writes or tokens))
    spec.validate()
    spec.save(str(folder))
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content) if isinstance(content, bytes) else path.write_text(content, "utf-8")
    return folder


def language_model(
    folder: Path, tokens: Sequence[str], files: Mapping[str, bytes | str], follows: Mapping[str, str]
) -> Path:
    """Write a decoder-only model as those of the Llama family into a folder, and other files by name: after each token
    it says the one that follows it, and after all others the first."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [*tokens, *(f"<unused{n}>" for n in range(-len(tokens) % 4))]
    wide, numbers = len(names), {name: n for n, name in enumerate(names)}
    spec = TransformerDecoderModelSpec.from_config(
        num_layers=1, num_heads=2, activation=Activation.SWISH, ffn_glu=True, rms_norm=True, rotary_dim=0,
        rotary_interleave=False,
    )  # fmt: skip
    spec.config.bos_token = spec.config.unk_token = spec.config.eos_token = tokens[0]
    spec.config.layer_norm_epsilon = 1e-6
    spec.decoder.scale_embeddings = False
    fill(spec, [wide] * 2, wide, 0.0)
    spec.decoder.embeddings.weight = numpy.eye(wide, dtype=numpy.float32)
    spec.decoder.layer_norm.gamma = numpy.ones(wide, dtype=numpy.float32)
    spec.decoder.projection.weight = numpy.zeros([wide, wide], dtype=numpy.float32)
    for name, number in numbers.items():
        spec.decoder.projection.weight[numbers[follows.get(name, tokens[0])], number] = 1
    spec.register_vocabulary(names)
    spec.validate()
    spec.save(str(folder))
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content) if isinstance(content, bytes) else path.write_text(content, "utf-8")
    return folder


def byte_pairs(tokens: Sequence[str], words: Sequence[str] = ()) -> str:
    """A tokenizer.json of single bytes, with tokens and words that are not cut."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    found = Tokenizer(models.BPE({letter: n for n, letter in enumerate(letters)}, []))
    found.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    found.decoder = decoders.ByteLevel()
    found.add_tokens([AddedToken(token, special=True, normalized=False) for token in tokens])
    found.add_tokens([AddedToken(word, special=False, normalized=False) for word in words])
    return str(found.to_str())


def tokens_of(tokenizer: str) -> list[str]:
    """The tokens of a tokenizer.json, by their numbers."""
    from tokenizers import Tokenizer

    numbers = Tokenizer.from_str(tokenizer).get_vocab()
    return sorted(numbers, key=lambda token: int(numbers[token]))


def fill(spec: Any, words: Sequence[int], wide: int, spread: float = 0.3) -> None:
    """Draw the weights of a specification by chance. `words`: the sizes of its two vocabularies; `wide`: its width;
    `spread`: the standard deviation of the weights."""
    chance = numpy.random.default_rng(1)

    def one(part: Any, name: str, value: Any) -> None:
        leaf, key = name.rsplit("/", 1)[-1], "/".join(name.split("/")[-3:-1])
        if value not in (None, "__optional") or leaf not in ("weight", "bias", "gamma", "beta", "encodings"):
            return
        size = words[not name.startswith("encoder")]
        factor = {"self_attention/linear_0": 3, "attention/linear_1": 2, "ffn/linear_0": 4}.get(key, 1)
        rows = size if "embeddings" in name or "projection" in name else 512 if leaf == "encodings" else wide * factor
        columns = [wide * 4 if key == "ffn/linear_1" else wide] if leaf in ("weight", "encodings") else []
        setattr(part, leaf, chance.normal(0, spread, [rows, *columns]).astype(numpy.float32))

    visit_spec(spec, one)
