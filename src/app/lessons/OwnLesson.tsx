import { Button } from '../../controls/Button.tsx';
import { useDataset } from '../../state/hooks.ts';
import { localFiles } from '../../state/localFiles.ts';
import { openLesson } from './lessonState.ts';

/** Opens the lesson that a dataset brings along; nothing if it has none, or if this page cannot reach it. */
export function OwnLesson() {
  const { info, reference } = useDataset();
  const { lesson } = info;
  if (lesson === undefined) return null;
  const { place } = reference;
  if (place.kind === 'web') {
    const { href } = new URL(lesson, place.address);
    return <Button onPress={() => openLesson(href)}>Open its lesson</Button>;
  }
  const path = (name: string) => name === lesson || name.endsWith(`/${lesson}`);
  const file = place.kind === 'local' && localFiles.getState().opened?.files.find((one) => path(one.path));
  if (!file) return null;
  const open = async () => (await import('./openLessonFile.ts')).openLessonFile(file);
  return <Button onPress={() => void open()}>Open its lesson</Button>;
}
