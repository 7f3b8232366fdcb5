import { DataError } from '../../dataset/error.ts';
import { lessonOf } from '../../lessons/draft.ts';
import { EMBEDDED_LESSONS } from '../../lessons/embedded.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { LARGEST, readLesson } from '../../lessons/read.ts';
import { LOCAL } from '../open/embedded.ts';
import { FROM_DRAFT, FROM_FILE, keptLesson, readDraft } from './ownFile.ts';

/** A lesson with the place of its folder; see `LessonState`. */
export interface Loaded {
  readonly lesson: Lesson;
  readonly place: string;
}

/**
 * The lesson that a link names.
 *
 * @throws DataError when there is no such lesson, or its file is not one
 */
export async function loadLesson(name: string, signal: AbortSignal): Promise<Loaded> {
  const embedded = EMBEDDED_LESSONS.find(({ id }) => id === name);
  if (embedded) return { lesson: await embedded.load(), place: '' };
  if (name === FROM_DRAFT) {
    const draft = readDraft();
    if (draft.steps.length > 0) return { lesson: lessonOf(draft), place: '' };
    throw new DataError('This browser keeps no lesson that is being written: add a view to one from Share.');
  }
  if (name === FROM_FILE) {
    const text = keptLesson();
    if (text !== null) return { lesson: readLesson(text, 'The lesson'), place: LOCAL };
    throw new DataError(
      'This link names a lesson that was opened from a file of another machine: open the same file again, or drop it here.',
    );
  }
  return fetchLesson(name, signal);
}

async function fetchLesson(name: string, signal: AbortSignal): Promise<Loaded> {
  const known = EMBEDDED_LESSONS.map(({ id }) => id).join(', ');
  if (!/[/.]/.test(name) || !URL.canParse(name, document.baseURI)) {
    throw new DataError(
      `“${name}”: expected the name of a lesson (${known}) or the address of a lesson’s file, found neither.`,
    );
  }
  const { href } = new URL(name, document.baseURI);
  const refuse = (found: string) =>
    new DataError(`${href}: expected the file of a lesson, found ${found}; check the address.`);
  const response = await fetch(href, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw refuse('no answer that this page may read');
  });
  if (!response.ok) throw refuse(`the answer ${response.status}`);
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST) throw refuse('more than 1 MB');
  return { lesson: readLesson(await response.text(), href), place: href };
}
