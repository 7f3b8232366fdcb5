import { useMemo, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { convertPickle } from '../../dataset/formats/pickle/format.ts';
import type { DatasetReference } from '../../dataset/reference.ts';
import { infoJob, recogniseJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/useJob.ts';
import './open.css';
import { Contents } from './Contents.tsx';
import { Correct } from './Correct.tsx';
import { Files } from './Files.tsx';
import type { Reading } from './reading.ts';

/**
 * Shows, before files are opened, what was recognised in them, the dataset that they make and what it lacks, and lets
 * the user correct how they are read.
 *
 * @param place  where the files are; how they are read is chosen here
 * @param initial  the reading that the dialog starts with
 */
export default function OpenDialog({
  title,
  note,
  place,
  initial,
  onOpen,
  onCancel,
}: {
  title: string;
  note: string;
  place: DatasetReference;
  initial: Reading;
  onOpen: (info: DatasetInfo, reading: Reading) => void;
  onCancel: () => void;
}) {
  const [reading, setReading] = useState(initial);
  // The preview uses the vectors as stored, whatever their later preparation.
  const corrected = useMemo(
    () => ({ ...place, corrections: reading.corrections }),
    [place, reading.corrections],
  );
  const recognition = useJob(recogniseJob, corrected, {});
  const opened = useJob(infoJob, corrected, {});
  const info = opened.error ? null : opened.result;
  const shown = [recognition.error?.message, ...(recognition.result?.files ?? []).map(({ fault }) => fault)];
  const pickles = recognition.result?.files.filter(({ role }) => role === 'pickle') ?? [];
  return (
    <ModalOverlay
      className="modal-back"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <header>
            <Heading slot="title">{title}</Heading>
          </header>
          {recognition.result ? (
            <Files {...recognition.result} />
          ) : (
            !recognition.error && <p className="note">Looking at the files…</p>
          )}
          {recognition.error && <p role="alert">{recognition.error.message}</p>}
          {pickles.map(({ path }) => (
            <pre key={path} className="convert">
              {convertPickle(path)}
            </pre>
          ))}
          {recognition.result && (
            <Correct files={recognition.result.files} reading={reading} onChange={setReading} />
          )}
          {info && <Contents info={info} reference={corrected} />}
          {opened.error && !shown.includes(opened.error.message) && (
            <p role="alert" className="warning-note">
              {opened.error.message}
            </p>
          )}
          {!info && !opened.error && (
            <p role="status" className="note">
              Reading…
            </p>
          )}
          <p className="note">{note}</p>
          <div className="row">
            <Button
              kind="primary"
              isDisabled={!info || opened.stale}
              onPress={() => info && onOpen(info, reading)}
            >
              Open
            </Button>
            <Button onPress={onCancel}>Cancel</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
