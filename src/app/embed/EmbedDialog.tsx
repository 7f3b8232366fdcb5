import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../controls/Button.tsx';
import { ModalDialog } from '../../controls/frame/ModalDialog.tsx';
import { CheckField } from '../../controls/fields/CheckField.tsx';
import { Segmented } from '../../controls/fields/Segmented.tsx';
import { useTricosm } from '../../state/hooks.ts';
import { theme } from '../../state/theme.ts';
import { LOCAL } from '../open/embedded.ts';
import { snippet, type SnippetKind } from './snippets.ts';
import { queryNow } from './viewOfPage.ts';

const KINDS: readonly { readonly id: SnippetKind; readonly name: string }[] = [
  { id: 'frame', name: 'Frame' },
  { id: 'page', name: 'Page' },
  { id: 'jupyter', name: 'Jupyter' },
  { id: 'marimo', name: 'marimo' },
  { id: 'observable', name: 'Observable' },
];

/** What to paste into a page or a notebook to show this scene there. */
export default function EmbedDialog({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<SnippetKind>('frame');
  const [slider, setSlider] = useState(false);
  const [copied, setCopied] = useState('');
  const name = useStore(theme, (state) => state.name);
  const isLocal = useTricosm(({ view }) => view.data === LOCAL);
  const src = new URL('./', document.baseURI).href;
  const code = snippet(kind, { src, view: queryNow(), theme: name, slider });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied('Copied');
    } catch {
      setCopied('The browser does not let the page copy: select the text and copy it.');
    }
  };
  return (
    <ModalDialog title="Embed this scene" onClose={onClose}>
      {isLocal ? (
        <p>
          This dataset is on this machine: an embedded scene cannot open it. Publish it as a bundle first, and
          open its address.
        </p>
      ) : (
        <>
          <Segmented label="Where to show it" value={kind} options={KINDS} onChange={setKind} />
          <CheckField value={slider} onChange={setSlider}>
            with the slider of layers
          </CheckField>
          <pre className="convert" tabIndex={0} aria-label="What to paste">
            {code}
          </pre>
          <div className="row">
            <Button kind="primary" onPress={() => void copy()}>
              Copy
            </Button>
            <span role="status">{copied}</span>
          </div>
          <p className="note">
            {kind === 'frame'
              ? 'A frame shows the scene, and nothing more.'
              : 'The page can set and read the view and the selection, and hears what is pinned: see docs/embed.md.'}
          </p>
        </>
      )}
    </ModalDialog>
  );
}
