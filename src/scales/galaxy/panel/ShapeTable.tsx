import { count, fixed, THIN } from '../../../controls/numbers.ts';
import type { Column } from '../../../controls/table/columns.ts';
import { DataTable } from '../../../controls/table/DataTable.tsx';
import { useDataset } from '../../../state/hooks.ts';
import type { WindowedShape } from '../analysis/index.ts';
import type { SpectrumFigures } from '../analysis/shape.ts';

/** A figure derived from a spectrum. */
interface ShapeFigure {
  readonly name: string;
  readonly of: (spectrum: SpectrumFigures) => number;
  readonly print: (value: number) => string;
  /** whether it says how eigenvalues scatter: a Gaussian's are expected ones, which do not */
  readonly measuredOnly?: boolean;
}

/** The figures of a spectrum beside those of the Gaussian of the same shape. */
export function ShapeTable({
  shape,
  activations,
}: {
  shape: WindowedShape;
  activations: WindowedShape | null;
}) {
  const { item } = useDataset().info;
  const { powerLaw, gaussian } = shape;
  const column = (header: string, spectrum: SpectrumFigures): Column<ShapeFigure> => ({
    header,
    value: ({ of, measuredOnly }) => (measuredOnly && spectrum === gaussian ? null : of(spectrum)),
    cell: ({ of, print, measuredOnly }) =>
      measuredOnly && spectrum === gaussian ? '–' : print(of(spectrum)),
    align: 'end',
  });
  const columns: Column<ShapeFigure>[] = [
    { header: 'figure', value: ({ name }) => name, rowHeader: true },
    column(`${item}s`, shape),
    ...(activations ? [column('activations', activations)] : []),
    column('Gaussian', gaussian),
  ];
  return (
    <>
      <DataTable
        caption="The shape of the spectrum beside a Gaussian of the same shape"
        columns={columns}
        rows={figuresOver(powerLaw)}
      />
      <p className="note">
        {count(shape.n)} {item}s × {shape.dim}
        {activations && `; ${count(activations.n)} activations`}; slope and log-volume over ranks{' '}
        {powerLaw.from}–{powerLaw.to}, {powerLaw.n} eigenvalues
        {powerLaw.excluded > 0 && `, ${powerLaw.excluded} left out as zero`}. The error says how straight the
        line is, not where the slope of another sample would be; Gaussian: the same n, dimension and total
        variance.
      </p>
    </>
  );
}

function figuresOver({ from, to }: WindowedShape['powerLaw']): ShapeFigure[] {
  return [
    {
      name: `slope, ${from}–${to}`,
      of: ({ powerLaw }) => powerLaw.slope,
      print: (value) => fixed(value, 3),
    },
    {
      name: 'residual error of the fit',
      of: ({ powerLaw }) => (powerLaw.ci95[1] - powerLaw.ci95[0]) / 2,
      measuredOnly: true,
      print: (half) => `±${THIN}${fixed(half, 3)}`,
    },
    {
      name: 'participation ratio',
      of: ({ participationRatio }) => participationRatio,
      print: (value) => fixed(value, 1),
    },
    { name: 'log-volume Σ ln λ', of: ({ logVolume }) => logVolume, print: (value) => fixed(value, 1) },
  ];
}
