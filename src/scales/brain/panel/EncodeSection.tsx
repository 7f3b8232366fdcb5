import { useEffect } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { saveFile } from '../../../controls/saveFile.ts';
import { Section } from '../../../controls/Section.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { joinOpened } from '../../../state/localFiles.ts';
import { useAskedJob } from '../../shared/asked.ts';
import { Ask } from '../../shared/Ask.tsx';
import { encodeJob } from '../jobs.ts';
import { setBrain, useBrain } from '../useBrain.ts';
import { NumberEntry } from '../../../controls/NumberEntry.tsx';

/** Where activations and a whole SAE are open but no firings: makes them, by the rule that is set here. */
export function EncodeSection() {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const { threshold, blockLength, bos } = useBrain((view) => view);
  const encoding = useAskedJob(encodeJob, reference, { layer: layer.id, threshold, blockLength, bos });
  const made = encoding.status === 'done' && !encoding.stale ? encoding.result : null;
  // What is made joins files of this page; those on a host stay as they are.
  const joins = reference.place.kind === 'local';
  useEffect(() => {
    if (made && joins) joinOpened(layer.id, made.path, made.bytes);
  }, [made, joins, layer.id]);
  return (
    <Section title="Encode activations">
      <div className="stack">
        <p className="note">
          {layer.name} has no recorded firings, but the whole SAE and activations to find them from. A{' '}
          {info.item} fires in a block if its activation exceeds the threshold at any of its tokens; what is
          left at the end of a document is dropped.
        </p>
        <NumberEntry
          label="threshold"
          value={threshold}
          least={0}
          most={1e9}
          fractions
          onChange={(next) => setBrain({ threshold: next })}
        />
        <NumberEntry
          label="tokens of a block"
          value={blockLength}
          least={1}
          most={1 << 20}
          onChange={(next) => setBrain({ blockLength: next })}
        />
        <NumberEntry
          label="tokens dropped before a document (BOS)"
          value={bos}
          least={0}
          most={1024}
          onChange={(next) => setBrain({ bos: next })}
        />
        {made && joins && (
          <p className="note" role="status">
            Opening the firings…
          </p>
        )}
        {made && !joins && <Made {...made} />}
        {!made && (
          <Ask of={encoding} action="Encode activations">
            <p className="note">
              Everything is computed in this browser. The firings can be saved afterwards.
            </p>
          </Ask>
        )}
      </div>
    </Section>
  );
}

/** Firings of files that lie on a host: they are opened with them once they lie there too. */
function Made({ path, bytes }: { path: string; bytes: Uint8Array }) {
  const name = path.replace(/^.*\//, '');
  return (
    <>
      <p className="note" role="status">
        The firings are made. Save them beside the other files, as {path}, and open them together.
      </p>
      <Button onPress={() => saveFile(name, bytes as Uint8Array<ArrayBuffer>, 'application/octet-stream')}>
        Save the firings
      </Button>
    </>
  );
}
