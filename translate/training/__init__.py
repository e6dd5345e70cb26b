"""Training small models from parallel text, and adapting them to a team's own: the recipe of the model that ships.

Needs the extra `train` (PyTorch). Nothing outside this room imports it but its command.
"""
