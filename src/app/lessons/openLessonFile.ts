import type { ChosenFile } from '../../dataset/reference.ts';
import { sayThatFailed } from '../selection/importSelections.ts';
import { openLesson } from './lessonState.ts';
import { FROM_FILE, keepLesson } from './ownFile.ts';

/** Begins the lesson of a file, or says why it does not. */
export async function openLessonFile(file: ChosenFile): Promise<void> {
  try {
    await keepLesson(file);
    openLesson(FROM_FILE);
  } catch (error) {
    sayThatFailed(error instanceof Error ? error.message : String(error));
  }
}
