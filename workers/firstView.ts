/**
 * What the first view of a dataset with published results asks for, such as the embedded ones. The worker starts with it, so that
 * these jobs wait for no further file; the other files of `analyses/`, and the kernels, are loaded when a job needs them.
 */
import './analyses/dataset.ts';
import '../src/scales/brain/forms.ts';
import '../src/scales/galaxy/forms.ts';
