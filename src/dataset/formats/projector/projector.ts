import * as v from 'valibot';
import { check, count, featureCount, text } from '../../schema.ts';

const schema = v.object(
  {
    embeddings: v.pipe(
      v.array(
        v.object(
          {
            tensorName: v.optional(text, ''),
            tensorShape: v.optional(v.tuple([featureCount, count], 'two sizes')),
            tensorPath: text,
            metadataPath: v.optional(text),
          },
          'an object',
        ),
        'a list',
      ),
      v.nonEmpty('at least one embedding'),
    ),
  },
  'an object',
);

/** What a configuration describes. */
export type ProjectorConfig = v.InferOutput<typeof schema>;

/**
 * Checks a parsed configuration of the projector.
 *
 * @param file  where it was read, for messages
 * @throws DataError naming the field, what was expected and what was found
 */
export function readProjectorConfig(value: unknown, file: string): ProjectorConfig {
  return check(schema, value, file, 'Correct the configuration of the projector.');
}
