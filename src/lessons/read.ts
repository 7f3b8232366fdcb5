import { DataError, kindOf } from '../dataset/error.ts';
import { check, fault } from '../dataset/schema.ts';
import { LESSON_VERSION, lessonSchema, type Lesson } from './lesson.ts';
import { LESSON_FORMAT } from './looksLike.ts';

/** A larger file is not a lesson; in bytes. */
export const LARGEST = 1e6;
const ADVICE = 'Correct the lesson; docs/lessons.md describes it.';

/**
 * Reads the file of a lesson.
 *
 * @param file  its name, for messages
 * @throws DataError naming the field that does not fit, what was expected and what was found
 */
export function readLesson(text: string, file: string): Lesson {
  if (text.length > LARGEST) {
    throw new DataError(`${file}: expected a lesson of at most 1 MB, found more; shorten its steps.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DataError(
      `${file}: expected JSON, found text that is not (${(error as Error).message}). ${ADVICE}`,
    );
  }
  return checkLesson(value, file);
}

/**
 * Checks the value that the file of a lesson holds.
 *
 * @throws DataError as `readLesson`
 */
export function checkLesson(value: unknown, file: string): Lesson {
  const given = value as { readonly format?: unknown; readonly version?: unknown } | null;
  // Other differences follow from another version, so it is named first.
  if (
    given?.format === LESSON_FORMAT &&
    typeof given.version === 'number' &&
    given.version > LESSON_VERSION
  ) {
    throw fault(
      file,
      'version',
      `version ${LESSON_VERSION}`,
      kindOf(given.version),
      'Open it with a newer Tricosm.',
    );
  }
  return check(lessonSchema, value, file, ADVICE);
}

/** The text of the file of a lesson. */
export const writeLesson = (lesson: Lesson): string => `${JSON.stringify(lesson, null, 2)}\n`;
