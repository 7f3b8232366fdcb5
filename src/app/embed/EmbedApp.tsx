import { Suspense, useSyncExternalStore } from 'react';
import { Guard, GuardScope } from '../../controls/parts/Guard.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { percent } from '../../controls/numbers.ts';
import { useTasks } from '../../jobs/tray/tasks.ts';
import { partsOf } from '../../scales/parts.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import { viewAddress } from '../../state/history.ts';
import { useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { LOCAL } from '../open/embedded.ts';
import { useOpening } from '../open/useOpening.ts';
import { LayerSlider } from '../shell/bars/BottomBar.tsx';
import { useTitle } from '../shell/useTitle.ts';
import '../../stage/notice.css';
import './embed.css';

const Stage = lazyPart(() => import('../../stage/Stage.tsx'));

/** The scene with its legend, and a link to the whole app: what another page shows in a frame. */
export function EmbedApp({ slider }: { slider: boolean }) {
  useOpening();
  const title = useTitle();
  const ready = useTricosm((state) => state.dataset !== null);
  const info = useTricosm((state) => state.dataset?.info);
  const scale = scaleOf(useTricosm((state) => state.view.scale));
  const scope = useTricosm(({ dataset, view }) => `${dataset?.key} ${view.layer} ${view.scale}`);
  const parts = partsOf(scale.id);
  return (
    <GuardScope value={scope}>
      <div className="embedded">
        <h1 className="visually-hidden">{title}</h1>
        <main className="scene" aria-label="Scene">
          <Guard name="The scene" waiting={<p className="stage-notice">Preparing the scene…</p>}>
            <Stage />
            <Suspense>{ready && <parts.Stage />}</Suspense>
          </Guard>
          <EmbedFailure />
        </main>
        <footer className="embed-foot">
          <div className="layer-slider">
            {slider && info && info.layers.length > 1 && <LayerSlider key={info.name} info={info} />}
          </div>
          <Busy />
          <BrandLink />
        </footer>
      </div>
    </GuardScope>
  );
}

/** What is being computed: the scene may be without its colours until then. */
function Busy() {
  const task = useTasks(({ tasks }) => tasks[0]);
  return (
    <p className="embed-busy" role="status" aria-live="off">
      {task && `${task.text || task.title} ${percent(task.progress, 0)}`}
    </p>
  );
}

/** Opens the view, as it is now, in the whole app. */
function BrandLink() {
  const address = useSyncExternalStore(store.subscribe, () => viewAddress(VIEW_SCHEMA));
  return (
    <a className="embed-brand" href={address} target="_blank" rel="noopener">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <circle className="ring" cx="16" cy="16" r="12" />
        <circle className="core" cx="16" cy="16" r="4" />
      </svg>
      open in Tricosm
    </a>
  );
}

const NOT_HERE =
  'This view is of files on another machine: only the person who has them can open them, and not in a frame.';

/** Why the dataset did not open. The whole app offers more. */
function EmbedFailure() {
  const opening = useTricosm((state) => state.opening);
  if (opening.status !== 'failed') return null;
  return (
    <div className="failure" role="alert">
      <h2>This dataset did not open</h2>
      <p>{opening.data === LOCAL ? NOT_HERE : opening.message}</p>
    </div>
  );
}
