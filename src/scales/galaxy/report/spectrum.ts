import { grouped } from '../../../math/statistics/nulls/inSentence.ts';
import { thinRanks } from '../../../charts/axes/logScale.ts';
import { chart, figure, note, numbers, table, words } from '../../../report/blocks.ts';
import type { Block } from '../../../report/document.ts';
import { jobItem, type ReportContext } from '../../shared/report/items.ts';
import { publishedSpectrum, type Shape, type WindowedShape } from '../analysis/index.ts';
import { shapeJob } from '../jobs.ts';
import { shapeRequest } from '../requests.ts';
import type { GalaxyView } from '../view.ts';
import { windowOf } from '../windowOf.ts';

/** The spectrum over the window of the view, or as published. */
export const spectrumItem = ({ layer, info }: ReportContext, view: GalaxyView) =>
  jobItem({
    job: shapeJob,
    title: 'Spectrum',
    parameters: shapeRequest(layer),
    shown: true,
    blocks: (found) => {
      const shape = windowOf(found, view);
      return [
        spectrumChart(shape, info.item),
        ...(view.asPublished ? publishedBlocks(found) : ownBlocks(shape, info.item)),
      ];
    },
  });

function spectrumChart({ eigenvalues, gaussian }: Shape, item: string): Block {
  const points = (values: ArrayLike<number>) =>
    thinRanks(values.length, 120).map((rank) => [rank, values[rank - 1]!]);
  return chart('Eigenvalues of the covariance by rank', { log: 'rank' }, { log: 'eigenvalue λ' }, [
    { name: `${item}s`, mark: 'line', points: points(eigenvalues) },
    {
      name: 'Gaussian of the same shape (Marchenko–Pastur)',
      mark: 'dashed',
      points: points(gaussian.eigenvalues),
    },
  ]);
}

function ownBlocks(shape: WindowedShape, item: string): Block[] {
  const { powerLaw, gaussian, logVolumeError } = shape;
  const { from, to, slope, ci95 } = powerLaw;
  const row = (name: string, own: number, other: number) => [name, own, other];
  return [
    figure(
      `slope of log10 λ, ranks ${from}–${to}`,
      { value: slope },
      { error: (ci95[1] - ci95[0]) / 2, decimals: 3 },
    ),
    table(
      'The shape of the spectrum beside a Gaussian of the same shape',
      [words('figure'), numbers(`${item}s`), numbers('Gaussian')],
      [
        row('slope', slope, gaussian.powerLaw.slope),
        row('participation ratio', shape.participationRatio, gaussian.participationRatio),
        row('log-volume Σ ln λ', shape.logVolume, gaussian.logVolume),
        ['standard error of the log-volume', logVolumeError, null],
        ...shape.shares.map(({ components, share }, i) =>
          row(`share of variance, first ${components}`, share, gaussian.shares[i]!.share),
        ),
      ],
    ),
    note(
      `${grouped(shape.n)} ${item}s × ${shape.dim}; slope and log-volume over ranks ${from}–${to}, ${powerLaw.n} eigenvalues${powerLaw.excluded > 0 ? `, ${powerLaw.excluded} left out as zero` : ''}. The error says how straight the line is, not where the slope of another sample would be. Vectors: ${shape.preprocessing}.`,
    ),
  ];
}

function publishedBlocks(shape: Shape): Block[] {
  const { from, to, n, slope, error, logVolume, reason } = publishedSpectrum(shape.eigenvalues);
  return [
    figure(`slope as published, ranks ${from}–${to}`, { value: slope }, { error, decimals: 3 }),
    figure('log-volume Σ ln λ as published', { value: logVolume }, { decimals: 1 }),
    note(`${reason ? `${reason} ` : ''}${grouped(n)} eigenvalues, by the definitions of the paper’s code.`),
  ];
}
