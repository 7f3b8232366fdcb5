/** Position (x, y, z) and target (x, y, z) of the camera in scene units. */
export type CameraPlace = readonly [number, number, number, number, number, number];

/** The camera's first distance from its target, for which sizes of points are given. */
export const FIRST_DISTANCE = 3;

/** Slightly from above and from the side, so that the three axes are seen apart. */
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

type Mover = (place: CameraPlace | null) => void;

/** Takes orders for the camera: the page gives them, and the camera follows once it is there. */
export const cameraDesk = {
  mover: null as Mover | null,
  attach(mover: Mover): () => void {
    this.mover = mover;
    return () => {
      if (this.mover === mover) this.mover = null;
    };
  },
  /** Moves the camera, smoothly unless the user wants less motion; does nothing while there is no stage. */
  move(place: CameraPlace): void {
    this.mover?.(place);
  },
  /** Moves the camera to where the scene is first seen from, with all of its points in view. */
  showAll(): void {
    this.mover?.(null);
  },
};

/**
 * The camera turned around its target, nearer or farther.
 *
 * @param azimuth  around the vertical axis, in radians
 * @param polar  down from the vertical axis, in radians
 * @param factor  of its distance
 */
export function orbited(place: CameraPlace, azimuth: number, polar: number, factor: number): CameraPlace {
  const [x, y, z, tx, ty, tz] = place;
  const [dx, dy, dz] = [x - tx, y - ty, z - tz];
  const distance = Math.max(1e-6, Math.hypot(dx, dy, dz));
  const theta = Math.atan2(dx, dz) + azimuth;
  const phi = Math.min(Math.PI - 0.01, Math.max(0.01, Math.acos(dy / distance) + polar));
  const r = distance * factor;
  return [
    tx + r * Math.sin(phi) * Math.sin(theta),
    ty + r * Math.cos(phi),
    tz + r * Math.sin(phi) * Math.cos(theta),
    tx,
    ty,
    tz,
  ];
}
