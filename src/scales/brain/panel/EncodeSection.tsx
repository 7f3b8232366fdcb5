import { useEffect, useState } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { saveFile } from '../../../controls/saveFile.ts';
import { Section } from '../../../controls/Section.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { joinOpened } from '../../../state/localFiles.ts';
import { useAsked } from '../../shared/asking/useAsked.ts';
import { Ask } from '../../shared/asking/Ask.tsx';
import { encodeJob } from '../jobs.ts';
import { NumberEntry } from '../../../controls/NumberEntry.tsx';

/** Computes firings, by the rule that is set here, from activations and a whole SAE. */
export function EncodeSection() {
  const { url, info } = useDataset();
  const layer = useLayer();
  const [rule, setRule] = useState({ threshold: 1, blockLength: 256, bos: 0 });
  const encoding = useAsked(encodeJob, url, { layer: layer.id, ...rule });
  const made = encoding.status === 'done' && !encoding.stale ? encoding.result : null;
  // The firings join files that were opened from this machine; files on a host stay as they are.
  const joins = url.startsWith('blob:');
  useEffect(() => {
    if (made && joins) joinOpened(layer.id, made.path, made.bytes);
  }, [made, joins, layer.id]);
  return (
    <Section title="Encode activations">
      <div className="stack">
        <p className="note">
          {layer.name} has no recorded firings, but it has the whole SAE and activations to compute them from.
          A {info.item} fires in a block if its activation exceeds the threshold at any token of the block.
          Tokens at the end of a document that do not fill a block are dropped.
        </p>
        <NumberEntry
          label="threshold"
          value={rule.threshold}
          least={0}
          most={1e9}
          fractions
          onChange={(threshold) => setRule({ ...rule, threshold })}
        />
        <NumberEntry
          label="tokens in a block"
          value={rule.blockLength}
          least={1}
          most={1 << 20}
          onChange={(blockLength) => setRule({ ...rule, blockLength })}
        />
        <NumberEntry
          label="tokens dropped before a document (BOS)"
          value={rule.bos}
          least={0}
          most={1024}
          onChange={(bos) => setRule({ ...rule, bos })}
        />
        {made && joins && (
          <p className="note" role="status">
            Opening the firings…
          </p>
        )}
        {made && !joins && <Made {...made} />}
        {!made && (
          <Ask
            of={encoding}
            action="Encode activations"
            cost="Everything is computed in this browser. You can save the firings afterwards."
          />
        )}
      </div>
    </Section>
  );
}

/** Firings of files on a host: the host's owner has to put them there before they open together. */
function Made({ path, bytes }: { path: string; bytes: Uint8Array }) {
  const name = path.replace(/^.*\//, '');
  return (
    <>
      <p className="note" role="status">
        The firings are ready. Save them next to the other files, as {path}, and open them together.
      </p>
      <Button onPress={() => saveFile(name, bytes as Uint8Array<ArrayBuffer>, 'application/octet-stream')}>
        Save the firings
      </Button>
    </>
  );
}
