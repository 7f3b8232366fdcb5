import { useMemo, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { isTorchName, tensorsOnly } from '../../dataset/files/torch/endings.ts';
import { samePlace, type DatasetReference } from '../../dataset/reference.ts';
import { infoJob, recogniseJob } from '../../jobs/datasetJobs.ts';
import type { Progress } from '../../jobs/follow/progress.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useProgress } from '../../jobs/follow/useProgress.ts';
import './open.css';
import { ProgressBar } from '../../scales/shared/asking/ProgressBar.tsx';
import { Stale } from '../../scales/shared/asking/Stale.tsx';
import { Contents } from './Contents.tsx';
import { Correct } from './Correct.tsx';
import { Files } from './Files.tsx';
import type { Reading } from './reading.ts';

/**
 * Shows, before files are opened, what was recognised in them, the dataset that they make and what it lacks, and lets
 * the user correct how they are read.
 *
 * @param hint  why the files are not something else that the user may want, said if they make a dataset
 * @param action  what the button says that takes them; `Open` if left out
 * @param place  where the files are; how they are read is chosen here
 * @param initial  the reading that the dialog starts with
 */
export default function OpenDialog({
  title,
  note,
  hint,
  action = 'Open',
  place,
  initial,
  onOpen,
  onCancel,
}: {
  title: string;
  note: string;
  hint?: string | undefined;
  action?: string;
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
  // Read otherwise, the same files are still what this dialog is about.
  const recognition = useJob(recogniseJob, corrected, {}, { same: samePlace });
  const opened = useJob(infoJob, corrected, {}, { same: samePlace });
  const info = opened.error ? null : opened.result;
  const faulty = recognition.result?.files.some(({ fault }) => fault) ?? false;
  const shown = [recognition.error?.message, ...(recognition.result?.files ?? []).map(({ fault }) => fault)];
  const refused = (recognition.result?.files ?? []).filter(
    ({ path, role, fault }) => isTorchName(path) && role === 'unknown' && fault !== '',
  );
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
          {refused.map(({ path }) => (
            <pre key={path} className="convert">
              {tensorsOnly(path)}
            </pre>
          ))}
          {recognition.result && (
            <Correct files={recognition.result.files} reading={reading} onChange={setReading} />
          )}
          {info && (
            <Stale stale={opened.stale}>
              <Contents info={info} reference={corrected} faulty={faulty} />
            </Stale>
          )}
          {opened.error && !shown.includes(opened.error.message) && (
            <p role="alert" className="warning-note">
              {opened.error.message}
            </p>
          )}
          {!info && !opened.error && <Waiting progress={opened.progress} />}
          {info && hint && <p className="note">No columns for the dataset that is open: {hint}</p>}
          <p className="note">{note}</p>
          <div className="row">
            <Button
              kind="primary"
              isDisabled={!info || opened.stale}
              onPress={() => info && onOpen(info, reading)}
            >
              {action}
            </Button>
            <Button onPress={onCancel}>Cancel</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** How far the files are read. A large table of text takes seconds. */
function Waiting({ progress }: { progress: Progress }) {
  const { fraction, text } = useProgress(progress);
  if (fraction === 0) {
    return (
      <p role="status" className="note">
        Reading…
      </p>
    );
  }
  return (
    <div className="asking">
      {/* The text changes often: it is not read out each time. */}
      <p className="note">
        <span role="status">Reading…</span> <span aria-hidden="true">{text.replace(/^Reading /, '')}</span>
      </p>
      <ProgressBar of={progress} />
    </div>
  );
}
