import { percent } from '../../../../controls/numbers.ts';
import type { Axis, Legend } from '../../../../stage/scene.ts';
import { categoryColour } from '../../../../state/categoryColour.ts';
import type { Palette } from '../../../../state/theme.ts';
import type { AxisName, Crystals, CrystalSpace } from '../../analysis/index.ts';

/** Shared by the pictures of relations: the space that is shown, the relations' colours, the axes. */

/** The space with distractors removed, if it is asked for and there is one; else the raw one. */
export function spaceOf({ raw, removed }: Crystals, atRemoved: boolean): CrystalSpace {
  return atRemoved && removed ? removed : raw;
}

/** The relations' colours, with the number of pairs of each. */
export function relationLegend({ relations }: Crystals, palette: Palette): Legend {
  return {
    kind: 'categories',
    title: 'relations',
    entries: relations.map(({ name, pairs }, i) => ({
      name,
      colour: categoryColour(palette, i),
      count: pairs,
    })),
  };
}

/** Length of the axes in scene units. */
const LENGTH = 0.75;

/** The axes by their names, with the share that each carries. */
export function namedAxes(axes: readonly AxisName[]): Axis[] {
  return axes.map(({ name, share }) => ({
    name: share > 0 ? `${name} · ${percent(share)}` : `no ${name}`,
    length: LENGTH,
  }));
}
