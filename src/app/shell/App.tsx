import { Suspense, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { Guard, GuardScope } from '../../controls/parts/Guard.tsx';
import { InSlices } from '../../controls/parts/InSlices.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import { partsOf } from '../../scales/parts.ts';
import { useTricosm } from '../../state/hooks.ts';
import { useRecalledColumns } from '../../state/ownColumns/useOwnColumns.ts';
import { BottomBar } from './bars/BottomBar.tsx';
import { ControlStrip } from './bars/ControlStrip.tsx';
import { DatasetCard } from '../dataset/DatasetCard.tsx';
import { Failure } from './Failure.tsx';
import { Grab } from './phone/Grab.tsx';
import { LessonPart } from '../lessons/LessonPart.tsx';
import { LinkNotice } from './links/LinkNotice.tsx';
import { pinnedIn } from '../inspector/inspected.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import '../../stage/notice.css';
import './layout.css';
import { Announcements } from './Announcements.tsx';
import { PalettePart } from '../commands/PalettePart.tsx';
import { TopBar } from './bars/TopBar.tsx';
import { ImportNotice } from '../selection/ImportNotice.tsx';
import { SelectionPart } from '../selection/SelectionPart.tsx';
import { setSheet, sheet } from './phone/sheet.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useNarrow } from './phone/useNarrow.ts';
import { offline } from '../offline/state.ts';
import { useOpening } from '../open/useOpening.ts';
import { usePreload } from './loading/usePreload.ts';
import { useShortcuts } from './help/useShortcuts.ts';
import { useTitle } from './useTitle.ts';

const Stage = lazyPart(() => import('../../stage/Stage.tsx'));
const UpdateNotice = lazyPart(() => import('../offline/UpdateNotice.tsx'));

/** The shell: the top bar, the scale's panel, the scene, the inspector, and the bottom bar with the running jobs. */
export function App() {
  useOpening();
  useRecalledColumns();
  useTitle();
  useShortcuts();
  useKeptFocus();
  const ready = useTricosm((state) => state.dataset !== null);
  const narrow = useNarrow();
  const failed = useTricosm((state) => state.opening.status === 'failed');
  const scale = scaleOf(useTricosm((state) => state.view.scale));
  usePreload(scale.id, ready);
  const pinned = useTricosm(({ dataset, view }) => (dataset ? pinnedIn(view, dataset.info) : 'nothing'));
  // On a phone an item that the scene does not show leaves the sheet to the panel, and its card stands below it.
  const inspecting = pinned === 'here' || (pinned === 'elsewhere' && !narrow);
  const newer = useStore(offline, (state) => state.newer);
  const height = useStore(sheet, (state) => state.height);
  const lesson = useTricosm(({ view }) => view.lesson !== '');
  const presented = useTricosm(({ view }) => view.lesson !== '' && view.present);
  const parts = partsOf(scale.id);
  const scope = useTricosm(({ dataset, view }) => `${dataset?.key} ${view.layer} ${view.scale}`);
  return (
    <GuardScope value={scope}>
      <div
        className="app"
        data-inspecting={inspecting || undefined}
        data-presented={presented || undefined}
        style={{ '--sheet': `${height}%` } as CSSProperties}
      >
        <TopBar />
        <ControlStrip />
        <main className="scene" aria-label="Scene">
          <Guard name="The scene" waiting={<p className="stage-notice">Preparing the scene…</p>}>
            <Stage />
            {/* The scene before stays while another scale's is being loaded. */}
            <Suspense>{ready && <parts.Stage />}</Suspense>
          </Guard>
          <Failure />
          <ImportNotice />
          <LinkNotice />
          <Suspense>{newer && <UpdateNotice />}</Suspense>
        </main>
        <aside className="panel" tabIndex={-1} aria-label={`${scale.name} panel`}>
          <Grab height={height} onChange={setSheet} />
          {narrow && !inspecting && <LessonPart />}
          {ready && narrow && !inspecting && <SelectionPart folded />}
          <Guard name="The panel" waiting={<p className="section note">Preparing the panel…</p>}>
            {ready ? (
              <InSlices key={scale.id}>
                <parts.Panel />
              </InSlices>
            ) : (
              <p className="section note">{failed ? 'No dataset is open.' : 'Opening the dataset…'}</p>
            )}
          </Guard>
          <Guard name="The description of the dataset">
            {ready && narrow && (
              <InSlices>{pinned === 'elsewhere' ? <Inspector /> : <DatasetCard />}</InSlices>
            )}
          </Guard>
        </aside>
        <aside className="inspector" aria-label="Inspector">
          <Grab height={height} onChange={setSheet} />
          {(inspecting || !narrow) && <LessonPart />}
          {ready && (inspecting || !narrow) && <SelectionPart folded={narrow} />}
          <Guard name="The inspector">
            {/* The lesson takes the place of the dataset's description. */}
            {ready && (inspecting || (!narrow && !lesson)) && (
              <InSlices>
                <Inspector />
              </InSlices>
            )}
          </Guard>
        </aside>
        <BottomBar />
        <PalettePart />
        <Announcements />
      </div>
    </GuardScope>
  );
}
