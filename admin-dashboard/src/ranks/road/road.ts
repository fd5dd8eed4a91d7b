/** Where miles are on the road, and which miles a pointer or a key means. */
import { scalePow } from "d3-scale";

const SHORTEST = 100;
const AHEAD = 1.25;
const LEAST_AHEAD = 1.1;
const MOST_AHEAD = 4;
/** Early miles get more of the road: there the ranks are closer together. */
const EXPONENT = 0.4;
const MOST_MILES = 2 ** 53;

/** Where the road ends: a round number, somewhat behind the last rank; where it ended `before`, as long as that fits. */
export function roadEnd(thresholds: readonly number[], before = 0): number {
  const last = Math.max(SHORTEST, ...thresholds);
  const fits = last * LEAST_AHEAD <= before && before <= last * MOST_AHEAD;
  return fits ? before : niceStep(last * AHEAD);
}

/** From miles to a share of the road, 0 to 1, and back with `invert`. */
export function roadTo(end: number) {
  return scalePow().exponent(EXPONENT).domain([0, end]).range([0, 1]).clamp(true);
}

/** 1, 2, 5, 10, 20, 50 …: the smallest that is not below. */
export function niceStep(least: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((times) => times * magnitude).find((step) => step >= least) ?? 1;
}

export interface Bounds {
  least: number;
  most: number;
}

/** A sign stays between its neighbours: `thresholds` in order, `place` is its own. */
export function boundsAt(thresholds: readonly number[], place: number): Bounds {
  return { least: (thresholds[place - 1] ?? -1) + 1, most: (thresholds[place + 1] ?? MOST_MILES) - 1 };
}

const within = ({ least, most }: Bounds, miles: number) => Math.min(Math.max(miles, least), most);

/** What a pointer means that is at this share of a road of so many pixels: as round a number as one pixel allows. */
export function milesAt(share: number, pixels: number, end: number, bounds: Bounds): number {
  const road = roadTo(end);
  const miles = road.invert(Math.min(Math.max(share, 0), 1));
  const step = niceStep(Math.abs(road.invert(Math.min(share + 1 / pixels, 1)) - miles) || 1);
  return within(bounds, Math.round(miles / step) * step);
}

/** What a key does to a slider at so many miles; null: nothing. https://www.w3.org/WAI/ARIA/apg/patterns/slider/ */
export function milesAfter(key: string, fine: boolean, miles: number, bounds: Bounds): number | null {
  const step = fine ? 1 : niceStep(miles / 50);
  const moves: Record<string, number> = {
    ArrowUp: miles + step,
    ArrowRight: miles + step,
    ArrowDown: miles - step,
    ArrowLeft: miles - step,
    PageUp: miles + 10 * step,
    PageDown: miles - 10 * step,
    Home: bounds.least,
  };
  const moved = moves[key];
  return moved === undefined ? null : within(bounds, moved);
}

/** Moves places apart that are closer than `gap`, as little as a pass in each direction does; all stay within 0 and 1. */
export function spread(places: readonly number[], gap: number): number[] {
  const apart: number[] = [];
  for (const place of places) apart.push(Math.max(place, (apart.at(-1) ?? -Infinity) + gap));
  let most = 1;
  for (let at = apart.length - 1; at >= 0; at--) {
    apart[at] = Math.min(apart[at] ?? 0, most);
    most = (apart[at] ?? 0) - gap;
  }
  return apart;
}

/** Round miles to write along the road, none closer to the next than `gap`. */
export function milestones(end: number, gap: number): number[] {
  const road = roadTo(end);
  const found = [0];
  for (let miles = 1; miles <= end; miles = niceStep(miles + 1)) {
    if (road(miles) - road(found.at(-1) ?? 0) >= gap) found.push(miles);
  }
  return found;
}
