import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';
import { correctedAddress } from '../../dataset/corrections.ts';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { convertPickle } from '../../dataset/formats/pickle/format.ts';
import { infoJob, NO_DATASET, recogniseJob } from '../../jobs/datasetJobs.ts';
import './open.css';
import { Contents } from './Contents.tsx';
import { Correct } from './Correct.tsx';
import { Files } from './Files.tsx';
import type { Reading } from './reading.ts';
import { useAnswer } from './useAnswer.ts';

/**
 * What was recognised in files, what they make together and what they lack, before they are opened; and how they are
 * to be read, where that is not as they were taken.
 *
 * @param address  where the files are, without how they are read
 * @param initial  how they are read at first
 */
export default function OpenDialog({
  title,
  note,
  address,
  initial,
  onOpen,
  onCancel,
}: {
  title: string;
  note: string;
  address: string;
  initial: Reading;
  onOpen: (info: DatasetInfo, reading: Reading) => void;
  onCancel: () => void;
}) {
  const [reading, setReading] = useState(initial);
  const corrected = correctedAddress(address, reading.corrections);
  const recognition = useAnswer(recogniseJob, NO_DATASET, { address: corrected });
  const opened = useAnswer(infoJob, corrected, {});
  const info = opened.result;
  const told = [recognition.message, ...(recognition.result?.files ?? []).map(({ fault }) => fault)];
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
            !recognition.message && <p className="note">Looking at the files…</p>
          )}
          {recognition.message && <p role="alert">{recognition.message}</p>}
          {pickles.map(({ path }) => (
            <pre key={path} className="convert">
              {convertPickle(path)}
            </pre>
          ))}
          {recognition.result && (
            <Correct files={recognition.result.files} reading={reading} onChange={setReading} />
          )}
          {info && <Contents info={info} address={corrected} />}
          {opened.message && !told.includes(opened.message) && (
            <p role="alert" className="warning-note">
              {opened.message}
            </p>
          )}
          {!info && !opened.message && (
            <p role="status" className="note">
              Reading…
            </p>
          )}
          <p className="note">{note}</p>
          <div className="row">
            <Button
              kind="primary"
              isDisabled={!info || opened.waiting}
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
