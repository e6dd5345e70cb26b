"""A program that makes a small model of random weights of each family as Transformers saves it, and prints what
Transformers translates with it: run by another Python, which has Transformers and PyTorch.

Arguments: the folder to write to; a SentencePiece model of pieces without, and one with, control symbols of T5. Output:
JSON, by name of the model the rows (source code, target code, text, source tokens, target tokens).
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sentencepiece
import torch
import transformers

TEXTS = ("The cat sat in Paris .", "Germany and France meet on Monday !", "One two")
SIZES = {
    "d_model": 64, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 4,
    "decoder_attention_heads": 4, "encoder_ffn_dim": 128, "decoder_ffn_dim": 128, "scale_embedding": True,
}  # fmt: skip
LIKE_FAIRSEQ = SIZES | {"max_position_embeddings": 256, "pad_token_id": 1, "bos_token_id": 0, "eos_token_id": 2,
                        "decoder_start_token_id": 2}  # fmt: skip
Case = tuple[str, str, str, dict[str, Any]]  # source code, target code, what stands before a text, options of generate


def marian(folder: Path, pieces: Path, _: Path) -> tuple[Any, Any, list[Case]]:
    for side in ("source", "target"):
        shutil.copy(pieces, folder / f"{side}.spm")
    words = ["</s>", "<unk>", ">>rus<<", ">>ukr<<", *_words(pieces), "<pad>"]
    _vocabulary(folder, words)
    tokenizer = transformers.MarianTokenizer(
        vocab=str(folder / "vocab.json"), source_spm=str(folder / "source.spm"), target_spm=str(folder / "target.spm"),
        source_lang="eng", target_lang="zle",
    )  # fmt: skip
    last = len(words) - 1
    config = transformers.MarianConfig(
        vocab_size=len(words), **SIZES, pad_token_id=last, eos_token_id=0, decoder_start_token_id=last,
        forced_eos_token_id=None, max_position_embeddings=512, activation_function="swish",
    )  # fmt: skip
    return transformers.MarianMTModel(config), tokenizer, [("en", "rus", ">>rus<< ", {}), ("en", "ukr", ">>ukr<< ", {})]


def nllb(folder: Path, pieces: Path, _: Path) -> tuple[Any, Any, list[Case]]:
    from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES

    shutil.copy(pieces, folder / "sentencepiece.bpe.model")
    tokenizer = transformers.NllbTokenizer.from_pretrained(
        str(folder), src_lang="eng_Latn", tgt_lang="rus_Cyrl", extra_special_tokens=list(FAIRSEQ_LANGUAGE_CODES)
    )
    config = transformers.M2M100Config(vocab_size=len(tokenizer), **LIKE_FAIRSEQ)
    pairs = (("eng_Latn", "rus_Cyrl"), ("deu_Latn", "arb_Arab"), ("zho_Hant", "sat_Beng"))
    cases = [(a, b, "", {"forced_bos_token_id": tokenizer.convert_tokens_to_ids(b)}) for a, b in pairs]
    return transformers.M2M100ForConditionalGeneration(config), tokenizer, cases


def m2m100(folder: Path, pieces: Path, _: Path) -> tuple[Any, Any, list[Case]]:
    shutil.copy(pieces, folder / "sentencepiece.bpe.model")
    _vocabulary(folder, ["<s>", "<pad>", "</s>", "<unk>", *_words(pieces)])
    tokenizer = transformers.M2M100Tokenizer(
        vocab_file=str(folder / "vocab.json"), spm_file=str(folder / "sentencepiece.bpe.model"), src_lang="en"
    )
    size = max(tokenizer.lang_token_to_id.values()) + 1 + tokenizer.num_madeup_words
    config = transformers.M2M100Config(vocab_size=size, **LIKE_FAIRSEQ)
    cases = [(a, b, "", {"forced_bos_token_id": tokenizer.get_lang_id(b)}) for a, b in (("en", "ru"), ("de", "ns"))]
    return transformers.M2M100ForConditionalGeneration(config), tokenizer, cases


def t5(folder: Path, _: Path, pieces: Path) -> tuple[Any, Any, list[Case]]:
    shutil.copy(pieces, folder / "spiece.model")
    tokenizer = transformers.T5Tokenizer.from_pretrained(str(folder), extra_ids=0)
    config = transformers.T5Config(
        vocab_size=len(tokenizer), d_model=64, d_kv=16, d_ff=128, num_layers=2, num_heads=4,
        feed_forward_proj="gated-gelu", tie_word_embeddings=False, decoder_start_token_id=0, pad_token_id=1,
        eos_token_id=2,
    )  # fmt: skip
    cases: list[Case] = [("en", "ru", "<2ru> ", {}), ("en", "de", "<2de> ", {})]
    return transformers.T5ForConditionalGeneration(config), tokenizer, cases


def _words(pieces: Path) -> list[str]:
    found = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    names = [found.id_to_piece(n) for n in range(found.get_piece_size())]
    return [name for name in names if name not in ("<s>", "</s>", "<unk>")]


def _vocabulary(folder: Path, words: list[str]) -> None:
    text = json.dumps({word: number for number, word in enumerate(words)}, ensure_ascii=False)
    (folder / "vocab.json").write_text(text, "utf-8")


def _rows(model: Any, tokenizer: Any, cases: list[Case]) -> Iterator[tuple[str, str, str, list[str], list[str]]]:
    for source, target, before, options in cases:
        tokenizer.src_lang = source
        for text in TEXTS:
            asked = tokenizer(before + text, return_tensors="pt")
            least = 1 + len(options)  # CTranslate2 gives one token at least, not counting that of the language
            limits = {"min_new_tokens": least, "max_new_tokens": 20}
            found = model.generate(**asked, num_beams=1, do_sample=False, **limits, **options)
            tokens = [tokenizer.convert_ids_to_tokens(row[0]) for row in (asked.input_ids, found)]
            yield source, target, text, *tokens


def main(out: Path, *pieces: Path) -> None:
    torch.manual_seed(3)
    rows = {}
    for make in (marian, nllb, m2m100, t5):
        folder = out / make.__name__
        folder.mkdir()
        model, tokenizer, cases = make(folder, *pieces)
        with torch.no_grad():
            for name, weights in model.named_parameters():
                if weights.dim() > 1 and "position" not in name:  # far from uniform: the last digits decide nothing
                    weights.normal_(0, 0.25)
            model.get_input_embeddings().weight[model.config.pad_token_id] = 0  # where the decoder of Marian begins
        tokenizer.save_pretrained(folder)
        model.eval().save_pretrained(folder)
        rows[make.__name__] = list(_rows(model, tokenizer, cases))
    sys.stdout.write(json.dumps(rows, ensure_ascii=False))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
