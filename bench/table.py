"""The rows every measurement prints: what, the goal, the ratio, both figures."""


def ratio(work: str, goal: str, ours: float, theirs: float, unit: str) -> str:
    """Return a row that compares two figures of one run."""
    return f"| {work} | {goal} | {ours / theirs:.2f}x | {figure(ours)} : {figure(theirs)} {unit} |"


def single(work: str, goal: str, measured: float, unit: str, remark: str = "") -> str:
    """Return a row of one figure."""
    return f"| {work} | {goal} | {figure(measured)} {unit} | {remark} |"


def figure(value: float) -> str:
    """Return a figure with three digits that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
