/** A box of the picture: left, top, right, bottom, in CSS pixels. */
export type Box = readonly [number, number, number, number];
