import { BufferAttribute, BufferGeometry, Float32BufferAttribute, Sphere, Vector3 } from 'three';
import { turnedPlace, type Faces, type PointSet } from '../scene.ts';

/** What a geometry of points is made for; points with the same places keep their geometry. */
type Places = Pick<PointSet, 'positions' | 'from'>;

/** How points look, which can change while they stay where they are. */
type Paint = Omit<PointSet, 'positions' | 'from'>;

/** The places of points as buffers; without `from`, positions stand in for it, and the morph moves nothing. */
export function pointGeometry({ positions, from }: Places): BufferGeometry {
  const geometry = new BufferGeometry();
  const position = new BufferAttribute(positions, 3);
  geometry.setAttribute('position', position);
  // One attribute under two names is one buffer on the graphics device.
  geometry.setAttribute('from', from ? new BufferAttribute(from, 3) : position);
  // three would measure it to sort shapes by distance, which passes over all points; shapes are ordered by `renderOrder`.
  geometry.boundingSphere = new Sphere(new Vector3(), 1);
  return geometry;
}

/**
 * One point that nobody sees. It stands in while there are no points, so that the shaders are compiled by then: the first
 * frame of a large cloud has enough to do with sending the points to the graphics device.
 */
export function unseenPoint(): BufferGeometry {
  const geometry = pointGeometry({ positions: new Float32Array(3) });
  paintGeometry(geometry, { colours: new Uint8Array(4), sizes: new Float32Array(1) });
  return geometry;
}

/** Gives points their colours, sizes and shapes. Only buffers whose numbers are others are sent to the graphics device. */
export function paintGeometry(geometry: BufferGeometry, { colours, sizes, shapes }: Paint): void {
  put(geometry, 'colour', colours, 4);
  put(geometry, 'size', sizes, 1);
  if (shapes) put(geometry, 'shape', shapes, 1);
  else geometry.deleteAttribute('shape');
}

function put(geometry: BufferGeometry, name: string, numbers: Float32Array | Uint8Array, per: number): void {
  const before = geometry.getAttribute(name) as BufferAttribute | undefined;
  if (before?.array === numbers) return;
  if (before?.array.length === numbers.length) {
    // The buffer on the device is filled again. A new attribute would leave the old buffer there.
    before.array = numbers;
    before.needsUpdate = true;
  } else geometry.setAttribute(name, new BufferAttribute(numbers, per, numbers instanceof Uint8Array));
}

/**
 * Shapes between points: copies the points at their corners, and colours each shape.
 *
 * @param corners  point indices, one shape after the other, `[shapes * per]`
 * @param per  the number of corners of a shape
 * @param colours  `[shapes, 4]`
 */
function gather(
  points: PointSet,
  corners: readonly number[] | Uint32Array,
  per: number,
  colours: Uint8Array,
): BufferGeometry {
  const count = corners.length;
  const position = new Float32Array(3 * count);
  const from = new Float32Array(3 * count);
  const colour = new Uint8Array(4 * count);
  const source = points.from ?? points.positions;
  for (let i = 0; i < count; i++) {
    const point = corners[i]!;
    for (let axis = 0; axis < 3; axis++) {
      position[3 * i + axis] = points.positions[3 * point + axis]!;
      from[3 * i + axis] = source[3 * point + axis]!;
    }
    const shape = Math.floor(i / per);
    for (let c = 0; c < 4; c++) colour[4 * i + c] = colours[4 * shape + c]!;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(position, 3));
  geometry.setAttribute('from', new BufferAttribute(from, 3));
  geometry.setAttribute('colour', new BufferAttribute(colour, 4, true));
  return geometry;
}

/** The sides of each quadrilateral as line segments, stronger than its face. */
export function outlineGeometry(points: PointSet, faces: Faces): BufferGeometry {
  const ends: number[] = [];
  for (let i = 0; i < faces.corners.length; i += 4) {
    const [a, b, c, d] = faces.corners.subarray(i, i + 4) as unknown as [number, number, number, number];
    ends.push(a, b, b, c, c, d, d, a);
  }
  const colours = faces.colours.map((value, i) => (i % 4 === 3 ? Math.min(255, 3 * value) : value));
  return gather(points, ends, 8, colours);
}

/** Each quadrilateral as two triangles. */
export function faceGeometry(points: PointSet, faces: Faces): BufferGeometry {
  const triangles: number[] = [];
  for (let i = 0; i < faces.corners.length; i += 4) {
    const [a, b, c, d] = faces.corners.subarray(i, i + 4) as unknown as [number, number, number, number];
    triangles.push(a, b, c, a, c, d);
  }
  return gather(points, triangles, 6, faces.colours);
}

const RING_STEPS = 96;

/** Three rings (one in each coordinate plane) per ellipsoid, as line segments. */
export function ringGeometry(
  ellipsoids: readonly (readonly [number, number, number])[],
  turn?: readonly number[],
): BufferGeometry {
  const positions: number[] = [];
  for (const radii of ellipsoids) {
    for (let plane = 0; plane < 3; plane++) {
      for (let step = 0; step < RING_STEPS; step++) {
        for (const end of [step, step + 1]) {
          const angle = (2 * Math.PI * end) / RING_STEPS;
          const place = [0, 0, 0];
          place[plane] = radii[plane]! * Math.cos(angle);
          place[(plane + 1) % 3] = radii[(plane + 1) % 3]! * Math.sin(angle);
          positions.push(...turnedPlace(place, turn));
        }
      }
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  return geometry;
}
