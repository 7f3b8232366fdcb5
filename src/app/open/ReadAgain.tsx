import { useMemo, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { Guard } from '../../controls/parts/Guard.tsx';
import { store } from '../../state/store.ts';
import { initialView } from '../../scales/view.ts';
import { areFiles, referenceOf } from './address.ts';
import { OpenDialog } from './openDialogPart.ts';
import { readingOf, viewOf, type Reading } from './reading.ts';

/** Offers to read the files that `data` names otherwise than they are; nothing where it names a bundle. */
export function ReadAgain({ data }: { data: string }) {
  const [asked, setAsked] = useState(false);
  const place = useMemo(() => (areFiles(data) ? referenceOf(data) : null), [data]);
  if (place === null) return null;
  const open = (reading: Reading) => {
    setAsked(false);
    // What was pinned, coloured or searched may be of other features now; where we look stays.
    const { scale, layer } = store.getState().view;
    store.getState().start({ ...initialView(), scale, data, layer, ...viewOf(reading) });
  };
  return (
    <>
      <Button onPress={() => setAsked(true)}>Read it otherwise…</Button>
      {asked && (
        <Guard name="The dialog" onClose={() => setAsked(false)}>
          <OpenDialog
            title="Read it otherwise"
            note="The link keeps how the files are read."
            place={place}
            initial={readingOf(store.getState().view)}
            onOpen={(_, reading) => open(reading)}
            onCancel={() => setAsked(false)}
          />
        </Guard>
      )}
    </>
  );
}
