from .generator_provider import ANY as ANY
from .generator_provider import GeneratorProvider as GeneratorProvider
from .generator_provider import provider as provider
from .language_model import LanguageModel as LanguageModel
from .language_model import read as read
