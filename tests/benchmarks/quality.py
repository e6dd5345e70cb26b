"""BLEU, chrF and CPU time of each --quality on parallel text: quality.py SET.en SET.ru [LINES] (needs sacrebleu)

Lines are translated as `translate run` does it: straight quotes in, the guard's ladder, typeset quotes out.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path

import sacrebleu

from translate import decoding, drafts, engines, typography
from translate.decoding import Pair
from translate.drafts import Answer


def main() -> None:
    lines = int((sys.argv[3:] or ["10000"])[0])
    source, reference = (Path(name).read_text("utf-8").splitlines()[:lines] for name in sys.argv[1:3])
    pair = Pair("en", "ru")
    engine = engines.load(engines.choose("auto", pair.source, pair.target), 1)
    style = partial(typography.typeset, source_locale=pair.source, target_locale=pair.target)
    units = [drafts.begin(line, None, {}, pair.source) for line in source]
    for name, search in decoding.QUALITIES.items():
        start = time.process_time()
        queries = [query for unit in units for query in unit.queries]
        answers = {query: Answer(r.text) for query, r in decoding.render(queries, engine, pair, search)}
        shown = [drafts.finish(unit, answers, style) for unit in units]
        cpu = time.process_time() - start
        texts = [unit.target or unit.source for unit in shown]
        bleu, chrf = sacrebleu.corpus_bleu(texts, [reference]), sacrebleu.corpus_chrf(texts, [reference])
        left = sum(not unit.target for unit in shown)
        print(f"{name:5} BLEU {bleu.score:.1f} chrF {chrf.score:.1f}  {cpu:.0f} CPU-s  {left} of {len(texts)} left out")


if __name__ == "__main__":
    main()
