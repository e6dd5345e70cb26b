"""`translate models`: what is here, what is on offer, installing, verifying, pinning, carrying to another machine."""

from __future__ import annotations

import click

from glossary.cli import example
from translate.cli.models.comparing import compare
from translate.cli.models.installing import install, remove
from translate.cli.models.listing import info, list_models, path, verify
from translate.cli.models.packing import bundle
from translate.cli.models.pinning import lock


@click.group(short_help="Install, verify and pin models.", epilog=example("translate models install en de"))
def models() -> None:
    """Models: install, verify, pin, carry to a machine without a network.

    Only `install` and `list --available` open a connection. Models are kept in the user's data folder, or in
    TRANSLATE_MODELS_DIR; those that Argos Translate, LibreTranslate or fxtranslate installed are found and used, too.
    """


for command in (list_models, install, remove, verify, info, path, compare, lock, bundle):
    models.add_command(command)
