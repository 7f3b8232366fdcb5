import { count, fixed } from '../../../controls/numbers.ts';
import type { EdgeLegend, Edges } from '../../../stage/scene.ts';
import { rgb } from '../../../stage/colour.ts';
import type { Palette } from '../../../state/theme.ts';
import type { PartnersBy, PartnersFound } from '../../shared/partners.ts';

/** Opacity of edges and of their casings, 0…255. */
const OPACITY = 235;

const TITLES: Readonly<Record<PartnersBy, string>> = {
  cosine: 'edges: cosine of directions',
  firing: 'edges: co-firing, phi',
  margins: 'edges: co-firing beyond both margins, excess phi',
};

/** The colours of edges: those of texts, which no group has. */
type Colours = Pick<Palette, 'text' | 'background'>;

/** Partners as edges whose thickness is their cosine or phi itself, so that edges of different features compare. */
export function drawnEdges({ ends, values }: PartnersFound, { text, background }: Colours): Edges {
  return {
    ends,
    strengths: Float32Array.from(values),
    colour: [...rgb(text), OPACITY],
    casing: [...rgb(background), OPACITY],
  };
}

/**
 * Says what the edges are, how thick the weakest and the strongest are, and whose they are.
 *
 * @param whose  such as `feature 7`, or `12 selected features`
 */
export function edgeLegend(
  by: PartnersBy,
  { values }: PartnersFound,
  whose: string,
  colour: string,
): EdgeLegend {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const shown = values.length === 0 ? [] : fixed(low, 2) === fixed(high, 2) ? [high] : [low, high];
  return {
    kind: 'edges',
    title: TITLES[by],
    colour,
    samples: shown.map((value) => ({ strength: value, name: fixed(value, 2) })),
    note: note(by, values.length, whose),
  };
}

function note(by: PartnersBy, edges: number, whose: string): string {
  const what = by === 'cosine' ? 'nearest to' : 'beyond chance with';
  if (edges > 0) return `${count(edges)} ${what} ${whose}`;
  return by === 'cosine' ? `no direction is near ${whose}` : `nothing fires beyond chance with ${whose}`;
}
