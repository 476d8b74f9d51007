/** Partner Center, for what the API can't do. */
export const portalLink = 'https://partner.microsoft.com/dashboard';

/** Two runs that publish one app at once get into each other's way. */
export const keepRunsApart =
  'If another workflow run publishes it too, let only one run at a time (concurrency group).';
