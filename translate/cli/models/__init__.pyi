from .group import models as models
