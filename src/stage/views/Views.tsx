import { useStore } from 'zustand';
import { store } from '../../state/store.ts';
import { cameraDesk } from '../camera/place.ts';
import { useLegendChoice } from '../legend/choice.ts';
import { stage } from '../scene.ts';
import { useSelectedPoints } from '../selection/useSelectedPoints.ts';
import { fitToSelection, lookAlong, selectedPoints } from './orders.ts';
import { Icon, ViewButton } from './ViewButton.tsx';

/** Buttons that move the camera: to the whole cloud, to the selection, along an axis. */
export function Views() {
  const scene = useStore(stage, (state) => state.scene);
  const matches = useStore(store, (state) => state.matches);
  const choice = useLegendChoice();
  const mask = useSelectedPoints(scene);
  if (!scene) return null;
  const selected = selectedPoints(scene, mask, matches, choice).length > 0;
  return (
    <div className="views" role="group" aria-label="Camera">
      <ViewButton name="Show everything (key 0 or a double click)" onPress={() => cameraDesk.showAll()}>
        <Icon path="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
      </ViewButton>
      <ViewButton name="Fit to the selection (key F)" onPress={fitToSelection} disabled={!selected}>
        <Icon path="M8 1v3M8 12v3M1 8h3M12 8h3M8 5a3 3 0 1 0 0 6 3 3 0 1 0 0-6" />
      </ViewButton>
      {scene.axes.slice(0, 3).map(({ name }, axis) => (
        <ViewButton
          key={axis}
          name={`Look along ${name.split(' · ')[0]} (key ${'XYZ'[axis]})`}
          onPress={() => lookAlong(axis)}
        >
          {'xyz'[axis]}
        </ViewButton>
      ))}
    </div>
  );
}
