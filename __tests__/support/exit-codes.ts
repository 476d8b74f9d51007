/** The exit code of each result. */
export const exitCodes: Readonly<Record<string, number>> = {
  published: 0,
  certified: 0,
  accepted: 0,
  committed: 0,
  'already-submitted': 0,
  planned: 0,
  done: 0,
  busy: 1,
  rejected: 1,
  'timed-out': 1,
  refused: 1,
  interrupted: 130,
  failed: 1,
};
