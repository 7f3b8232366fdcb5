/** A box of the picture: left, top, right, bottom, in CSS pixels. */
export type Box = readonly [number, number, number, number];

/** Elements of this class lie over the picture, such as legends and controls. */
const OVER = '.over-scene';

/** The boxes of the elements that lie over the picture of a canvas. */
export function coveredBoxes(canvas: HTMLCanvasElement): Box[] {
  const { left, top } = canvas.getBoundingClientRect();
  const over = canvas.closest('.scene')?.querySelectorAll(OVER) ?? [];
  return Array.from(over, (element) => {
    const box = element.getBoundingClientRect();
    return [box.left - left, box.top - top, box.right - left, box.bottom - top];
  });
}

/** A picture lower than this, in CSS pixels, cannot spare what is covered. */
const LOW = 480;
/** However much is covered, the scene is not drawn smaller than this share of its size. */
const SMALLEST = 0.68;

/** How a scene is fitted between what covers the top and the bottom of a picture. */
export interface Framing {
  /** of the camera; 1 is the whole picture */
  readonly zoom: number;
  /** CSS pixels by which the scene's middle lies below the picture's */
  readonly shift: number;
}

/** Fits the scene of a low picture, such as a phone's, between what covers its top and its bottom; others stay whole. */
export function framing(height: number, covered: readonly Box[]): Framing {
  if (height >= LOW || height <= 0) return { zoom: 1, shift: 0 };
  const top = Math.max(0, ...covered.filter((box) => box[1] < height / 4).map((box) => box[3]));
  const bottom = Math.min(height, ...covered.filter((box) => box[3] > (3 / 4) * height).map((box) => box[1]));
  if (bottom <= top) return { zoom: SMALLEST, shift: 0 };
  return {
    zoom: Math.max(SMALLEST, (bottom - top) / height),
    shift: Math.round((top + bottom - height) / 2),
  };
}
