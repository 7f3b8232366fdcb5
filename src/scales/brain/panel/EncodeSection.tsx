import { useEffect } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { saveFile } from '../../../controls/saveFile.ts';
import { Section } from '../../../controls/frame/Section.tsx';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { joinOpened } from '../../../state/localFiles.ts';
import { useAsked } from '../../shared/asking/useAsked.ts';
import { Ask } from '../../shared/asking/Ask.tsx';
import { setBrain, useBrain } from '../useBrain.ts';
import { encodeJob } from '../jobs.ts';
import { NumberEntry } from '../../../controls/fields/NumberEntry.tsx';

/** Computes firings, by the rule that is set here, from activations and a whole SAE. */
export function EncodeSection() {
  const { reference, info } = useDataset();
  const layer = useLayer();
  const { threshold, blockLength, bos } = useBrain((view) => view);
  const encoding = useAsked(
    encodeJob,
    reference,
    { layer: layer.id, threshold, blockLength, bos },
    // Encoding makes a file that belongs to this machine.
    { linked: false },
  );
  const made = encoding.status === 'done' && !encoding.stale ? encoding.result : null;
  // The firings join files that were opened from this machine; files on a host stay as they are.
  const joins = reference.place.kind === 'local';
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
          value={threshold}
          least={0}
          most={1e9}
          fractions
          onChange={(next) => setBrain({ threshold: next })}
        />
        <NumberEntry
          label="tokens in a block"
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
