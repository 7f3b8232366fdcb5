import type { RecognisedFile } from '../../dataset/recognise/recognised.ts';
import type { Recognition } from '../../dataset/open/local.ts';

/** What was recognised, file by file. */
export function Files({ files, unused }: Recognition) {
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
