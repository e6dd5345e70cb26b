from glossary.languages.generic import Generic
class Romance(Generic): pass
class German(Generic):
    def __init__(self): super().__init__("de","de")
