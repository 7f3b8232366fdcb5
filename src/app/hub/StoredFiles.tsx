import { useEffect, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { megabytes } from './megabytes.ts';
import { useStore } from 'zustand';
import { storeFault } from './storeFault.ts';
import { forgetParts, storedParts, type StoredPart } from './stored.ts';

/** What this browser keeps of files read before, and the way to let go of it. */
export function StoredFiles() {
  const [parts, setParts] = useState<readonly StoredPart[] | null>([]);
  const fault = useStore(storeFault, (state) => state.fault);
  const look = () => void storedParts().then(setParts);
  useEffect(look, []);
  if (!parts) return <p className="note">This browser keeps no files for this page: each is read anew.</p>;
  const warning = fault && (
    <p role="status" className="warning-note">
      {fault}
    </p>
  );
  if (parts.length === 0) return warning || null;
  const forget = (keys: readonly string[]) => void forgetParts(keys).then(look);
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  return (
    <>
      {warning}
      <details>
        <summary>
          Kept in this browser: {parts.length} {parts.length === 1 ? 'part' : 'parts'}, {megabytes(total)}
        </summary>
        <div className="table-holder" role="region" aria-label="Kept in this browser" tabIndex={0}>
          <table className="files">
            <thead>
              <tr>
                <th scope="col">file</th>
                <th scope="col">size</th>
                <th scope="col">read</th>
                <th scope="col">
                  <span className="visually-hidden">delete</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ key, name, size, date }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>{megabytes(size)}</td>
                  <td>{date.slice(0, 10)}</td>
                  <td>
                    <Button kind="quiet" aria-label={`Delete ${name}`} onPress={() => forget([key])}>
                      ✕
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Button onPress={() => forget(parts.map(({ key }) => key))}>Delete all</Button>
      </details>
    </>
  );
}
