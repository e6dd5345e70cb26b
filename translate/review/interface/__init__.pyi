from .interface_texts import LOCALES as LOCALES
from .interface_texts import texts_of as texts_of
