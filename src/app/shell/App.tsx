import { lazy, Suspense, useState, type CSSProperties } from 'react';
import { scaleOf } from '../../scales/scaleOf.ts';
import { partsOf } from '../../scales/parts.ts';
import { layerOf, useTricosm } from '../../state/hooks.ts';
import { BottomBar } from './BottomBar.tsx';
import { DatasetCard } from '../dataset/DatasetCard.tsx';
import { Failure } from './Failure.tsx';
import { Grab } from './Grab.tsx';
import { inspectedOf } from '../inspector/inspected.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import './layout.css';
import { TopBar } from './TopBar.tsx';
import { useNarrow } from './useNarrow.ts';
import { useOpening } from '../open/useOpening.ts';
import { useShortcuts } from './useShortcuts.ts';

const Stage = lazy(() => import('../../stage/Stage.tsx'));

/** The shell: the top bar, the scale's panel, the scene, the inspector, and the bottom bar with the running jobs. */
export function App() {
  useOpening();
  const [searching, setSearching] = useState(false);
  useShortcuts({ search: () => setSearching(true) });
  const ready = useTricosm((state) => state.dataset !== null);
  const failed = useTricosm((state) => state.opening.status === 'failed');
  const scale = scaleOf(useTricosm((state) => state.view.scale));
  const inspecting = useTricosm(
    ({ dataset, view }) => dataset !== null && inspectedOf(view, layerOf(dataset.info, view.layer)) !== null,
  );
  const narrow = useNarrow();
  const [sheet, setSheet] = useState(46);
  const parts = partsOf(scale.id);
  return (
    <div
      className="app"
      data-inspecting={inspecting || undefined}
      style={{ '--sheet': `${sheet}%` } as CSSProperties}
    >
      <TopBar search={{ isOpen: searching, onOpenChange: setSearching }} />
      <main className="scene" aria-label="Scene">
        <Suspense fallback={<p className="stage-notice">Preparing the scene…</p>}>
          <Stage />
        </Suspense>
        <Suspense>{ready && <parts.Stage />}</Suspense>
        <Failure />
      </main>
      <aside className="panel" aria-label={`${scale.name} panel`}>
        <Grab height={sheet} onChange={setSheet} />
        <Suspense fallback={<p className="section note">Preparing the panel…</p>}>
          {ready ? (
            <parts.Panel />
          ) : (
            <p className="section note">{failed ? 'No dataset is open.' : 'Opening the dataset…'}</p>
          )}
          {ready && narrow && <DatasetCard />}
        </Suspense>
      </aside>
      <aside className="inspector" aria-label="Inspector">
        <Grab height={sheet} onChange={setSheet} />
        {ready && (inspecting || !narrow) && <Inspector />}
      </aside>
      <BottomBar />
    </div>
  );
}
