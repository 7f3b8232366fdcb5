import { count } from '../../../controls/numbers.ts';
import { Button } from '../../../controls/Button.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { useLabels } from '../useLabels.ts';
import { cancelFetching, fetchExplanations, sourceKey, useFetched } from './fetched.ts';

/** Asks Neuronpedia for the labels of these features that have none: at a click, and for no others. */
export function NeuronpediaLabels({ features }: { features: readonly number[] }) {
  const { info } = useDataset();
  const { neuronpedia, has } = useLayer();
  const { result: labels } = useLabels();
  const { bySource, running, error } = useFetched();
  if (!neuronpedia || (has.labels && !labels)) return null;
  const key = sourceKey(neuronpedia);
  const answered = bySource.get(key);
  const missing = [...new Set(features)].filter((i) => !labels?.description[i] && !answered?.has(i));
  if (running?.key === key) {
    return (
      <div className="row">
        <span className="note" role="status">
          {count(running.done)} of {count(running.total)} labels from neuronpedia.org
        </span>
        <Button kind="quiet" onPress={cancelFetching}>
          Cancel
        </Button>
      </div>
    );
  }
  return (
    <>
      {error && <p className="note warning-note">{error}</p>}
      {missing.length > 0 && (
        <div className="stack">
          <div className="row">
            <Button onPress={() => void fetchExplanations(neuronpedia, missing)}>
              Fetch {count(missing.length)} {missing.length === 1 ? 'label' : 'labels'} from Neuronpedia
            </Button>
          </div>
          <p className="note">
            Asks neuronpedia.org for the {info.item}s listed here that have no label, about six a second.
          </p>
        </div>
      )}
    </>
  );
}
