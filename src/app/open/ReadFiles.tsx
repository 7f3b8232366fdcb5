import { useMemo, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { Guard } from '../../controls/parts/Guard.tsx';
import { store } from '../../state/store.ts';
import { initialView } from '../../scales/view.ts';
import { areFiles } from './areFiles.ts';
import { referenceOf } from './address.ts';
import { OpenDialog } from './openDialogPart.ts';
import { readingOf, viewOf, type Reading } from './reading.ts';

/** The part of `ReadAgain` for data that may be files; renders nothing if it is a bundle. */
export default function ReadFiles({ data }: { data: string }) {
  const [asked, setAsked] = useState(false);
  const place = useMemo(() => (areFiles(data) ? referenceOf(data) : null), [data]);
  if (place === null) return null;
  const open = (reading: Reading) => {
    setAsked(false);
    // Pinned, coloured or searched features may be different ones now; the scale and layer stay.
    const { scale, layer } = store.getState().view;
    store.getState().start({ ...initialView(), scale, data, layer, ...viewOf(reading) });
  };
  return (
    <>
      <Button onPress={() => setAsked(true)}>Read it differently…</Button>
      {asked && (
        <Guard name="The dialog" onClose={() => setAsked(false)}>
          <OpenDialog
            title="Read it differently"
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
