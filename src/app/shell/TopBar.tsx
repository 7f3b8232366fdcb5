import { useRef, useState } from 'react';
import { Guard } from '../../controls/parts/Guard.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { SelectField, type SelectOption } from '../../controls/SelectField.tsx';
import { SCALES } from '../../scales/index.ts';
import { useTricosm } from '../../state/hooks.ts';
import { EMBEDDED, LOCAL } from '../open/embedded.ts';
import { Help } from './Help.tsx';
import { goToScale, openData } from './goTo.ts';
import type { HubPart } from '../hub/HubDialog.tsx';
import { OpenFiles, take } from '../open/OpenFiles.tsx';
import { pickFiles } from '../open/handles/pick.ts';
import { Search } from '../search/Search.tsx';
import { ShareMenu } from '../share/ShareMenu.tsx';
import { Steps } from './Steps.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** Whether the search is open, and what to call when that changes. */
export interface Opened {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The brand, the dataset, the scales, search, share, theme and help. */
export function TopBar({ search }: { search: Opened }) {
  const scale = useTricosm((state) => state.view.scale);
  return (
    <header className="top-bar">
      <div>
        <h1 className="brand">
          tri<span>cosm</span>
        </h1>
        <Guard name="The list of datasets">
          <DatasetSelect />
        </Guard>
        <Steps />
      </div>
      <div className="scale-tabs-holder">
        <nav className="scale-tabs" aria-label="Scales">
          <Segmented label="Scale" value={scale} options={SCALES} onChange={goToScale} />
        </nav>
      </div>
      <div>
        <Search {...search} />
        <ShareMenu />
        <ThemeSwitch />
        <Help />
      </div>
    </header>
  );
}

const HubDialog = lazyPart(() => import('../hub/HubDialog.tsx'));

/** The choices that open a dialog instead of a dataset of the list. */
const OPEN_FILES = 'open-files';
const OPEN_CATALOGUE = 'open-catalogue';
const OPEN_HUB = 'open-hub';

/** Lets the user choose files: in a dialog whose files open again after a reload, if the browser has one. */
async function openFiles(input: HTMLInputElement | null): Promise<void> {
  const files = await pickFiles();
  if (files) await take(files);
  else input?.click();
}

function DatasetSelect() {
  const data = useTricosm((state) => state.view.data);
  const open = useTricosm((state) => state.dataset?.info.name);
  const input = useRef<HTMLInputElement>(null);
  const [hub, setHub] = useState<HubPart | null>(null);
  const options: SelectOption[] = EMBEDDED.map(({ name, title, hint }) => ({ id: name, name: title, hint }));
  if (!options.some((option) => option.id === data)) {
    const hint = data === LOCAL ? 'from this machine' : 'from a link';
    options.push({ id: data, name: open ?? data, hint });
  }
  options.push({ id: OPEN_CATALOGUE, name: 'Public SAEs…', hint: 'Gemma Scope, Llama Scope, …' });
  options.push({ id: OPEN_FILES, name: 'Open files…', hint: 'or drop them anywhere' });
  options.push({ id: OPEN_HUB, name: 'From Hugging Face…', hint: 'any repository' });
  const choose = (id: string) => {
    if (id === OPEN_FILES) void openFiles(input.current);
    else if (id === OPEN_CATALOGUE) setHub('catalogue');
    else if (id === OPEN_HUB) setHub('repository');
    else openData(id);
  };
  return (
    <>
      <SelectField label="Dataset" hideLabel value={data} options={options} onChange={choose} />
      <OpenFiles input={input} />
      {hub && (
        <Guard name="The dialog for Hugging Face" onClose={() => setHub(null)}>
          <HubDialog initial={hub} onClose={() => setHub(null)} />
        </Guard>
      )}
    </>
  );
}
