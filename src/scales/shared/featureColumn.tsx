import type { Column } from '../../controls/table/columns.ts';
import type { Labels } from '../../dataset/dataset.ts';
import { pin } from '../../state/pin.ts';
import { select } from '../../state/selection/select.ts';

/**
 * A column of features by number and label, cut to one line; pressing one pins it, and with shift, control
 * or command adds it to the selection or takes it out.
 *
 * @param item     what a feature is called in this dataset
 * @param colourOf the CSS colour of a feature's swatch, such as its lobe's; no swatches if left out
 * @param markOf   a short mark before the number, and what it means
 */
export function featureColumn<Row>({
  item,
  feature,
  labels,
  colourOf,
  markOf,
}: {
  item: string;
  feature: (row: Row) => number;
  labels: Labels | null | undefined;
  colourOf?: (feature: number) => string | undefined;
  markOf?: (feature: number) => { readonly mark: string; readonly meaning: string } | null;
}): Column<Row> {
  const descriptionOf = (row: Row) => labels?.description[feature(row)];
  return {
    header: item,
    value: feature,
    align: 'start',
    clip: true,
    cell: (row) => {
      const index = feature(row);
      const colour = colourOf?.(index);
      const marked = markOf?.(index);
      return (
        <>
          {colour !== undefined && <span className="swatch" style={{ background: colour }} />}{' '}
          {marked && (
            <span className="good" title={marked.meaning}>
              {marked.mark}{' '}
            </span>
          )}
          {index} {descriptionOf(row)}
        </>
      );
    },
    press: {
      act: (row) => pin('feature', feature(row)),
      modified: (row) => select('feature', [feature(row)], 'toggle'),
      title: descriptionOf,
    },
  };
}
