/** The states of a submission that is committed, in order (store-api.md §4.1); independent of the source. */
export const onTheWay = [
  'CommitStarted',
  'PreProcessing',
  'Certification',
  'Release',
  'PendingPublication',
  'Publishing',
  'Published',
] as const;
