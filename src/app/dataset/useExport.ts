import { useEffect, useRef, useState } from 'react';
import { fileSize, percent } from '../../controls/numbers.ts';
import { saveFile } from '../../controls/saveFile.ts';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import type { DatasetReference } from '../../dataset/reference.ts';
import { wordPlaces } from '../../dataset/wordPlaces.ts';
import { relationsJob } from '../../jobs/datasetJobs.ts';
import { jobs } from '../../jobs/page.ts';
import { resolveOwn } from '../../scales/atom/relations.ts';
import { atomNow } from '../../scales/atom/useAtom.ts';
import { exportJob } from '../../scales/publish/exportJob.ts';
import { useDataset } from '../../state/hooks.ts';
import { columnsOf, columnsOn, ownColumns } from '../../state/ownColumns/ownColumns.ts';
import { store } from '../../state/store.ts';
import type { ChosenResults } from './ResultsChoice.tsx';

/** The publisher's description of the dataset. */
export interface Publisher {
  readonly name: string;
  readonly title: string;
  readonly licence: string;
  readonly source: string;
}

/** The progress of an export, or its outcome; at most one of the two is not empty. */
export interface ExportState {
  readonly text: string;
  readonly fault: string;
}

/** The export of the open dataset: its state, and a function that writes and saves the zip. */
export function useExport() {
  const { reference: dataset, info } = useDataset();
  const [state, setState] = useState<ExportState>({ text: '', fault: '' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const write = async (publisher: Publisher, results: ChosenResults) => {
    const { signal } = (stop.current = new AbortController());
    const onProgress = (fraction: number, text: string) =>
      setState({ text: `${percent(fraction, 0)} · ${text}`, fault: '' });
    setState({ text: 'Reading…', fault: '' });
    try {
      const { scales } = store.getState().view;
      const relations = await ownRelations(dataset, signal);
      const columns = ownColumnsOf(dataset, info);
      const parameters = { ...publisher, relations, columns, results: { ...results, scales } };
      const { zip, added, skipped, leftOut } = await jobs.run(
        exportJob,
        { dataset, parameters },
        { signal, onProgress },
      );
      saveFile(`${publisher.name}.zip`, zip as Uint8Array<ArrayBuffer>, 'application/zip');
      setState({
        text: [
          `Saved: ${fileSize(zip.length)}${added > 0 ? ` with ${added} results` : ''}.`,
          'Unpack it on a static host, and open this page with ?data= and its address.',
          leftOut.length > 0 ? `Without your columns of texts ${leftOut.join(', ')}.` : '',
          ...skipped.map(({ title, reason }) => `Without ${title}: ${reason}`),
        ]
          .filter((sentence) => sentence !== '')
          .join(' '),
        fault: '',
      });
    } catch (error) {
      if (!signal.aborted) setState({ text: '', fault: (error as Error).message });
    }
  };
  return { state, write };
}

/** The user's own relations by word indices, as a bundle holds them. */
async function ownRelations(dataset: DatasetReference, signal: AbortSignal) {
  const { own } = atomNow();
  if (own.length === 0) return [];
  const { words } = await jobs.run(relationsJob, { dataset, parameters: {} }, { signal });
  return resolveOwn(own, wordPlaces(words)).map((relation) => ({
    ...relation,
    pairs: Uint32Array.from(relation.pairs),
  }));
}

/** The columns that the user added, by the layers that they apply to. */
function ownColumnsOf(dataset: DatasetReference, { layers }: DatasetInfo) {
  const all = columnsOf(ownColumns.getState(), dataset);
  return layers
    .map((layer) => ({ layer: layer.id, columns: columnsOn(all, layer) }))
    .filter(({ columns }) => columns.length > 0);
}
