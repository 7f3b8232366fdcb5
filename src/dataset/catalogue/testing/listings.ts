/** File names of a repository: SAEs with what their paths say, and other files. */
interface RecordedListing {
  readonly repository: string;
  readonly saes: Readonly<Record<string, { readonly layer: string } & Readonly<Record<string, string>>>>;
  readonly others: readonly string[];
}

/** A few file names of the repositories, as their publishers' loaders and SAELens' list of public SAEs name them. */
export const listings: Readonly<Record<string, readonly RecordedListing[]>> = {
  'gemma-scope': [
    {
      repository: 'google/gemma-scope-2b-pt-res',
      saes: {
        'layer_12/width_16k/average_l0_82/params.npz': { layer: '12', width: '16k', l0: '82' },
        'layer_5/width_1m/average_l0_9/params.npz': { layer: '5', width: '1m', l0: '9' },
        'embedding/width_4k/average_l0_6/params.npz': { layer: 'embedding', width: '4k', l0: '6' },
      },
      others: ['README.md', 'layer_12/width_16k/canonical.txt'],
    },
  ],
  'gemma-scope-2': [
    {
      repository: 'google/gemma-scope-2-4b-pt',
      saes: {
        'resid_post/layer_17_width_65k_l0_medium/params.safetensors': {
          layer: '17',
          site: 'resid_post',
          width: '65k',
          l0: 'medium',
          variant: '',
        },
        'resid_post/layer_17_width_262k_l0_medium_seed_1/params.safetensors': {
          layer: '17',
          site: 'resid_post',
          width: '262k',
          l0: 'medium',
          variant: 'seed_1',
        },
        'transcoder_all/layer_0_width_16k_l0_big_affine/params.safetensors': {
          layer: '0',
          site: 'transcoder_all',
          width: '16k',
          l0: 'big',
          variant: 'affine',
        },
        'crosscoder/layer_5_9_12_15_width_1m_l0_big/params_layer_2.safetensors': {
          layer: '12',
          site: 'crosscoder/layer_5_9_12_15',
          width: '1m',
          l0: 'big',
          variant: '',
        },
        'clt/width_262k_l0_big/params_layer_3.safetensors': {
          layer: '3',
          site: 'clt',
          width: '262k',
          l0: 'big',
          variant: '',
        },
      },
      others: [
        'resid_post/layer_17_width_65k_l0_medium/examples.safetensors',
        'resid_post/layer_17_width_65k_l0_medium/config.json',
      ],
    },
  ],
  'llama-scope': [
    {
      repository: 'fnlp/Llama3_1-8B-Base-LXR-8x',
      saes: { 'Llama3_1-8B-Base-L15R-8x/checkpoints/final.safetensors': { layer: '15' } },
      others: ['Llama3_1-8B-Base-L15R-8x/hyperparams.json', 'Llama3_1-8B-Base-L15R-8x/lm_config.json'],
    },
  ],
  'llama-scope-r1': [
    {
      repository: 'fnlp/Llama-Scope-R1-Distill',
      saes: {
        '400M-Slimpajama-400M-OpenR1-Math-220k/L15R/sae_weights.safetensors': {
          layer: '15',
          set: '400M-Slimpajama-400M-OpenR1-Math-220k',
        },
      },
      others: ['400M-Slimpajama-400M-OpenR1-Math-220k/L15R/config.json'],
    },
  ],
  'qwen-scope': [
    {
      repository: 'Qwen/SAE-Res-Qwen3.5-2B-Base-W32K-L0_50',
      saes: { 'layer0.sae.pt': { layer: '0' }, 'layer23.sae.pt': { layer: '23' } },
      others: ['config.json'],
    },
  ],
  'gpt2-saelens': [
    {
      repository: 'jbloom/GPT2-Small-SAEs-Reformatted',
      saes: {
        'blocks.8.hook_resid_pre/sae_weights.safetensors': { layer: '8', site: 'resid_pre' },
        'blocks.11.hook_resid_post/sae_weights.safetensors': { layer: '11', site: 'resid_post' },
      },
      others: ['blocks.8.hook_resid_pre/sparsity.safetensors', 'blocks.8.hook_resid_pre/cfg.json'],
    },
    {
      repository: 'jbloom/GPT2-Small-Feature-Splitting-Experiment-Layer-8',
      saes: {
        'blocks.8.hook_resid_pre_768/sae_weights.safetensors': {
          layer: '8',
          site: 'resid_pre',
          width: '768',
        },
      },
      others: [],
    },
    {
      repository: 'jbloom/GPT2-Small-OAI-v5-32k-resid-post-SAEs',
      saes: { 'v5_32k_layer_5.pt/sae_weights.safetensors': { layer: '5' } },
      others: [],
    },
    {
      repository: 'jbloom/GPT2-Small-OAI-v5-128k-attn-out-SAEs',
      saes: { 'v5_128k_layer_5/sae_weights.safetensors': { layer: '5' } },
      others: [],
    },
  ],
  sparsify: [
    {
      repository: 'EleutherAI/sae-DeepSeek-R1-Distill-Qwen-1.5B-65k',
      saes: { 'layers.10.mlp/sae.safetensors': { layer: '10', site: 'mlp' } },
      others: ['layers.10.mlp/cfg.json', 'config.json'],
    },
    {
      repository: 'EleutherAI/sae-llama-3-8b-32x',
      saes: {
        'layers.24/sae.safetensors': { layer: '24', site: '' },
        'embed_tokens/sae.safetensors': { layer: 'embed_tokens' },
      },
      others: [],
    },
  ],
  saebench: [
    {
      repository: 'adamkarvonen/saebench_pythia-160m-deduped_width-2pow14_date-0108',
      saes: {
        'MatryoshkaBatchTopK_pythia-160m-deduped__0108/resid_post_layer_8/trainer_0/ae.pt': {
          layer: '8',
          architecture: 'MatryoshkaBatchTopK',
          trainer: '0',
        },
      },
      others: [
        'TopK_pythia-160m-deduped__0108/resid_post_layer_8/trainer_0/config.json',
        'TopK_pythia-160m-deduped__0108/resid_post_layer_8/trainer_0/checkpoints/ae_100.pt',
      ],
    },
    {
      repository: 'canrager/saebench_gemma-2-2b_width-2pow16_date-0107',
      saes: {
        'gemma-2-2b_standard_new_width-2pow16_date-0107/resid_post_layer_12/trainer_2/ae.pt': {
          layer: '12',
          architecture: 'standard_new',
          trainer: '2',
        },
      },
      others: [],
    },
  ],
  'gpt-oss': [
    {
      repository: 'andyrdt/saes-gpt-oss-20b',
      saes: { 'resid_post_layer_11/trainer_0/ae.pt': { layer: '11', trainer: '0' } },
      others: [
        'resid_post_layer_11/trainer_0/config.json',
        'resid_post_layer_11/trainer_0/eval_results.json',
      ],
    },
  ],
  goodfire: [
    {
      repository: 'Goodfire/Llama-3.1-8B-Instruct-SAE-l19',
      saes: { 'Llama-3.1-8B-Instruct-SAE-l19.pth': { layer: '19' } },
      others: ['README.md'],
    },
    {
      repository: 'Goodfire/Llama-3.3-70B-Instruct-SAE-l50',
      saes: { 'Llama-3.3-70B-Instruct-SAE-l50.pt': { layer: '50' } },
      others: [],
    },
  ],
  'circuit-tracer': [
    {
      repository: 'mwhanna/qwen3-0.6b-transcoders-lowl0',
      saes: { 'layer_27.safetensors': { layer: '27' } },
      others: ['features/layer_27.bin', 'wandb-config.yaml'],
    },
    {
      repository: 'mntss/clt-gemma-2-2b-426k',
      saes: { 'W_dec_0.safetensors': { layer: '0' } },
      others: ['W_enc_0.safetensors', 'config.yaml'],
    },
  ],
};
