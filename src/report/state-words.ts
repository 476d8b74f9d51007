/** The Store's states in words, for the middle of a sentence (store-api.md §4.1, §4.8). */
const words: Readonly<Record<string, string>> = {
  none: 'a draft',
  pendingcommit: 'a draft',
  commitstarted: 'committed',
  preprocessing: 'being checked',
  certification: 'in certification',
  release: 'certified',
  pendingpublication: 'waiting to be published',
  publishing: 'being published',
  published: 'published',
  canceled: 'canceled',
  commitfailed: 'refused at the commit',
  preprocessingfailed: 'refused in the first check',
  certificationfailed: 'refused in certification',
  releasefailed: 'failed after certification',
  publishfailed: 'failed while being published',
  packagerolloutnotstarted: 'starts when published',
  packagerolloutinprogress: 'in progress',
  packagerolloutcomplete: 'finalized',
  packagerolloutstopped: 'halted',
};

/** A state in words; `undefined` for one that this action does not know. */
export function wordsOf(state: string): string | undefined {
  return Object.hasOwn(words, state.toLowerCase()) ? words[state.toLowerCase()] : undefined;
}

/** `being checked (PreProcessing)`; without the Store's word if ours contains it, and its word alone if we have none. */
export function describeState(state: string): string {
  const known = wordsOf(state);
  if (known === undefined) return state;
  return known.includes(state.toLowerCase()) ? known : `${known} (${state})`;
}
