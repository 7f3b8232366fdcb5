import { Suspense } from 'react';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { comesWithApp } from './embedded.ts';

const ReadFiles = lazyPart(() => import('./ReadFiles.tsx'));

/**
 * Offers to change how the files that `data` names are read; renders nothing if it names a bundle. Which names are files is
 * loaded for data that the app does not come with.
 */
export function ReadAgain({ data }: { data: string }) {
  return <Suspense>{!comesWithApp(data) && <ReadFiles data={data} />}</Suspense>;
}
