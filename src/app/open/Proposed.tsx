import { useMemo, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';
import { mayHoldColumns } from '../../dataset/formats/columns/endings.ts';
import { columnFileJob } from '../../jobs/datasetJobs.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { useLayer, useTricosm } from '../../state/hooks.ts';
import { referenceToChosen, type Chosen } from '../../state/localFiles.ts';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { OpenDialog } from './openDialogPart.ts';
import { matchProposed, openProposed, withdraw } from './openLocal.ts';
import { AS_THEY_ARE } from './reading.ts';

const ColumnsDialog = lazyPart(() => import('../columns/ColumnsDialog.tsx'));

/**
 * What dropped or chosen files are: columns for the features of the open dataset, if it is one table that numbers them,
 * or a dataset. The user decides if it could be both.
 */
export function Proposed({ proposed }: { proposed: Chosen }) {
  const open = useTricosm(({ dataset }) => dataset !== null);
  const [asDataset, setAsDataset] = useState(false);
  if (proposed.forMatching) return <Beside proposed={proposed} />;
  const mayAdd = open && proposed.files.length === 1 && mayHoldColumns(proposed.files[0]!.path);
  if (mayAdd && !asDataset) return <Columns proposed={proposed} onOther={() => setAsDataset(true)} />;
  return <Whole proposed={proposed} />;
}

/** The files as a dataset. @param noColumns  why the open dataset has no columns in it, if it may be meant for them */
function Whole({ proposed, noColumns }: { proposed: Chosen; noColumns?: string | undefined }) {
  const place = useMemo(() => referenceToChosen(proposed), [proposed]);
  return (
    <OpenDialog
      title={proposed.files.length === 1 ? 'Open a file' : 'Open files'}
      hint={noColumns}
      note="Files are read in this browser and never leave it. A link to them can hold the view, not the files."
      place={place}
      initial={AS_THEY_ARE}
      onOpen={openProposed}
      onCancel={withdraw}
    />
  );
}

/** The files as a second dataset, with whose features those of the open one are matched. */
function Beside({ proposed }: { proposed: Chosen }) {
  const place = useMemo(() => referenceToChosen(proposed), [proposed]);
  return (
    <OpenDialog
      title={proposed.files.length === 1 ? 'Match with a file' : 'Match with files'}
      action="Match with it"
      note="The open dataset stays. Files are read in this browser and never leave it; no link holds them."
      place={place}
      initial={AS_THEY_ARE}
      onOpen={matchProposed}
      onCancel={withdraw}
    />
  );
}

/** The file as columns, if it holds any for this layer; else as a dataset, unless it was chosen for its columns. */
function Columns({ proposed, onOther }: { proposed: Chosen; onOther: () => void }) {
  const { features } = useLayer();
  const place = useMemo(() => referenceToChosen(proposed), [proposed]);
  const { result, error } = useJob(columnFileJob, features > 0 ? place : null, { features });
  if (result) return <ColumnsDialog found={result} onOther={onOther} onClose={withdraw} />;
  if (features === 0 || (error && !proposed.forColumns)) {
    return <Whole proposed={proposed} noColumns={error?.message} />;
  }
  return (
    <ModalOverlay className="modal-back" isOpen isDismissable onOpenChange={(shown) => !shown && withdraw()}>
      <Modal className="modal">
        <Dialog className="dialog">
          <header>
            <Heading slot="title">{error ? 'No columns to add' : 'Looking at the file…'}</Heading>
          </header>
          {error && <p role="alert">{error.message}</p>}
          <div className="row">
            {error && <Button onPress={onOther}>Open it as a dataset</Button>}
            <Button onPress={withdraw}>Cancel</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
