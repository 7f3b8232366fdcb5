import { DataError } from '../error.ts';
import { explanationOf, NEURONPEDIA, type NeuronpediaSource } from '../neuronpedia.ts';

/**
 * Asks Neuronpedia for the explanation of one feature. Sends no referrer and no credentials.
 *
 * @returns an empty text when it has no explanation, or does not know the feature
 * @throws DataError when it does not answer, or refuses
 */
export async function fetchExplanation(
  { modelId, sourceId }: NeuronpediaSource,
  feature: number,
  signal: AbortSignal,
): Promise<string> {
  const path = [modelId, sourceId, feature].map(encodeURIComponent).join('/');
  const place = `neuronpedia.org, feature ${feature} of ${sourceId}`;
  let response: Response;
  let record: unknown;
  try {
    response = await fetch(`${NEURONPEDIA}/api/feature/${path}`, {
      signal,
      referrerPolicy: 'no-referrer',
      credentials: 'omit',
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new DataError(
      `${place}: expected an answer, found none: the network is down or blocks the site for this page. Try again, or drop its export of explanations here.`,
    );
  }
  if (response.status === 404) return '';
  if (!response.ok)
    throw new DataError(`${place}: expected an explanation, found ${refusal(response.status)}`);
  try {
    record = await response.json();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new DataError(`${place}: expected JSON, found something else; its interface may have changed.`);
  }
  return explanationOf(record);
}

function refusal(status: number): string {
  if (status === 429) {
    return 'that it asks to wait (HTTP 429). Try again later, or drop its export of explanations here.';
  }
  return `HTTP ${status}. Try again later.`;
}
