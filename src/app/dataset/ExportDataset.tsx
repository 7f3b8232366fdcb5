import { useEffect, useRef, useState } from 'react';
import {
  Dialog,
  DialogTrigger,
  Heading,
  Input,
  Label,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { fileSize, percent } from '../../controls/numbers.ts';
import { Button } from '../../controls/Button.tsx';
import { saveFile } from '../../controls/saveFile.ts';
import { wordPlaces } from '../../dataset/formats/relations/relations.ts';
import { relationsJob } from '../../jobs/datasetJobs.ts';
import { jobs } from '../../jobs/page.ts';
import { resolveOwn } from '../../scales/atom/relations.ts';
import { exportJob } from '../../scales/publish/exportJob.ts';
import { FIRST_VIEW, type ResultChoice } from '../../scales/publish/publishable.ts';
import { useDataset, useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { ResultsChoice } from './ResultsChoice.tsx';

/** Writes what is open as a bundle in a zip archive, which any static host serves as a link. */
export function ExportDataset() {
  return (
    <DialogTrigger>
      <Button>Export as static dataset…</Button>
      <ModalOverlay className="modal-back" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">{({ close }) => <Form onClose={close} />}</Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const { info, url } = useDataset();
  const own = useTricosm((state) => state.view.atom.own);
  const [said, setSaid] = useState({
    name: info.name,
    title: info.title,
    licence: info.provenance.licence,
    source: info.provenance.source,
  });
  const [results, setResults] = useState<ResultChoice>({
    kinds: FIRST_VIEW,
    view: store.getState().view,
    layers: null,
  });
  const [state, setState] = useState({ text: '', fault: '' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const write = async () => {
    const { signal } = (stop.current = new AbortController());
    const onProgress = (fraction: number, text: string) =>
      setState({ text: `${percent(fraction, 0)} · ${text}`, fault: '' });
    setState({ text: 'Reading…', fault: '' });
    try {
      const words =
        own.length === 0
          ? []
          : (await jobs.run(relationsJob, { dataset: url, parameters: {} }, { signal })).words;
      const relations = resolveOwn(own, wordPlaces(words)).map((relation) => ({
        ...relation,
        pairs: Uint32Array.from(relation.pairs),
      }));
      const { galaxy, brain, atom } = store.getState().view;
      const view = { galaxy, brain, atom };
      const parameters = { ...said, relations, results: { ...results, view } };
      const { zip, added, skipped } = await jobs.run(
        exportJob,
        { dataset: url, parameters },
        { signal, onProgress },
      );
      saveFile(`${said.name}.zip`, zip as Uint8Array<ArrayBuffer>, 'application/zip');
      setState({
        text: [
          `Saved: ${fileSize(zip.length)}${added > 0 ? ` with ${added} results` : ''}.`,
          'Unpack it on a static host, and open ?data= and its address.',
          ...skipped.map(({ title, reason }) => `Without ${title}: ${reason}`),
        ].join(' '),
        fault: '',
      });
    } catch (error) {
      if (!signal.aborted) setState({ text: '', fault: (error as Error).message });
    }
  };
  const field = (key: keyof typeof said, label: string) => (
    <TextField value={said[key]} onChange={(value) => setSaid({ ...said, [key]: value })}>
      <Label className="label">{label}</Label>
      <Input className="input" />
    </TextField>
  );
  return (
    <>
      <header>
        <Heading slot="title">Export as static dataset</Heading>
        <Button kind="quiet" aria-label="Close" onPress={onClose}>
          ✕
        </Button>
      </header>
      <p className="note">
        A zip of everything that is open: vectors in half precision, firings, labels and notes, relations
        {own.length > 0 && `, your own ${own.length} among them`}. Any static host serves it as it is.
      </p>
      {field('name', 'Name, short')}
      {field('title', 'Title')}
      {field('licence', 'Licence (required)')}
      {field('source', 'Source')}
      <ResultsChoice value={results} onChange={setResults} />
      <p role="status" className="note">
        {state.text}
      </p>
      {state.fault && (
        <p role="alert" className="warning-note">
          {state.fault}
        </p>
      )}
      <div className="row">
        <Button kind="primary" isDisabled={said.name.trim() === ''} onPress={() => void write()}>
          Make the zip
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </>
  );
}
