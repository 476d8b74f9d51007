/** Path patterns of fault rules. */
export const paths = {
  token: '/oauth2/',
  look: '/applications/\\w+$',
  read: '/submissions/\\d+$',
  create: '/submissions$',
  update: '/submissions/\\d+$',
  commit: '/commit$',
  status: '/status$',
  delete: '/submissions/\\d+$',
  list: '/listflights|/inappproducts\\?',
  rollout: 'packagerollout',
  block: 'comp=block&',
  blockList: 'comp=blocklist',
} as const;
