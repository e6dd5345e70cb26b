from .application import application as application
from .listening import Listener as Listener
from .listening import listen as listen
