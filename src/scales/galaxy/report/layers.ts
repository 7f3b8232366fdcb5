import type { LayerInfo } from '../../../dataset/dataset.ts';
import type { L0 } from '../../../dataset/l0.ts';
import { chart, note, numbers, table, words } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import type { ReportContext, ReportItem, Run } from '../../shared/report/items.ts';
import type { JobRequest } from '../../shared/results.ts';
import { publishedSpectrum, type Shape } from '../analysis/index.ts';
import { entropyJob, l0Job, publishedEntropyJob, shapeJob } from '../jobs.ts';
import { entropyRequest, publishedEntropyRequest, shapeRequest } from '../requests.ts';
import type { GalaxyView } from '../view.ts';
import { windowOf } from '../windowOf.ts';
import { l0Blocks } from './l0.ts';
import type { LayerRow } from './layerRow.ts';

/** Slope, log-volume and clustering entropy of every layer, and both against L0; null for a dataset of one layer. */
export function layersItem({ info }: ReportContext, view: GalaxyView): ReportItem | null {
  const layers = info.layers.filter(({ features }) => features > 0);
  if (layers.length < 2) return null;
  const { seed, asPublished } = view;
  return {
    name: 'galaxy.layers',
    title: 'Across layers',
    shown: false,
    requests: layers.map((layer): JobRequest =>
      asPublished
        ? [publishedEntropyJob, publishedEntropyRequest(layer, view)]
        : [entropyJob, entropyRequest(layer, view)],
    ),
    parameters: { layers: layers.map(({ id }) => id), seed, asPublished },
    async compute(run) {
      const l0 = await l0Of(layers, run);
      const rows: LayerRow[] = [];
      for (const [i, layer] of layers.entries()) rows.push(await rowOf(layer, l0[i] ?? null, view, run));
      return [...layerBlocks(rows, view), ...(info.item === 'feature' ? l0Blocks(rows, view, info) : [])];
    },
  };
}

/** The L0 of layers, as the panel has it: what the dataset states of all of them, else what is found in their data. */
function l0Of(layers: readonly LayerInfo[], run: Run): Promise<readonly (L0 | null)[]> {
  const stated = layers.map(({ l0 }) => l0 ?? null);
  if (stated.every((l0) => l0 !== null)) return Promise.resolve(stated);
  return run(l0Job, { layers: layers.map(({ id }) => id) });
}

async function rowOf(layer: LayerInfo, l0: L0 | null, view: GalaxyView, run: Run): Promise<LayerRow> {
  const shape = await run(shapeJob, shapeRequest(layer));
  if (view.asPublished) {
    const { value, error } = await run(publishedEntropyJob, publishedEntropyRequest(layer, view));
    const { slope, error: slopeError, logVolume } = publishedSpectrum(shape.eigenvalues);
    return { layer, slope, slopeError, logVolume, entropy: value, entropyError: error, p: null, l0 };
  }
  const { difference } = await run(entropyJob, entropyRequest(layer, view));
  const { value: entropy, error: entropyError, p } = difference;
  return { layer, ...ownSlope(shape, view), entropy, entropyError, p, l0 };
}

function ownSlope(shape: Shape, view: GalaxyView) {
  const { powerLaw, logVolume } = windowOf(shape, view);
  return { slope: powerLaw.slope, slopeError: (powerLaw.ci95[1] - powerLaw.ci95[0]) / 2, logVolume };
}

function layerBlocks(rows: readonly LayerRow[], { asPublished }: GalaxyView): Block[] {
  const entropy = asPublished ? 'clustering entropy as published' : 'clustering entropy';
  return [
    chart('Slope of the spectrum by layer', 'layer, in order', 'slope', [
      {
        name: 'slope',
        mark: 'line',
        points: rows.map(({ slope, slopeError }, i) => [i + 1, slope, slopeError]),
      },
    ]),
    chart(`The ${entropy} by layer`, 'layer, in order', 'nats', [
      { name: entropy, mark: 'line', points: rows.map((row, i) => [i + 1, row.entropy, row.entropyError]) },
    ]),
    table(
      `Slope, log-volume and ${entropy} of every layer`,
      [
        words('layer'),
        numbers('slope', 3),
        numbers('±', 3),
        numbers('log-volume', 1),
        numbers('entropy', 2, 'nats'),
        numbers('±', 2, 'nats'),
        numbers('p', 3),
      ],
      rows.map((row) => [
        row.layer.name,
        row.slope,
        row.slopeError,
        row.logVolume,
        row.entropy,
        row.entropyError,
        row.p,
      ]),
    ),
    note(
      'Errors: of the fit for the slope; of half samples for the entropy, or half of the published interval.',
    ),
  ];
}
