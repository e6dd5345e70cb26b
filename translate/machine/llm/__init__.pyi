from . import profiles as profiles
from .llm_provider import LlmProvider as LlmProvider
from .llm_provider import provider as provider
from .settings import LlmSettings as LlmSettings
