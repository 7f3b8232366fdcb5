import { useEffect, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { ModalDialog } from '../../controls/ModalDialog.tsx';
import { ChooseFile } from '../../controls/ChooseFile.tsx';
import { count } from '../../controls/numbers.ts';
import { saveFile } from '../../controls/saveFile.ts';
import { withoutSecrets } from '../../dataset/secrets.ts';
import { StoredFiles } from '../hub/StoredFiles.tsx';
import { deleteEverything, importWork, workHere } from './browserWork.ts';
import { forgetView, lastViews, type LastView } from './lastViews.ts';
import { writeWork, type Work } from './workFile.ts';
import './work.css';

const NOTHING: Work = { texts: {}, columns: {} };

/** What the user made and this browser keeps: opens it again, saves all of it as one file, reads one, deletes it. */
export default function WorkDialog({ onClose }: { onClose: () => void }) {
  const [views, setViews] = useState(() => lastViews());
  const [work, setWork] = useState(NOTHING);
  const [message, setMessage] = useState('');
  const look = () => {
    setViews(lastViews());
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
      <Transfer work={work} onImport={(file) => say(importWork(file))} />
      <StoredFiles />
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
        {sure ? 'Really delete everything of this app here' : 'Delete everything…'}
      </Button>
      {sure && <span className="note">Work, settings, kept results and kept files.</span>}
    </div>
  );
}
