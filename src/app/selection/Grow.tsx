import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { count } from '../../controls/numbers.ts';
import { NumberEntry } from '../../controls/fields/NumberEntry.tsx';
import { SelectField } from '../../controls/fields/SelectField.tsx';
import { printIndices } from '../../dataset/indexText.ts';
import { jobs } from '../../jobs/page.ts';
import { CancelledError } from '../../math/work/work.ts';
import { GROW_COUNT, type GrowBy } from '../../scales/cloud/analysis/index.ts';
import { growJob } from '../../scales/cloud/selectionJobs.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { select, selectedNow } from '../../state/selection/select.ts';
import type { Item, Selection } from '../../state/selection/selection.ts';
import { store } from '../../state/store.ts';

/** More neighbours of each member than this say little about it. */
const MOST = 100;

/** Adds the neighbours of each member to the selection. */
export function Grow({ item, members }: { item: Item; members: Uint32Array }) {
  const { info } = useDataset();
  const layer = useLayer();
  const [chosen, setBy] = useState<GrowBy>('cosine');
  const [number, setNumber] = useState<number>(GROW_COUNT);
  const { running, message, grow } = useGrow(item, members);
  const fires = item === 'feature' && layer.has.firings;
  const by = fires ? chosen : 'cosine';
  const name = item === 'word' ? 'word' : info.item;
  return (
    <div className="stack">
      <p className="note">
        {by === 'phi'
          ? `Adds the ${name}s that fire most with each member beyond chance (phi).`
          : `Adds the ${name}s nearest to each member by the cosine of their directions.`}
      </p>
      {fires && (
        <SelectField<GrowBy>
          label="by"
          value={by}
          options={[
            { id: 'cosine', name: 'direction' },
            { id: 'phi', name: 'co-firing' },
          ]}
          onChange={setBy}
        />
      )}
      <NumberEntry
        label={`${name}s for each member`}
        value={number}
        least={1}
        most={MOST}
        onChange={setNumber}
      />
      <div className="row">
        <Button isDisabled={running} onPress={() => void grow(by, number)}>
          {running ? 'Growing…' : 'Grow'}
        </Button>
        <span className="note" role="status">
          {message}
        </span>
      </div>
    </div>
  );
}

/** Runs the job, whose progress and cancel button are in the task tray, and adds what it finds. */
function useGrow(item: Item, members: Uint32Array) {
  const { reference } = useDataset();
  const layer = useLayer();
  const [running, setRunning] = useState(false);
  // What was added belongs to the selection that it made.
  const [outcome, setOutcome] = useState<{ text: string; of: Selection | null } | null>(null);
  const selection = useTricosm(({ view }) => view.selection);
  const setMessage = (text: string) => setOutcome({ text, of: store.getState().view.selection });
  const grow = async (by: GrowBy, number: number) => {
    setRunning(true);
    setOutcome(null);
    const parameters = {
      layer: layer.id,
      among: item === 'word' ? ('words' as const) : ('features' as const),
      members: printIndices(members),
      by,
      count: number,
    };
    try {
      const found = await jobs.run(growJob, { dataset: reference, parameters });
      const { dataset } = store.getState();
      // What was found belongs to the dataset and layer that it was asked of.
      if (dataset?.reference !== reference || layer.id !== layerShown()) return;
      const before = selectedNow(item)?.length ?? 0;
      select(item, found, 'add');
      const added = (selectedNow(item)?.length ?? 0) - before;
      setMessage(added === 0 ? 'All of them were selected already.' : `${count(added)} added`);
    } catch (error) {
      if (!(error instanceof CancelledError)) setMessage((error as Error).message);
    } finally {
      setRunning(false);
    }
  };
  const message = outcome?.of === selection ? (outcome?.text ?? '') : '';
  return { running, message, grow };
}

function layerShown(): string | undefined {
  const { dataset, view } = store.getState();
  return dataset?.info.layers.find(({ id }) => id === view.layer)?.id ?? dataset?.info.defaultLayer;
}
