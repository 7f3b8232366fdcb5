/**
 * The pictures of the atom's stage, one for each `space` of its view:
 *
 * | space | picture | drawn from |
 * | --- | --- | --- |
 * | words | `wordPicture`: words, their pairs as arrows, the best pairs of pairs as faces | `Crystals` |
 * | differences | `differencePicture`: differences and function vectors from a common origin | `Crystals` |
 * | analogy | `analogyPicture`: the question's parallelogram and its answers | `SolvedAnalogy` |
 * | search | `foundPicture`: a crystal found, and corners of others | `PlaneView` |
 *
 * The way of each is the same: a job of the analysis yields plain data, one of these pure functions turns it into a
 * `Picture`, and `Stage.tsx` adds what changes with the selection and publishes it. The first two show the whole space,
 * raw and with distractors removed, and share legend and axes (`relations.ts`); the last two show the plane of one
 * parallelogram (`plane.ts`).
 */
export { analogyPicture } from './analogy.ts';
export { differencePicture } from './differences.ts';
export { foundPicture } from './found.ts';
export type { Picture } from './picture.ts';
export { wordPicture } from './words.ts';
