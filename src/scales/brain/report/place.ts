import { givenP } from '../analysis/verdicts.ts';
import { figure } from '../../../report/blocks.ts';
import type { ReportFigure } from '../../../report/document.ts';
import type { NullFigure } from '../../../math/statistics/nullFigure.ts';
import type { LobesRequest } from '../../shared/lobes/job.ts';
import type { ReportContext } from '../../shared/report/items.ts';
import type { BrainView } from '../view.ts';

/** What the brain's items are about. */
export interface BrainPlace {
  readonly context: ReportContext;
  readonly view: BrainView;
  readonly lobes: LobesRequest;
}

/** A figure beside its null, with p only if it has enough draws. */
export const besideDraws = (name: string, beside: NullFigure, of: string, error?: number): ReportFigure =>
  figure(name, beside, { of, p: givenP(beside), ...(error !== undefined && { error }) });

/** A lobe's name in a report: its number, from the largest. */
export const lobeName = (lobe: number): string => `lobe ${lobe + 1}`;
