"""What a browser itself tells of how fast a page is, collected while it loads and while somebody works with it.

https://web.dev/articles/vitals
"""

from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

SHORT_EVENT_MS = 16
"""The shortest that browsers tell of."""
QUIET_MS = 1000
"""A page that is loaded may still paint, shift or compute."""
COLLECT = f"""
window.vitals = {{ fcp: 0, lcp: 0, cls: 0, tasks: [], events: [] }};
const watch = (type, note, more = {{}}) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({{ type, buffered: true, ...more }});
watch("paint", (entry) => {{ if (entry.name === "first-contentful-paint") vitals.fcp = entry.startTime; }});
watch("largest-contentful-paint", (entry) => {{ vitals.lcp = entry.startTime; }});
watch("layout-shift", (entry) => {{ if (!entry.hadRecentInput) vitals.cls += entry.value; }});
watch("longtask", (entry) => {{ vitals.tasks.push([entry.startTime, entry.duration]); }});
watch("event", (entry) => {{
  if (entry.interactionId) vitals.events.push(entry.duration);
}}, {{ durationThreshold: {SHORT_EVENT_MS} }});
"""
SCRIPTS = """performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname)
  .filter((path) => path.endsWith(".js"))"""


@dataclass(frozen=True)
class Vitals:
    """Milliseconds, and the sum of layout shifts."""

    first_paint: float
    largest_paint: float
    blocked: float
    """Beyond 50 ms in each task after the first paint."""
    shifts: float
    scripts: tuple[str, ...]
    """Paths."""


def collect_vitals(context: BrowserContext) -> None:
    """In every page that the context opens from now on."""
    context.add_init_script(COLLECT)


def vitals_of(page: Page) -> Vitals:
    """Of the load that has just ended."""
    page.wait_for_timeout(QUIET_MS)
    told = page.evaluate("window.vitals")
    blocked = sum(duration - 50 for start, duration in told["tasks"] if start + duration > told["fcp"])
    return Vitals(told["fcp"], told["lcp"], blocked, told["cls"], tuple(page.evaluate(SCRIPTS)))


def forget_events(page: Page) -> None:
    page.evaluate("window.vitals.events = []")


def slowest_event(page: Page) -> float:
    """From a key or a click to the frame that shows what came of it; 0 when all were shorter than can be told."""
    page.wait_for_timeout(QUIET_MS)
    return float(page.evaluate("Math.max(0, ...window.vitals.events)"))
