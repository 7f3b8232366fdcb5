import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { store } from '../../state/store.ts';
import { cameraDesk } from '../camera/place.ts';
import { legendChoice } from '../legend/choice.ts';
import { stage } from '../scene.ts';
import { fitToSelection, lookAlong, selectedPoints } from './orders.ts';

/** Buttons that move the camera: to the whole cloud, to the selection, along an axis. */
export function Views() {
  const scene = useStore(stage, (state) => state.scene);
  const matches = useStore(store, (state) => state.matches);
  const choice = useStore(legendChoice);
  if (!scene) return null;
  const selected = selectedPoints(scene, matches, choice).length > 0;
  return (
    <div className="views" role="group" aria-label="Camera">
      <View name="Show everything (key 0 or a double click)" onPress={() => cameraDesk.showAll()}>
        <Icon path="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
      </View>
      <View name="Fit to the selection (key F)" onPress={fitToSelection} disabled={!selected}>
        <Icon path="M8 1v3M8 12v3M1 8h3M12 8h3M8 5a3 3 0 1 0 0 6 3 3 0 1 0 0-6" />
      </View>
      {scene.axes.slice(0, 3).map(({ name }, axis) => (
        <View
          key={axis}
          name={`Look along ${name.split(' · ')[0]} (key ${'XYZ'[axis]})`}
          onPress={() => lookAlong(axis)}
        >
          {'xyz'[axis]}
        </View>
      ))}
    </div>
  );
}

interface ViewProps {
  readonly name: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

function View({ name, onPress, disabled = false, children }: ViewProps) {
  return (
    <button className="view-button" aria-label={name} title={name} disabled={disabled} onClick={onPress}>
      {children}
    </button>
  );
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" aria-hidden="true">
      <path d={path} strokeWidth="1.4" strokeLinecap="round" />
    </svg>
  );
}
