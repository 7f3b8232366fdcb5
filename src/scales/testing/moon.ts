import * as v from 'valibot';
import { defineJob } from '../../jobs/job.ts';
import { figure } from '../../report/blocks.ts';
import { choice, integer } from '../../state/fields.ts';
import { scaleView } from '../../state/view.ts';
import type { Scale } from '../scale.ts';
import { jobItem } from '../shared/report/items.ts';

export const moonView = scaleView('moon', {
  phase: choice(['new', 'half', 'full'], 'new'),
  seed: integer(42, 0),
});

const tideJob = defineJob<{ readonly layer: string }, { readonly height: number }>('moon/tide', {
  title: 'Tide',
});

/** A scale of layers with coordinates, for tests: it shows features, and words while the moon is full. */
export const moon: Scale = {
  id: 'moon',
  name: 'Moon',
  question: 'Tides: does the moon raise them?',
  view: moonView,
  space: 'sky',
  item: 'feature',
  shows: (_, scales) => (moonView.of(scales).phase === 'full' ? 'word' : 'feature'),
  missing: ({ layers }) => (layers.some(({ has }) => has.layout) ? '' : 'coordinates of features'),
  draws: ({ has }) => has.layout,
  standIn: 4,
  jobs: [tideJob],
  asks: ['moon.tide'],
  results: [
    {
      id: 'tides',
      name: 'tides of a layer',
      ofFirstView: true,
      requests: async (_, layer, scales) => [
        [tideJob, { layer: layer.id, phase: moonView.of(scales).phase }],
      ],
      size: (_, { features }) => 2 * features,
    },
  ],
  forms: async () => ({ [tideJob.name]: ({ features }) => v.object({ height: v.literal(features) }) }),
  report:
    async () =>
    ({ layer }) => [
      jobItem({
        job: tideJob,
        title: 'Tide',
        parameters: { layer: layer.id },
        blocks: ({ height }) => [figure('height', { value: height })],
      }),
    ],
};
