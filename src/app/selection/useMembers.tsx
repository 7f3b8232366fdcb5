import { useMemo } from 'react';
import { significantPercent } from '../../controls/numbers.ts';
import type { Column, DataColumn } from '../../controls/table/columns.ts';
import type { Labels, Relations } from '../../dataset/dataset.ts';
import { relationsJob } from '../../jobs/datasetJobs.ts';
import { jobs } from '../../jobs/page.ts';
import { useJob } from '../../jobs/follow/useJob.ts';
import { distinctName } from '../../scales/cloud/columns/names.ts';
import { useLooks, type ShownLobes } from '../../scales/cloud/lobes/useLooks.ts';
import { featureColumn } from '../../scales/shared/featureColumn.tsx';
import { lobesJob } from '../../scales/shared/lobes/job.ts';
import { useLobesRequest } from '../../scales/shared/lobes/useLobes.ts';
import { useLabels } from '../../scales/shared/useLabels.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import { useDataset, useTricosm } from '../../state/hooks.ts';
import { select } from '../../state/selection/select.ts';
import type { Item } from '../../state/selection/selection.ts';
import { pin } from '../../state/pin.ts';

/** What is known of the members of a selection, as columns of their indices. */
export interface MemberColumns {
  /** on screen */
  readonly shown: readonly Column<number>[];
  /** everything, for a file */
  readonly data: readonly DataColumn<number>[];
  /** the number of words; null for features, and while it is not known */
  readonly words: number | null;
}

/** The columns of selected features or words. */
export function useMemberColumns(item: Item): MemberColumns {
  const { reference, info } = useDataset();
  const labels = useLabels();
  const lobes = useLooks(useLobesThere(item));
  const { result: relations } = useJob(relationsJob, item === 'word' ? reference : null, {});
  const described = labels.stale ? null : labels.result;
  return useMemo(
    () =>
      item === 'word'
        ? wordColumns(relations)
        : featureColumns(info.item, described, lobes.stale ? null : lobes),
    [item, relations, info, described, lobes],
  );
}

/** Whether lobes are there or on their way: a table of members is no reason to compute them. */
function useLobesThere(item: Item): boolean {
  const { reference } = useDataset();
  const scale = useTricosm(({ view }) => view.scale);
  const parameters = useLobesRequest();
  if (item === 'word') return false;
  return (
    scaleOf(scale).id === 'brain' || jobs.kept(lobesJob, { dataset: reference, parameters }) !== undefined
  );
}

function featureColumns(item: string, labels: Labels | null, lobes: ShownLobes | null): MemberColumns {
  const found = lobes?.found ?? null;
  const lookOf = (feature: number) => lobes?.looks[found?.labels[feature] ?? -1];
  const frequency = labels?.frequency;
  const name = featureColumn<number>({
    item,
    feature: (feature) => feature,
    labels,
    ...(found && { colourOf: (feature: number) => lookOf(feature)?.colour ?? 'transparent' }),
  });
  const shown: Column<number>[] = [{ ...name, sortable: true }];
  if (frequency) {
    shown.push({
      header: 'fires',
      title: 'share of tokens on which it fires',
      value: (feature) => frequency[feature],
      format: (value) => significantPercent(value, 2),
      sortable: true,
    });
  }
  if (found) shown.push({ header: 'lobe', value: lobeNumber(found), decimals: 0, sortable: true });
  const data: DataColumn<number>[] = [
    { header: item, value: (feature) => feature },
    { header: 'label', value: (feature) => labels?.description[feature] },
    { header: 'frequency', value: (feature) => frequency?.[feature] },
    { header: 'category', value: (feature) => labels?.category[feature] },
    { header: 'lobe', value: lobeNumber(found) },
    { header: 'lobe name', value: (feature) => lookOf(feature)?.name },
    ...numericColumns(labels?.numeric ?? {}),
  ];
  return { shown: [...shown, removal('feature')], data, words: null };
}

/** A feature's lobe, counted from 1 as on screen; nothing if it is left out. */
const lobeNumber = (found: ShownLobes['found']) => (feature: number) => {
  const lobe = found?.labels[feature] ?? -1;
  return lobe < 0 ? null : lobe + 1;
};

const numericColumns = (numeric: Labels['numeric']): DataColumn<number>[] =>
  Object.entries(numeric).map(([name, values]) => ({
    header: distinctName(name),
    value: (index) => values[index],
  }));

function wordColumns(relations: Relations | null): MemberColumns {
  const word = (index: number) => relations?.words[index] ?? '';
  const covariates = relations?.covariates ?? {};
  const shown: Column<number>[] = [
    {
      header: 'word',
      value: word,
      clip: true,
      sortable: true,
      press: {
        act: (index) => pin('word', index),
        modified: (index) => select('word', [index], 'toggle'),
      },
    },
    ...Object.entries(covariates)
      .slice(0, 2)
      .map(([header, values]): Column<number> => ({
        header,
        value: (index) => values[index],
        sortable: true,
      })),
    removal('word'),
  ];
  const data = [
    { header: 'index', value: (index: number) => index },
    { header: 'word', value: word },
    ...numericColumns(covariates),
  ];
  return { shown, data, words: relations?.words.length ?? null };
}

/** The button that takes a member out. */
const removal = (item: Item): Column<number> => ({
  header: 'take out',
  hideHeader: true,
  cell: () => '✕',
  align: 'end',
  press: {
    act: (index) => select(item, [index], 'remove'),
    label: (index) => `Take ${item} ${index} out of the selection`,
    title: () => 'Take it out of the selection',
  },
});
