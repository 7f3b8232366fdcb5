import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import type { ScaleValues } from '../../state/view.ts';
import { showsFeatures } from './among.ts';
import * as jobs from './jobs.ts';
import { crystalResults } from './results.ts';
import { atomView } from './view.ts';

/** The atom scale: crystals between concepts. */
export const atom = {
  id: 'atom',
  name: 'Atom',
  question: 'Crystals: do relations such as country → capital have one direction, and what hides it?',
  view: atomView,
  captioned: ['removed'],
  space: 'crystals',
  item: 'word',
  shows: (layer: LayerInfo, scales: ScaleValues) =>
    showsFeatures(layer, atomView.of(scales)) ? 'feature' : 'word',
  missing({ layers, relations }: DatasetInfo): string {
    if (!layers.some(({ has }) => has.words)) {
      return 'word vectors and relations: a table of vectors, and pairs as JSON';
    }
    return relations.length > 0 ? '' : 'relations: pairs as JSON (or type your own in its panel)';
  },
  draws: ({ has }: LayerInfo) => has.words,
  standIn: 1,
  jobs: Object.values(jobs),
  asks: [
    'atom.analogy-test',
    'atom.components',
    'atom.distractors',
    'atom.layer-quality',
    'atom.published',
    'atom.quality',
  ],
  results: [crystalResults],
  forms: async () => (await import('./forms.ts')).forms,
  report: async () => (await import('./report.ts')).report,
} as const;
