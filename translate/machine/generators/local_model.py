"""A decoder-only model in CTranslate2, loaded: asked as a server of models is, but in this process."""

from __future__ import annotations

from typing import Any

from translate.machine import unloadable
from translate.machine.generators.language_model import LanguageModel
from translate.machine.llm import LlmSettings, Prompt, Reply, Sampling, Served
from translate.machine.servers import UnansweredError

_SEED = 20  # of sampling, so that a process that is asked the same draws the same
_PENALTY = 0.6  # exponent of the length in the scores of beams, as elsewhere
_MORE = 64  # tokens that an answer may have beside twice those of its prompt, which holds the text; chosen by hand
_LEAST = 16  # tokens of an answer for which there must be room


class LocalModel:
    """A model, for several threads at once. Raises EngineError where it cannot be loaded."""

    def __init__(self, model: LanguageModel, settings: LlmSettings, threads: int, device: str = "cpu") -> None:
        try:
            import ctranslate2

            ctranslate2.set_random_seed(_SEED)
            self._tokens = model.tokenizer()
            self._generator = ctranslate2.Generator(
                str(model.folder), device, inter_threads=threads if device == "cpu" else 1, intra_threads=1
            )
        except (RuntimeError, OSError, ValueError, LookupError) as error:
            raise unloadable(model.name, device, error) from error
        self._model, self._settings = model, settings
        self._stops = model.stops + [one for one in settings.profile.stop if one in model.vocabulary]

    def served(self) -> Served:
        """The model by its name; its files are hashed elsewhere."""
        return Served("name", self._model.name)

    def ask(self, prompt: Prompt, sampling: Sampling) -> Reply:
        """The answer to a prompt: the likeliest for temperature 0; else, where the settings draw by chance, one that is
        drawn, and where they do not, the next likeliest by the number of the seed. Raises UnansweredError."""
        start = self.pieces(prompt)
        room = min(self._settings.max_tokens, self._settings.context_length - len(start), 2 * len(start) + _MORE)
        if room < _LEAST:
            return Reply("", f"prompt and answer are too long for {self._settings.context_length} tokens")
        try:
            found = self._generator.generate_batch([start], max_length=room, **self._search(sampling))[0]
        except (RuntimeError, ValueError) as error:
            raise UnansweredError(str(error).splitlines()[0] if str(error) else "it failed") from error
        pieces = list(found.sequences[-1])
        is_whole = bool(pieces) and pieces[-1] in self._stops
        text = self._tokens.decode(pieces[:-1] if is_whole else pieces)
        return Reply(text, "" if is_whole else "the answer was cut off")

    def pieces(self, prompt: Prompt) -> list[str]:
        """The tokens of a prompt in the chat format of the model. Raises UnansweredError where it has no turn in it."""
        found = list[str]()
        for is_token, text in self._model.chat.chunks(
            prompt.system.strip(), prompt.user.strip(), self._model.vocabulary
        ):
            found += [text] if is_token else self._tokens.encode(text)
        return found

    def _search(self, sampling: Sampling) -> dict[str, Any]:
        """How CTranslate2 is to search."""
        base = {
            "end_token": self._stops,
            "return_end_token": True,
            "include_prompt_in_result": False,
            "repetition_penalty": self._settings.profile.repeat_penalty or 1,
        }
        if self.draws:
            topk, topp = self._settings.profile.top_k or 0, self._settings.profile.top_p or 1
            return base | {"sampling_temperature": sampling.temperature, "sampling_topk": topk, "sampling_topp": topp}
        count = sampling.seed
        return base | {"beam_size": count, "num_hypotheses": count, "length_penalty": _PENALTY}

    @property
    def draws(self) -> bool:
        """True if the settings draw answers by chance."""
        return bool(self._settings.drawn_at)
