import { useMemo, useState } from 'react';
import { NullFigure } from '../../../../charts/nulls/NullFigure.tsx';
import { Button } from '../../../../controls/Button.tsx';
import { ChooseFile } from '../../../../controls/fields/ChooseFile.tsx';
import { count, significant } from '../../../../controls/numbers.ts';
import type { TokenFile } from '../../../../dataset/tokenFile.ts';
import { TOKEN_DEFAULTS } from '../../analysis/tokens/defaults.ts';
import { labelCircle, labelCircleVerdict, labelsOf } from '../../analysis/tokens/labelCircle.ts';
import type { TokenCloud } from '../../analysis/tokens/tokenCloud.ts';
import { tokenContexts } from '../../analysis/tokens/tokenContext.ts';
import { method } from '../../method.ts';
import { setBrain } from '../../useBrain.ts';
import { usePressed } from '../../usePressed.ts';
import { useTokenFile } from '../../useTokenFile.ts';
import { ContextOf } from './ContextOf.tsx';

/** The user's file of tokens: their texts in context, and labels that may lie around a circle. */
export function TokenFilePart({ cloud }: { cloud: TokenCloud }) {
  const { file, setFile } = useTokenFile();
  const [fault, setFault] = useState('');
  const open = async (chosen: File) => {
    try {
      const { readTokenFile } = await import('../../../../dataset/formats/tokens/tokenFile.ts');
      const read = await readTokenFile(new Uint8Array(await chosen.arrayBuffer()), chosen.name);
      setFile(read);
      setFault('');
      if (read.labels) setBrain({ tokenColour: 'label' });
    } catch (reason) {
      setFault(reason instanceof Error ? reason.message : String(reason));
    }
  };
  return (
    <div className="stack">
      {!file && (
        <p className="note">
          Open a table to see what the tokens are: CSV or TSV with a header, a row for each token or document
          and columns such as token, text, label, order. It stays in this tab.
        </p>
      )}
      <div className="row">
        <ChooseFile
          action={file ? 'Another table of tokens…' : 'Table of tokens…'}
          label="Table of tokens"
          accept=".csv,.tsv,.txt,.gz"
          kind="plain"
          onChoose={(chosen) => void open(chosen)}
        />
        {file && (
          <Button kind="quiet" onPress={() => setFile(null)}>
            Forget {file.file}
          </Button>
        )}
      </div>
      {fault && (
        <p className="note warning-note" role="alert">
          {fault}
        </p>
      )}
      {file && <Known cloud={cloud} file={file} />}
    </div>
  );
}

/** What a file says of the points of a cloud. */
function Known({ cloud, file }: { cloud: TokenCloud; file: TokenFile }) {
  const { labels, unreadable } = file;
  const labelled = useMemo(() => labelsOf(cloud, file).filter((label) => label >= 0).length, [cloud, file]);
  const circle = useMemo(() => labelCircle(cloud, file, TOKEN_DEFAULTS), [cloud, file]);
  return (
    <>
      <p className="note">
        {file.file}: {count(file.numbers.length)} {file.key}s
        {labels &&
          `; ${count(labelled)} of the ${count(cloud.tokens.length)} points have a label of “${labels.name}”, ${count(labels.names.length)} in the order of ${labels.order}: ${listed(labels.names)}`}
        {unreadable > 0 && `; ${count(unreadable)} rows cannot be read and are left out`}.
      </p>
      <Pressed cloud={cloud} file={file} />
      {circle && (
        <>
          <p className="note">{labelCircleVerdict(circle)}</p>
          {circle.planes.map(({ association: { value, null: distribution, z, p }, correctedP }, i) => (
            <NullFigure
              key={i}
              name={`circular association in components ${i + 1} and ${i + 2}`}
              method={method('labelCircle')}
              value={value}
              distribution={distribution}
              z={z}
              p={p}
              n={`${count(circle.n)} points, ${distribution.samples.length} shuffles of ${count(circle.units)} ${file.key}s${correctedP === null ? '' : `; p of all planes together ${significant(correctedP, 2)}`}`}
            />
          ))}
        </>
      )}
      {labels && !circle && (
        <p className="note">
          A circle needs at least 20 points that have one of at least three labels, and two components.
        </p>
      )}
    </>
  );
}

/** Names on one line; of many, the first ones. */
const listed = (names: readonly string[]) =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')}, …` : names.join(', ');

/** The context of the point that was pressed last. */
function Pressed({ cloud, file }: { cloud: TokenCloud; file: TokenFile }) {
  const pressed = usePressed();
  const contextOf = useMemo(() => tokenContexts(file), [file]);
  if (!file.texts) return null;
  const token = pressed.cloud === cloud ? cloud.tokens[pressed.point] : undefined;
  if (token === undefined)
    return <p className="note">Point at a token, or press it, to read it in its context.</p>;
  return (
    <ContextOf
      token={token}
      context={contextOf(token)}
      none={`${file.file} has no text for token ${count(token)}.`}
    />
  );
}
