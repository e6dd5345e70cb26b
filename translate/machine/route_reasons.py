"""Why one route is better than the others, in words."""

from __future__ import annotations

from collections.abc import Sequence

from translate.machine.engine import Route
from translate.text import locales


def reason(route: Route, others: Sequence[Route], source: str, target: str) -> str:
    """Why a route is taken for a pair of locales, by the first thing in which it differs from the next best of the
    others."""
    rival = next((one for one in others if one != route), None)
    if rival is None:
        return "it is the only one"
    differences = (
        (_distance(route, source, target) < _distance(rival, source, target), _nearer(route, rival)),
        (rival.small and not route.small, "the others have only the small built-in model"),
        (len(route.hops) < len(rival.hops), f"it needs {_hops(route)}, the next {_hops(rival)}"),
        (_goes_through_english(route) and not _goes_through_english(rival), "it goes through English"),
    )
    why = next((words for is_so, words in differences if is_so), "")
    if not why:
        order = "the newest of its engine" if rival.engine == route.engine else "the first by the name of its engine"
        why = f"it is {order}; translate models compare says which is best"
    return f"{why} ({len(others)} to choose from)"


def _distance(route: Route, source: str, target: str) -> int:
    return locales.distance(source, route.source) + locales.distance(target, route.target)


def _nearer(route: Route, rival: Route) -> str:
    return f"its locales are nearer: {route.source} -> {route.target}, not {rival.source} -> {rival.target}"


def _hops(route: Route) -> str:
    return "one model" if len(route.hops) == 1 else f"{len(route.hops)} models"


def _goes_through_english(route: Route) -> bool:
    return len(route.hops) > 1 and locales.primary(route.hops[0].target) == "en"
