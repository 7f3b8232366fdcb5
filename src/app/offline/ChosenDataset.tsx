import { useEffect, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { useTricosm } from '../../state/hooks.ts';
import { addressesOf } from './addressesOf.ts';
import { chooseAddresses, chosenAddresses } from './keep.ts';

/** Keeps the open dataset, if it is another host's, or stops keeping it. */
export function ChosenDataset() {
  const data = useTricosm(({ dataset }) => dataset?.data ?? '');
  const name = useTricosm(({ dataset }) => dataset?.info.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useEffect(() => void chosenAddresses().then(setChosen), []);
  const own = data === '' ? [] : addressesOf(data);
  if (own.length === 0) return null;
  const isKept = own.every((address) => chosen.includes(address));
  const choose = async () => {
    const others = chosen.filter((address) => !own.includes(address));
    const next = isKept ? others : [...others, ...own];
    await chooseAddresses(next);
    setChosen(next);
    // What was read before the choice has to be read again to be kept; the address keeps the view.
    if (!isKept) location.reload();
  };
  return (
    <div className="row">
      <p className="note">
        {isKept
          ? `What you look at of ${name} is kept: layers and scales open without a network once you have seen them.`
          : `${name} comes from another host, and needs the network. If you keep it, the page is loaded again, and keeps what it reads of it.`}
      </p>
      <Button onPress={() => void choose()}>{isKept ? 'Stop keeping it' : 'Keep it'}</Button>
    </div>
  );
}
