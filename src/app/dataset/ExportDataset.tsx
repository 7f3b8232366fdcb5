import { useState } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';
import { TextEntry } from '../../controls/fields/TextEntry.tsx';
import { useAtom } from '../../scales/atom/useAtom.ts';
import { FIRST_VIEW } from '../../scales/publish/publishable.ts';
import { useDataset } from '../../state/hooks.ts';
import { ResultsChoice, type ChosenResults } from './ResultsChoice.tsx';
import { useExport, type Publisher } from './useExport.ts';

/** Writes the open dataset as a bundle in a zip archive, which any static host serves as a link. */
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

const FIELDS: readonly (readonly [key: keyof Publisher, label: string])[] = [
  ['name', 'Name, short'],
  ['title', 'Title'],
  ['licence', 'Licence (required)'],
  ['source', 'Source'],
];

function Form({ onClose }: { onClose: () => void }) {
  const { info } = useDataset();
  const own = useAtom((view) => view.own);
  const { name, title } = info;
  const { licence, source } = info.provenance;
  const [publisher, setPublisher] = useState<Publisher>({ name, title, licence, source });
  const [results, setResults] = useState<ChosenResults>({ kinds: FIRST_VIEW, layers: null });
  const { state, write } = useExport();
  return (
    <>
      <header>
        <Heading slot="title">Export as static dataset</Heading>
        <Button kind="quiet" aria-label="Close" onPress={onClose}>
          ✕
        </Button>
      </header>
      <p className="note">
        A zip of everything that is open: vectors in half precision, firings, labels and notes, columns of
        your own, relations
        {own.length > 0 && `, your own ${own.length} among them`}. Any static host can serve it without
        changes.
      </p>
      {FIELDS.map(([key, label]) => (
        <TextEntry
          key={key}
          label={label}
          value={publisher[key]}
          onChange={(value) => setPublisher({ ...publisher, [key]: value })}
        />
      ))}
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
        <Button
          kind="primary"
          isDisabled={publisher.name.trim() === ''}
          onPress={() => void write(publisher, results)}
        >
          Make the zip
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </>
  );
}
