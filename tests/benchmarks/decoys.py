"""Measure candidate decoys for the built-in English-Russian model: decoys.py PACKAGE OUTPUT.json"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from glossary.enforcement.decoys.decoy_table import measure
from translate.evaluation.decoy_candidates import candidates, carriers


def main() -> int:
    """Measure and save."""
    import ctranslate2
    import sentencepiece

    package = Path(sys.argv[1])
    engine = ctranslate2.Translator(str(package / "model"), intra_threads=1, compute_type="int8")
    source = sentencepiece.SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))
    target = sentencepiece.SentencePieceProcessor(model_file=str(package / "target.model"))

    def translate(texts: Sequence[str]) -> list[str]:
        pieces = source.encode(list(texts), out_type=str)
        results = engine.translate_batch(pieces, beam_size=4, length_penalty=1.3, max_decoding_length=200)
        return [target.decode(result.hypotheses[0]) for result in results]

    table = measure(candidates("ru"), carriers, translate, "ru", engine=package.name)
    table.save(Path(sys.argv[2]))
    sys.stderr.write(f"{len(table.decoys)} of {len(candidates('ru'))} decoys kept\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
