import { count } from '../../controls/numbers.ts';
import { gradientColours } from '../../figures/colour.ts';
import type { FigureEntry, FigureLegend } from '../../figures/layout/legend.ts';
import type { LegendChoice } from '../../state/legendChoice.ts';
import { choiceAmong, isShown } from '../legend/choice.ts';
import { SHAPES } from '../legend/shownPoints.ts';
import { edgeWidth, type CategoryLegend, type Legend, type Scene } from '../scene.ts';
import { spreadDiameter } from '../shapes/sizeFactor.ts';

/** What a legend of a figure depends on besides the scene. */
export interface LegendState {
  /** which entries the user shows */
  readonly choice: LegendChoice | null;
  /** whether shapes repeat what colours say */
  readonly shapes: boolean;
  /** the factor of the points' diameters in the figure, at the centre of the scene */
  readonly factor: number;
  /** of discs that show sizes */
  readonly colour: string;
}

/** The legends of a scene for a figure: what is hidden in the picture is not in them. */
export function figureLegends({ legend, points }: Scene, state: LegendState): FigureLegend[] {
  const legends: readonly Legend[] = !legend ? [] : 'kind' in legend ? [legend] : legend;
  return legends
    .map((one) => ({ title: one.title, entries: entriesOf(one, points.sizes.length, state) }))
    .filter(({ entries }) => entries.length > 0);
}

function entriesOf(legend: Legend, n: number, state: LegendState): FigureEntry[] {
  switch (legend.kind) {
    case 'categories':
      return categories(legend, state);
    case 'gradient':
      return [
        {
          before: legend.low,
          name: legend.high,
          mark: { kind: 'gradient', colours: gradientColours(legend.gradient) },
        },
        ...(legend.note === undefined ? [] : [{ name: legend.note, mark: null }]),
      ];
    case 'edges':
      return [
        ...legend.samples.map(({ strength, name }): FigureEntry => {
          return { name, mark: { kind: 'line', colour: legend.colour, width: edgeWidth(strength) } };
        }),
        ...(legend.note === '' ? [] : [{ name: legend.note, mark: null }]),
      ];
    case 'sizes':
      return legend.entries.map(({ name, diameter }): FigureEntry => {
        const drawn = spreadDiameter(diameter, n) * state.factor;
        return { name, mark: { kind: 'disc', colour: state.colour, diameter: drawn } };
      });
  }
}

function categories(legend: CategoryLegend, { choice, shapes }: LegendState): FigureEntry[] {
  const among = legend.entryOf ? choiceAmong(legend, choice) : null;
  return legend.entries.flatMap(({ name, colour, count: number }, i): FigureEntry[] => {
    if (among && !isShown(among, i)) return [];
    const shape = shapes && i < (legend.shaped ?? 0) ? i % SHAPES : 0;
    return [
      { name, mark: { kind: 'shape', colour, shape }, ...(number !== undefined && { count: count(number) }) },
    ];
  });
}
