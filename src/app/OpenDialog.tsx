import { useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../controls/Button.tsx';
import type { DatasetInfo } from '../dataset/dataset.ts';
import { convertPickle, type RecognisedFile } from '../dataset/formats/recognise.ts';
import type { Recognition } from '../dataset/local.ts';
import type { Job } from '../jobs/job.ts';
import { infoJob, NO_DATASET, recogniseJob } from '../jobs/datasetJobs.ts';
import { jobs } from '../jobs/page.ts';
import { missingFor } from '../scales/fitting.ts';
import type { Chosen } from '../state/localFiles.ts';
import type { Scale } from '../state/view.ts';
import { openProposed, withdraw } from './openLocal.ts';

/** What was recognised in chosen files, what they make together and what they lack, before they are opened. */
export default function OpenDialog({ chosen }: { chosen: Chosen }) {
  const { listing } = chosen;
  const recognition = useAnswer(recogniseJob, NO_DATASET, listing);
  const opened = useAnswer(infoJob, listing, listing);
  const info = opened.result;
  const told = [recognition.message, ...(recognition.result?.files ?? []).map(({ fault }) => fault)];
  const pickles = recognition.result?.files.filter(({ role }) => role === 'pickle') ?? [];
  return (
    <ModalOverlay
      className="modal-back"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) withdraw();
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <header>
            <Heading slot="title">Open {chosen.files.length === 1 ? 'a file' : 'files'}</Heading>
          </header>
          {recognition.result ? (
            <Files {...recognition.result} />
          ) : (
            <p className="note">Looking at the files…</p>
          )}
          {recognition.message && <p role="alert">{recognition.message}</p>}
          {pickles.map(({ path }) => (
            <pre key={path} className="convert">
              {convertPickle(path)}
            </pre>
          ))}
          {info && <Contents info={info} />}
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
          <p className="note">
            Files are read in this browser and never leave it. A link to them can hold the view, not the
            files.
          </p>
          <div className="row">
            <Button kind="primary" isDisabled={!info} onPress={() => info && openProposed(info)}>
              Open
            </Button>
            <Button onPress={withdraw}>Cancel</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface Answer<T> {
  readonly result?: T;
  readonly message?: string;
}

/** Runs a job on a listing; given up when the dialog closes. */
function useAnswer<P extends { listing: string } | Record<string, never>, T>(
  job: Job<P, T>,
  dataset: string,
  listing: string,
): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({});
  useEffect(() => {
    const stop = new AbortController();
    const parameters = (dataset === NO_DATASET ? { listing } : {}) as P;
    jobs.run(job, { dataset, parameters }, { signal: stop.signal }).then(
      (result) => setAnswer({ result }),
      (error: unknown) => {
        if (!stop.signal.aborted)
          setAnswer({ message: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => stop.abort();
  }, [job, dataset, listing]);
  return answer;
}

function Files({ files, unused }: Recognition) {
  return (
    <div className="table-holder" role="region" aria-label="Files" tabIndex={0}>
      <table className="files">
        <caption>What was recognised</caption>
        <thead>
          <tr>
            <th scope="col">file</th>
            <th scope="col">what it is</th>
            <th scope="col">shape</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.path}>
              <th scope="row">{file.path}</th>
              <td>
                {file.what}
                <Remark file={file} unused={unused.includes(file.path)} />
              </td>
              <td>{file.shape}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Remark({ file, unused }: { file: RecognisedFile; unused: boolean }) {
  if (file.fault) return <span className="note warning-note">{file.fault}</span>;
  return unused ? <span className="note">left out: nothing here that it belongs to</span> : null;
}

const NAMES: readonly (readonly [Scale, string])[] = [
  ['atom', 'Atom'],
  ['brain', 'Brain'],
  ['galaxy', 'Galaxy'],
];

function Contents({ info }: { info: DatasetInfo }) {
  const { layers, item, relations } = info;
  const sizes = layers.map(({ name, features, dim, blocks }) =>
    [
      layers.length > 1 ? name : '',
      features > 0
        ? `${features.toLocaleString('en')} ${item}s${dim > 0 ? ` × ${dim}` : ''}`
        : `word vectors × ${dim}`,
      blocks > 0 ? `${blocks.toLocaleString('en')} blocks` : '',
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
        {NAMES.map(([scale, name]) => {
          const missing = missingFor(scale, info);
          return (
            <div key={scale} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd className={missing ? 'note' : undefined}>{missing ? `lacks ${missing}` : 'ready'}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
