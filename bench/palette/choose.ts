import { contrast, difference, labOf, leastDifference, linearOf, seen, type Triple } from './vision.ts';

/** A theme's colours as the search needs them. */
export interface Ground {
  readonly background: string;
  /** the grey of points of no group */
  readonly other: string;
  /** the colours that the palette starts from, one for each of the first categories */
  readonly start: readonly string[];
}

/** A colour that a category may have, as each vision sees it. */
interface Candidate {
  readonly hex: string;
  readonly seen: readonly Triple[];
}

/** Any two of the first colours differ by this, for every vision (CIE76); the app's test asks for 12. */
const APART = 13;
/** Colours are text too (names of lobes), and none is nearly black or white. */
const CONTRAST = [4.5, 12.5] as const;
/** L*a*b* chroma below this is a grey, and above this glares. */
const CHROMA = [30, 88] as const;
/** Difference to the grey of points of no group, for normal vision. */
const FROM_OTHER = 24;
/** Steps of the search. */
const STEPS = 60_000;
/** A colour of the long palette is compared for every vision with this number of colours before it. */
const NEIGHBOURS = 4;

const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;

/** Every colour of a grid over sRGB that may be a category on this ground. */
function candidates({ background, other }: Ground, step = 9): Candidate[] {
  const grey = labOf(linearOf(other));
  const found: Candidate[] = [];
  const part = (value: number) => Math.min(255, value).toString(16).padStart(2, '0');
  for (let r = 0; r < 256 + step; r += step) {
    for (let g = 0; g < 256 + step; g += step) {
      for (let b = 0; b < 256 + step; b += step) {
        const hex = `#${part(r)}${part(g)}${part(b)}`;
        const lab = labOf(linearOf(hex));
        if (!within(contrast(hex, background), CONTRAST)) continue;
        if (!within(Math.hypot(lab[1], lab[2]), CHROMA) || difference(lab, grey) < FROM_OTHER) continue;
        found.push({ hex, seen: seen(hex) });
      }
    }
  }
  return found;
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The palette nearest to the start in which any two colours differ by `APART` for every vision: simulated annealing of the
 * summed difference to the start, with a penalty for every pair that is too close.
 */
export function chooseFirst(ground: Ground, seed: number): string[] {
  const all = candidates(ground);
  const next = random(seed);
  const start = ground.start.map((hex) => ({ hex, seen: seen(hex) }));
  const allowed = start.map(({ seen: wanted }) =>
    [...all]
      .sort((a, b) => difference(a.seen[0]!, wanted[0]!) - difference(b.seen[0]!, wanted[0]!))
      .slice(0, 900),
  );
  const chosen = allowed.map((list) => list[0]!);
  const costOf = (i: number, colour: Candidate) =>
    chosen.reduce(
      (sum, other, j) =>
        i === j ? sum : sum + 40 * Math.max(0, APART - leastDifference(colour.seen, other.seen)),
      difference(colour.seen[0]!, start[i]!.seen[0]!),
    );
  for (let step = 0; step < STEPS; step++) {
    const heat = 30 * (1 - step / STEPS) ** 2 + 1e-6;
    const i = Math.floor(next() * chosen.length);
    const colour = allowed[i]![Math.floor(next() ** 1.5 * allowed[i]!.length)]!;
    const gain = costOf(i, chosen[i]!) - costOf(i, colour);
    if (gain >= 0 || next() < Math.exp(gain / heat)) chosen[i] = colour;
  }
  return chosen.map(({ hex }) => hex);
}

/** The first colours and those after them: each differs as much as can be from its neighbours and from all before it. */
export function chooseLong(ground: Ground, first: readonly string[], length: number): string[] {
  const all = candidates(ground);
  const chosen: Candidate[] = first.map((hex) => ({ hex, seen: seen(hex) }));
  while (chosen.length < length) {
    const near = chosen.slice(-NEIGHBOURS);
    // The list is a circle: shades of the first colours follow on the last.
    if (chosen.length > length - NEIGHBOURS)
      near.push(...chosen.slice(0, chosen.length - length + NEIGHBOURS));
    const worth = ({ seen: own }: Candidate) =>
      Math.min(
        ...near.map((one) => leastDifference(own, one.seen)),
        ...chosen.map((one) => 0.75 * difference(own[0]!, one.seen[0]!)),
        ...chosen.map((one) => 3 * leastDifference(own, one.seen)),
      );
    let best = all[0]!;
    let most = -Infinity;
    for (const colour of all) {
      const value = worth(colour);
      if (value > most) [best, most] = [colour, value];
    }
    chosen.push(best);
  }
  return chosen.map(({ hex }) => hex);
}

/** Points of no group are seen, but less than those of a group: the least contrast of their grey with the background. */
const GREY_CONTRAST = 3.2;

/**
 * The grey of points of no group: of the shades of a grey that have enough contrast, the one that differs most from the first
 * colours for the vision to which it is nearest. To dichromats some colours are greys, which differ from it by lightness alone.
 *
 * @param from  the grey whose tint it has
 */
export function chooseGrey(background: string, from: string, first: readonly string[]): string {
  const parts = [1, 3, 5].map((place) => parseInt(from.slice(place, place + 2), 16));
  const shade = (share: number) =>
    `#${parts
      .map((part) =>
        Math.min(255, Math.round(part * share))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  const views = first.map(seen);
  const worth = (grey: string) => Math.min(...views.map((view) => leastDifference(view, seen(grey))));
  return Array.from({ length: 60 }, (_, i) => shade(0.5 + i / 50))
    .filter((grey) => contrast(grey, background) >= GREY_CONTRAST)
    .reduce((best, grey) => (worth(grey) > worth(best) ? grey : best));
}

/** The least difference of any two colours, by vision and over all. */
export function closest(colours: readonly string[]): number {
  const views = colours.map(seen);
  let least = Infinity;
  views.forEach((a, i) =>
    views.slice(i + 1).forEach((b) => (least = Math.min(least, leastDifference(a, b)))),
  );
  return least;
}
