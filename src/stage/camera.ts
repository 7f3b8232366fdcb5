/** Position (x, y, z) and target (x, y, z) of the camera in scene units. */
export type CameraPlace = readonly [number, number, number, number, number, number];

/** From how far the camera first looks; sizes of points are given for this distance. */
export const FIRST_DISTANCE = 3;

/** Slightly from above and from the side, so that three axes are told apart at once. */
export const firstPlace: CameraPlace = lookFrom(0.5, 1.22);

/** Straight from the front, for what lies in a plane. */
export const frontPlace: CameraPlace = [0, 0, FIRST_DISTANCE, 0, 0, 0];

/** The place at the first distance at an angle around the vertical axis and down from it, in radians. */
function lookFrom(azimuth: number, polar: number): CameraPlace {
  return [
    FIRST_DISTANCE * Math.sin(polar) * Math.sin(azimuth),
    FIRST_DISTANCE * Math.cos(polar),
    FIRST_DISTANCE * Math.sin(polar) * Math.cos(azimuth),
    0,
    0,
    0,
  ];
}

type Mover = (place: CameraPlace) => void;

/** Where orders for the camera are left: the page asks, the camera (once it is there) follows. */
export const cameraDesk = {
  mover: null as Mover | null,
  attach(mover: Mover): () => void {
    this.mover = mover;
    return () => {
      if (this.mover === mover) this.mover = null;
    };
  },
  /** Moves the camera, smoothly where motion is wanted; does nothing while there is no stage. */
  move(place: CameraPlace): void {
    this.mover?.(place);
  },
};

/** The camera turned around its target, moved nearer or farther: for keys. Angles in radians. */
export function orbited(place: CameraPlace, azimuth: number, polar: number, nearer: number): CameraPlace {
  const [x, y, z, tx, ty, tz] = place;
  const [dx, dy, dz] = [x - tx, y - ty, z - tz];
  const distance = Math.max(1e-6, Math.hypot(dx, dy, dz));
  const theta = Math.atan2(dx, dz) + azimuth;
  const phi = Math.min(Math.PI - 0.01, Math.max(0.01, Math.acos(dy / distance) + polar));
  const r = distance * nearer;
  return [
    tx + r * Math.sin(phi) * Math.sin(theta),
    ty + r * Math.cos(phi),
    tz + r * Math.sin(phi) * Math.cos(theta),
    tx,
    ty,
    tz,
  ];
}
