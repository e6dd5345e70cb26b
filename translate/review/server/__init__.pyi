from .application import application as application
from .listening import listen as listen
