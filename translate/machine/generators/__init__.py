"""Decoder-only language models converted for CTranslate2 (Gemma, Qwen, Llama): an LLM in this process, without a
server"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
