/** What a lesson says that it is; this is the first field of its file. */
export const LESSON_FORMAT = 'tricosm lesson';

/** Whether a text may be the file of a lesson, by its beginning. */
export const looksLikeLesson = (beginning: string): boolean =>
  /^\s*\{/.test(beginning) && beginning.includes(`"${LESSON_FORMAT}"`);
