from .target import Romance as Romance
