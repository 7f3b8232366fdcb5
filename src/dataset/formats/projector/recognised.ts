/** Whether parsed JSON is a configuration of the TensorFlow Embedding Projector. */
export const isProjectorConfig = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'embeddings' in value;
