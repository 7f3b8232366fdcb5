import { saveFile } from '../../controls/saveFile.ts';
import { fileName, originNow } from '../../controls/table/origin.ts';
import { commentsOf } from '../../controls/table/saveTable.ts';
import { MARGIN, type Figure } from '../../figures/layout/figure.ts';
import { measureText } from '../../figures/output/measure.ts';
import { figurePng } from '../../figures/output/png.ts';
import { figureSvg } from '../../figures/output/svg.ts';
import { figureSize } from '../../figures/sizes.ts';
import { chartFigure } from './chartBody.ts';
import type { ChartForm } from './forms.ts';
import { inkOnScreen } from './ink.ts';
import type { ShownChart } from './shown.ts';

/** What a file is called after: the first part of what its chart shows. */
export const shortName = (label: string): string => label.split(/[;:]/)[0]!;

/** Saves a chart on the user's machine, as a figure for a column of a paper, or its data. */
export async function saveChart(chart: ShownChart, form: ChartForm): Promise<void> {
  const origin = await originNow();
  const name = fileName(origin, shortName(chart.label));
  if (form === 'csv') return saveFile(`${name}.csv`, chart.csv(commentsOf(chart.label, origin)), 'text/csv');
  const size = figureSize('column', 0);
  const drawn = await chartFigure(chart, size.width - 2 * MARGIN, form === 'png' ? size.ratio : null);
  const { ground, ...ink } = inkOnScreen();
  const figure: Figure = {
    ...drawn,
    title: chart.named ? '' : chart.label,
    provenance: origin.line,
    ink,
    ground,
  };
  if (form === 'svg') return saveFile(`${name}.svg`, figureSvg(figure, size, measureText), 'image/svg+xml');
  saveFile(`${name}.png`, await figurePng(figure, size), 'image/png');
}
