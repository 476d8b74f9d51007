/** What a step can do (input `command`). */
export const commands = ['publish', 'rollout', 'status', 'cancel', 'api'] as const;
export type Command = (typeof commands)[number];

const always = [
  'command',
  'tenant-id',
  'client-id',
  'client-secret',
  'client-certificate',
  'artifact-name',
  // The runner always passes it: its default is the job's own token.
  'github-token',
  'login-url',
  'store-api-url',
] as const;
const waiting = ['wait-for', 'timeout-minutes'] as const;

/** The inputs that belong to each command; any other one that is given is an error (design §4). */
export const inputsOfCommand = {
  publish: [
    ...always,
    'app-id',
    'flight',
    'add-on',
    'packages',
    'existing-packages',
    'rollout-percentage',
    'existing-rollout',
    'mandatory-update',
    'publish-mode',
    'visibility',
    'price',
    'release-notes',
    'certification-notes',
    'submission-patch',
    'dry-run',
    'pull-request-comment',
    'if-pending',
    ...waiting,
  ],
  rollout: [...always, 'app-id', 'flight', 'rollout-percentage', 'rollout-action', 'expected-version'],
  status: [...always, 'app-id', 'flight', 'add-on', ...waiting],
  cancel: [...always, 'app-id', 'flight', 'add-on', 'delete-foreign'],
  api: [...always, 'method', 'path', 'body'],
} as const satisfies Record<Command, readonly string[]>;
