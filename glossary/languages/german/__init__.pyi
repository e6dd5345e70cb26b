from .target import German as German
