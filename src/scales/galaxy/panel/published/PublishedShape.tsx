import { fixed, plusMinus } from '../../../../controls/numbers.ts';
import type { Column } from '../../../../controls/table/columns.ts';
import { DataTable } from '../../../../controls/table/DataTable.tsx';
import { useDataset, useLayer } from '../../../../state/hooks.ts';
import { PublishedNote } from '../../../shared/published/PublishedNote.tsx';
import { PUBLISHED_MARKS, publishedSpectrum, type Shape } from '../../analysis/index.ts';
import { counterpartOf } from '../../counterpart.ts';
import { method } from '../../method.ts';

interface ShapeRow {
  readonly name: string;
  readonly own: string;
  readonly published: string;
}

/** Slope and log-volume as published, beside the published layer at the same place, and the notes on both. */
export function PublishedShape({ shape }: { shape: Shape }) {
  const { info } = useDataset();
  const layer = useLayer();
  const { slope, error, logVolume, from, to, n, reason } = publishedSpectrum(shape.eigenvalues);
  const { mark, exact } = counterpartOf(layer, info);
  const exists = Number.isFinite(slope);
  const rows: ShapeRow[] = [
    {
      name: `slope, ${from}–${to}`,
      own: exists ? plusMinus(slope, error) : '–',
      published: plusMinus(mark.slope, mark.slopeError),
    },
    {
      name: 'log-volume Σ ln λ',
      own: exists ? fixed(logVolume, 1) : '–',
      published: fixed(mark.logVolume, 1),
    },
    { name: 'slope of the Gaussian line', own: '–', published: fixed(PUBLISHED_MARKS.gaussian, 4) },
  ];
  const columns: Column<ShapeRow>[] = [
    { header: 'as published', value: ({ name }) => name, rowHeader: true },
    { header: 'this layer', value: ({ own }) => own, align: 'end' },
    { header: `layer ${mark.layer}, L0 ${mark.l0}`, value: ({ published }) => published, align: 'end' },
  ];
  return (
    <>
      <DataTable
        caption="Figures of the spectrum as published"
        showCaption
        method={method('slopeAsPublished')}
        columns={columns}
        rows={rows}
      />
      <p className="note">
        {reason && `${reason} `}
        {exists && `${n} eigenvalues; `}
        {exact
          ? `layer ${mark.layer} is the published layer of the same number`
          : `layer ${mark.layer} is the published layer at the same relative depth`}{' '}
        ({PUBLISHED_MARKS.source}).
      </p>
      <PublishedNote figure="spectrum" />
      <PublishedNote figure="gaussian" />
    </>
  );
}
