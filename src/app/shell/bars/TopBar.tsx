import { memo } from 'react';
import { useStore } from 'zustand';
import { Guard } from '../../../controls/parts/Guard.tsx';
import { lazyPart } from '../../../controls/parts/lazyPart.ts';
import { Segmented } from '../../../controls/fields/Segmented.tsx';
import { SelectField, type SelectOption } from '../../../controls/fields/SelectField.tsx';
import { SCALES } from '../../../scales/index.ts';
import { useTricosm } from '../../../state/hooks.ts';
import { EMBEDDED, comesWithApp, LOCAL } from '../../open/embedded.ts';
import { Help } from '../help/Help.tsx';
import { goToScale, openData } from '../links/goTo.ts';
import { openHub, opened } from '../../commands/opened.ts';
import { openFiles } from '../../open/openFiles.ts';
import { OpenFiles } from '../../open/OpenFiles.tsx';
import { Search } from '../../search/Search.tsx';
import { ShareMenu } from '../../share/ShareMenu.tsx';
import { Steps } from '../Steps.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** The brand, the dataset, the scales, search, share, theme and help. */
export const TopBar = memo(function TopBar() {
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
        <Search />
        <ShareMenu />
        <ThemeSwitch />
        <Help />
      </div>
    </header>
  );
});

const HubDialog = lazyPart(() => import('../../hub/HubDialog.tsx'));

/** The choices that open a dialog instead of a dataset of the list. */
const OPEN_FILES = 'open-files';
const OPEN_CATALOGUE = 'open-catalogue';
const OPEN_HUB = 'open-hub';

function DatasetSelect() {
  const data = useTricosm((state) => state.view.data);
  // The list of those that come with the app is the same when one of them is open.
  const open = useTricosm(({ view, dataset }) => (comesWithApp(view.data) ? undefined : dataset?.info.name));
  const hub = useStore(opened, (state) => state.hub);
  const options: SelectOption[] = EMBEDDED.map(({ name, title, hint }) => ({ id: name, name: title, hint }));
  if (!comesWithApp(data)) {
    const hint = data === LOCAL ? 'from this machine' : 'from a link';
    options.push({ id: data, name: open ?? data, hint });
  }
  options.push({ id: OPEN_CATALOGUE, name: 'Public SAEs…', hint: 'Gemma Scope, Llama Scope, …' });
  options.push({ id: OPEN_FILES, name: 'Open files…', hint: 'or drop them anywhere' });
  options.push({ id: OPEN_HUB, name: 'From Hugging Face…', hint: 'any repository' });
  const choose = (id: string) => {
    if (id === OPEN_FILES) void openFiles();
    else if (id === OPEN_CATALOGUE) openHub('catalogue');
    else if (id === OPEN_HUB) openHub('repository');
    else openData(id);
  };
  return (
    <>
      <SelectField label="Dataset" hideLabel value={data} options={options} onChange={choose} />
      <OpenFiles />
      {hub && (
        <Guard name="The dialog for Hugging Face" onClose={() => openHub(null)}>
          <HubDialog initial={hub} onClose={() => openHub(null)} />
        </Guard>
      )}
    </>
  );
}
