import { count, significant } from '../../controls/numbers.ts';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { normsJob } from '../../jobs/datasetJobs.ts';
import { missingFor } from '../../scales/fitting.ts';
import type { Scale } from '../../state/view.ts';
import { useAnswer } from './useAnswer.ts';

const NAMES: readonly (readonly [Scale, string])[] = [
  ['atom', 'Atom'],
  ['brain', 'Brain'],
  ['galaxy', 'Galaxy'],
];

/**
 * What files make together, and what a scale still lacks.
 *
 * @param address  of the dataset, its vectors as stored
 */
export function Contents({ info, address }: { info: DatasetInfo; address: string }) {
  const { layers, item, relations } = info;
  const sizes = layers.map(({ name, features, dim, blocks }) =>
    [
      layers.length > 1 ? name : '',
      features > 0 ? `${count(features)} ${item}s${dim > 0 ? ` × ${dim}` : ''}` : `word vectors × ${dim}`,
      blocks > 0 ? `${count(blocks)} blocks` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  );
  return (
    <>
      <p>
        <strong>{info.name}</strong>: {sizes.join('; ')}
        {relations.length > 0 && `; ${relations.length} ${relations.length === 1 ? 'relation' : 'relations'}`}
      </p>
      <dl className="keys">
        <Norms info={info} address={address} />
        {NAMES.map(([scale, name]) => {
          const missing = missingFor(scale, info);
          return (
            <div key={scale} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd className={missing ? 'note' : undefined}>{missing ? `lacks ${missing}` : 'ready'}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** Directions with more numbers than this, 256 MB, are not read before they are opened. */
const MOST_NUMBERS = 2 ** 26;

/** How long the directions of the layer that is shown first are: whether unit length would change anything. */
function Norms({ info, address }: { info: DatasetInfo; address: string }) {
  const layer = info.layers.find(({ id }) => id === info.defaultLayer) ?? info.layers[0]!;
  const small = layer.features * layer.dim <= MOST_NUMBERS;
  const asked = layer.has.decoder && small;
  const { result, message, waiting } = useAnswer(normsJob, address, asked ? { layer: layer.id } : null);
  if (!layer.has.decoder) return null;
  const name = info.layers.length > 1 ? `Norms, ${layer.name}` : 'Norms';
  return (
    <div style={{ display: 'contents' }}>
      <dt>{name}</dt>
      <dd className={message ? 'warning-note' : undefined} aria-busy={asked && waiting}>
        {!small
          ? 'shown once it is open, for it is large'
          : (message ??
            (result && !waiting
              ? `${significant(result.least)} to ${significant(result.greatest)}, median ${significant(result.median)}`
              : '…'))}
      </dd>
    </div>
  );
}
