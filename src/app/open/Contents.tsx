import { count, significant } from '../../controls/numbers.ts';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { normsJob } from '../../jobs/datasetJobs.ts';
import type { DatasetReference } from '../../dataset/reference.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { SCALES } from '../../scales/index.ts';

/**
 * The dataset that the files make together, and the data that each scale still lacks. While a fault is
 * shown, no scale is called ready.
 *
 * @param reference  to the dataset, its vectors as stored
 * @param faulty  whether the fault of a file is shown
 */
export function Contents({
  info,
  reference,
  faulty,
}: {
  info: DatasetInfo;
  reference: DatasetReference;
  faulty: boolean;
}) {
  const norms = useNorms(info, reference);
  const ready = faulty || norms.error ? 'see the fault above' : 'ready';
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
        <Norms info={info} norms={norms} />
        {SCALES.map((scale) => {
          const missing = scale.missing(info);
          return (
            <div key={scale.id} style={{ display: 'contents' }}>
              <dt>{scale.name}</dt>
              <dd className={missing || ready !== 'ready' ? 'note' : undefined}>
                {missing ? `lacks ${missing}` : ready}
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** Larger layers, above 256 MB, are not read before the dataset is opened. */
const MOST_NUMBERS = 2 ** 26;

/** The norms of the directions of the layer shown first: they show whether unit length would change anything. */
function useNorms(info: DatasetInfo, reference: DatasetReference) {
  const layer = info.layers.find(({ id }) => id === info.defaultLayer) ?? info.layers[0]!;
  const small = layer.features * layer.dim <= MOST_NUMBERS;
  const asked = layer.has.decoder && small;
  const { result, error, status } = useJob(normsJob, asked ? reference : null, { layer: layer.id });
  return { layer, small, asked, result, error, waiting: status === 'running' };
}

function Norms({ info, norms }: { info: DatasetInfo; norms: ReturnType<typeof useNorms> }) {
  const { layer, small, asked, result, error, waiting } = norms;
  if (!layer.has.decoder) return null;
  const name = info.layers.length > 1 ? `Norms, ${layer.name}` : 'Norms';
  return (
    <div style={{ display: 'contents' }}>
      <dt>{name}</dt>
      <dd className={error ? 'warning-note' : undefined} aria-busy={asked && waiting}>
        {!small
          ? 'shown after opening, because the layer is large'
          : (error?.message ??
            (result && !waiting
              ? `${significant(result.least)} to ${significant(result.greatest)}, median ${significant(result.median)}`
              : '…'))}
      </dd>
    </div>
  );
}
