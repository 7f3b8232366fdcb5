import type { ChosenFile } from '../../dataset/reference.ts';
import { looksLikeLesson } from '../../lessons/looksLike.ts';

/** The beginning of a file names its format; in bytes. */
const BEGINNING = 400;

/**
 * Begins the lesson of a file, if files that were chosen together are one.
 *
 * @returns whether they are
 */
export async function takeLesson(files: readonly ChosenFile[]): Promise<boolean> {
  const [only, ...others] = files;
  if (!only || others.length > 0 || !/\.json$/i.test(only.path)) return false;
  if (!looksLikeLesson(await only.file.slice(0, BEGINNING).text())) return false;
  const { openLessonFile } = await import('./openLessonFile.ts');
  await openLessonFile(only);
  return true;
}
