import { useMemo, useState } from 'react';
import { Button as RowButton } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button } from '../../../controls/Button.tsx';
import type { Family, FamilyRepository } from '../../../dataset/catalogue/family.ts';
import { hasLabels, servesOf } from '../../../dataset/catalogue/serves.ts';
import { HUB } from '../../../dataset/sources/hub.ts';
import { hubTokens } from '../token.ts';
import { useListing } from '../useListing.ts';
import { Contents } from './Contents.tsx';
import { repositoryDetails } from './names.ts';
import { NotListed } from './NotListed.tsx';
import { Star } from './Star.tsx';

const HOST = new URL(HUB).host;

/** A family: what it is, which scales it serves, its repositories, and what the opened one holds. */
export function FamilyCard({ family, onOpen }: { family: Family; onOpen: (address: string) => void }) {
  const [place, setPlace] = useState<FamilyRepository | null>(null);
  const repository = useMemo(
    () => place && { hub: HUB, repository: place.repository, revision: 'main' },
    [place],
  );
  const token = useStore(hubTokens, (tokens) => tokens[HUB] ?? '');
  const looking = useListing(repository, token);
  return (
    <article className="stack" aria-label={family.title}>
      <header>
        <h3>{family.title}</h3>
        <Star family={family} />
        <span className="note">{family.maker}</span>
      </header>
      <p>{family.about}</p>
      <Facts family={family} />
      {place ? (
        <div className="opened-repository">
          <div>
            <span>
              {place.model} <span className="note">{repositoryDetails(place)}</span>
            </span>
            <code>{place.repository}</code>
          </div>
          <Button onPress={() => setPlace(null)}>Change</Button>
        </div>
      ) : (
        <Repositories family={family} onChoose={setPlace} />
      )}
      {looking.status === 'looking' && (
        <p role="status" className="note">
          {looking.text}
        </p>
      )}
      {place && looking.status === 'failed' && (
        <NotListed repository={place.repository} message={looking.message} token={token} />
      )}
      {place && looking.status === 'found' && (
        <Contents family={family} place={place} listing={looking.listing} onOpen={onOpen} />
      )}
    </article>
  );
}

/** The hook, the labels and the scales of a family. */
function Facts({ family }: { family: Family }) {
  return (
    <dl className="facts">
      {family.hook && (
        <div>
          <dt>hook</dt>
          <dd>{family.hook}</dd>
        </div>
      )}
      <div>
        <dt>labels</dt>
        <dd>{hasLabels(family) ? 'at Neuronpedia, for the SAEs that are marked' : 'none known'}</dd>
      </div>
      {servesOf(family).map(({ scale, needs }) => (
        <div key={scale}>
          <dt>{scale}</dt>
          <dd>{needs === '' ? 'opens at once' : `with ${needs}`}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The repositories of a family; the hub is asked for the files of one only when the user opens it. */
function Repositories({
  family,
  onChoose,
}: {
  family: Family;
  onChoose: (repository: FamilyRepository) => void;
}) {
  return (
    <>
      <p className="note">
        Choosing a model asks {HOST} for the names and sizes of its files, and nothing else.
      </p>
      <ul className="repositories" aria-label="Models">
        {family.repositories.map((one) => (
          <li key={one.repository}>
            <RowButton className="repository" onPress={() => onChoose(one)}>
              <span>{one.model}</span>
              <span className="hint">{repositoryDetails(one)}</span>
              <code>{one.repository}</code>
            </RowButton>
          </li>
        ))}
      </ul>
    </>
  );
}
