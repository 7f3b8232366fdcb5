/**
 * What the first view of a dataset asks for. The worker starts with it, so that these jobs wait for no further file; the
 * other files of `analyses/` are loaded when a job needs them.
 */
import './analyses/brain/lobes.ts';
import './analyses/dataset.ts';
import './analyses/galaxy/cloud.ts';
import '../src/math/affinity/phi.ts';
