import { ANALYSIS_VERSION } from '../../dataset/bundle/results/entry.ts';
import { canonical } from '../../dataset/canonical.ts';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { DataError } from '../../dataset/error.ts';
import { REPORT_VERSION, type Report, type ReportSection } from '../../report/document.ts';
import { multiplicityOf } from '../../report/multiplicity.ts';
import { references, TOOL } from '../../report/references.ts';
import type { ScaleValues, View } from '../../state/view.ts';
import type { Run } from '../shared/report/items.ts';
import { datasetFacts, viewFacts } from './facts.ts';
import { planReport, type PlannedItem } from './plan.ts';
import { selectionFacts } from './selection.ts';
import { shortParameters } from './shortParameters.ts';

/** What a report is made of. */
export interface ReportOf {
  readonly view: View;
  /** what the view's link keeps of earlier pictures; see `parseInherited` */
  readonly inherited?: ScaleValues;
  readonly info: DatasetInfo;
  /** the address that opens the view */
  readonly link: string;
  readonly date: Date;
  /** Computes a job of the view's dataset. */
  readonly run: Run;
  /** figures with a p that were computed of the dataset in this visit; left out outside a visit */
  readonly tried?: () => number;
  /** Called before each section is computed. */
  readonly progress?: (done: number, all: number, title: string) => void;
}

/**
 * The report of a view. What can be computed is computed; a section that the data do not allow says why. The same view of the same
 * dataset gives the same report, but for the date, and for what else was tried in the visit.
 */
export async function reportOf(request: ReportOf): Promise<Report> {
  const { view, inherited, info, link, date, tried, progress = () => undefined } = request;
  const { run, figures } = counted(request.run);
  const { context, scale, items } = await planReport(view, info, run, inherited);
  const sections: ReportSection[] = [];
  for (const [i, item] of items.entries()) {
    progress(i, items.length, item.title);
    sections.push(await sectionOf(item, run));
  }
  const { layer } = context;
  return {
    schema: 'tricosm-report',
    version: REPORT_VERSION,
    date: date.toISOString().slice(0, 10),
    title: `${info.title || info.name}, ${layer.name}: ${scale}`,
    link,
    tool: { name: TOOL.name, version: TOOL.version, analyses: ANALYSIS_VERSION },
    view: viewFacts(view, layer, scale),
    dataset: datasetFacts(info, layer),
    selection: selectionFacts(context, view),
    sections,
    multiplicity: multiplicityOf(figures(), tried ? tried() : null),
    references: references({ name: info.name, title: info.title, ...info.provenance }),
  };
}

async function sectionOf(item: PlannedItem, run: Run): Promise<ReportSection> {
  const { name: id, scale, title, parameters } = item;
  const section = { id, scale, title, parameters: shortParameters(parameters) };
  try {
    return { ...section, failure: '', blocks: await item.compute(run) };
  } catch (error) {
    if (error instanceof DataError || (error as Error).name === 'DataError')
      return { ...section, failure: (error as Error).message, blocks: [] };
    throw error;
  }
}

/** Counts the figures with a p of all results, each result once. */
function counted(run: Run): { readonly run: Run; readonly figures: () => number } {
  const seen = new Map<string, number>();
  return {
    async run(job, parameters) {
      const result = await run(job, parameters);
      seen.set(canonical([job.name, parameters]), job.figures?.(result) ?? 0);
      return result;
    },
    figures: () => [...seen.values()].reduce((sum, figures) => sum + figures, 0),
  };
}
