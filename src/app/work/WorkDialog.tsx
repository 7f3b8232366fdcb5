import { useEffect, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { ModalDialog } from '../../controls/frame/ModalDialog.tsx';
import { ChooseFile } from '../../controls/fields/ChooseFile.tsx';
import { count } from '../../controls/numbers.ts';
import { saveFile } from '../../controls/saveFile.ts';
import { withoutSecrets } from '../../dataset/secrets.ts';
import { handleNames } from '../open/handles/names.ts';
import { everyRemembered, forgetRemembered, type Remembered } from '../open/handles/remembered.ts';
import { StoredFiles } from '../hub/StoredFiles.tsx';
import { deleteEverything, importWork, workHere } from './browserWork.ts';
import { forgetView, lastViews, type LastView } from './lastViews.ts';
import { CardField } from './CardField.tsx';
import { writeWork, type Work } from './workFile.ts';
import './work.css';

const NOTHING: Work = { texts: {}, columns: {} };

/** What the user made and this browser keeps: opens it again, saves all of it as one file, reads one, deletes it. */
export default function WorkDialog({ onClose }: { onClose: () => void }) {
  const [views, setViews] = useState(() => lastViews());
  const [work, setWork] = useState(NOTHING);
  const [opened, setOpened] = useState<readonly Remembered[]>([]);
  const [message, setMessage] = useState('');
  const look = () => {
    setViews(lastViews());
    void everyRemembered().then(setOpened);
    void workHere().then(setWork);
  };
  useEffect(look, []);
  const say = (act: Promise<string>) =>
    void act.then(
      (text) => (setMessage(text), look()),
      (error: unknown) => setMessage((error as Error).message),
    );
  const columns = Object.keys(work.columns).length;
  return (
    <ModalDialog title="Your work in this browser" onClose={onClose}>
      <p className="note">
        Selections, own relations, names and columns stay in this browser only: nothing is sent anywhere. A
        browser may clear its storage, so export what you need.
      </p>
      <LastViews
        views={views}
        onForget={(data) => {
          forgetView(data);
          look();
        }}
      />
      {columns > 0 && (
        <p className="note">
          Own columns of {count(columns)} {columns === 1 ? 'dataset' : 'datasets'}.
        </p>
      )}
      <OpenedFiles opened={opened} onForget={() => void forgetRemembered().then(look)} />
      <Transfer work={work} onImport={(file) => say(importWork(file))} />
      <StoredFiles />
      <CardField />
      <DeleteAll
        onDelete={() =>
          say(deleteEverything().then(() => 'Everything is deleted. This visit keeps no further views.'))
        }
      />
      <p role="status" className="note">
        {message}
      </p>
    </ModalDialog>
  );
}

function LastViews({ views, onForget }: { views: readonly LastView[]; onForget: (data: string) => void }) {
  if (views.length === 0) return <p className="note">No view is kept yet.</p>;
  return (
    <ul className="last-views" aria-label="Last view of each dataset">
      {views.map(({ data, query, at }) => (
        <li key={data}>
          <a href={query.startsWith('#') ? query : `?${query}`}>
            <bdi>{withoutSecrets(data)}</bdi>
          </a>
          <span className="note">{at.slice(0, 16).replace('T', ' ')}</span>
          <Button
            kind="quiet"
            aria-label={`Forget the view of ${withoutSecrets(data)}`}
            onPress={() => onForget(data)}
          >
            ✕
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Files of this machine that can be opened again. They are no part of the exported file: no other browser may read them. */
function OpenedFiles({ opened, onForget }: { opened: readonly Remembered[]; onForget: () => void }) {
  if (opened.length === 0) return null;
  return (
    <>
      <p className="note">
        Files of this machine that this browser can open again, once you agree. They are not exported.
      </p>
      <ul className="last-views" aria-label="Files that can be opened again">
        {opened.map(({ id, time, handles }) => (
          <li key={id}>
            <bdi>{handleNames(handles)}</bdi>
            <span className="note">{new Date(time).toISOString().slice(0, 16).replace('T', ' ')}</span>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button kind="quiet" onPress={onForget}>
          Forget these files
        </Button>
      </div>
    </>
  );
}

function Transfer({ work, onImport }: { work: Work; onImport: (file: File) => void }) {
  return (
    <div className="row">
      <Button onPress={() => saveFile('tricosm-work.json', writeWork(work), 'application/json')}>
        Export everything
      </Button>
      <ChooseFile action="Import…" label="File of exported work" accept=".json" onChoose={onImport} />
    </div>
  );
}

/** Deletes at the second press. */
function DeleteAll({ onDelete }: { onDelete: () => void }) {
  const [sure, setSure] = useState(false);
  const press = () => {
    if (sure) onDelete();
    setSure(!sure);
  };
  return (
    <div className="row">
      <Button kind="quiet" onPress={press}>
        {sure ? 'Delete everything of this app in this browser' : 'Delete everything…'}
      </Button>
      {sure && <span className="note">Work, settings, kept results and kept files.</span>}
    </div>
  );
}
