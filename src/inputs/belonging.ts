import type { Command } from './commands.ts';
import { inputsOfCommand } from './commands.ts';
import { listOf, missingText } from './field.ts';

export interface Together {
  /** `undefined` for one that does not exist: then only what every command needs is checked. */
  readonly command: Command | undefined;
  /** Names of the inputs whose value is not their default. */
  readonly given: readonly string[];
  /** Input `method`. */
  readonly method: string;
  /** True where the job may ask GitHub for an ID token. */
  readonly hasIdToken: boolean;
}

/**
 * What is wrong with the inputs of a command taken together: those that do not belong to it, and those
 * that it lacks. Each message begins with the input's name.
 */
export function checkTogether(together: Together): readonly string[] {
  const { command, given, method } = together;
  const has = (name: string) => given.includes(name);
  const credentials = checkCredentials(together);
  if (command === undefined) return credentials;
  return [
    ...foreignInputs(command, given),
    ...faultsOf[command](has, { method, isOffline: isOffline(together) }),
    ...credentials,
  ];
}

/** True for a dry run of somebody who may not sign in: a run that sends nothing needs to know nobody. */
function isOffline({ command, given, hasIdToken }: Omit<Together, 'method'>): boolean {
  const hasCredentials = ['client-secret', 'client-certificate'].some((name) => given.includes(name));
  return command === 'publish' && given.includes('dry-run') && !hasCredentials && !hasIdToken;
}

/** Two ways of signing in, none, or one without the names that go with it. */
function checkCredentials(together: Together): readonly string[] {
  const { given, hasIdToken } = together;
  const [hasSecret, hasCertificate] = [given.includes('client-secret'), given.includes('client-certificate')];
  if (hasSecret && hasCertificate) {
    return ['client-certificate: is given together with client-secret. Give one of the two'];
  }
  if (isOffline(together)) return [];
  const missing = ['tenant-id', 'client-id']
    .filter((name) => !given.includes(name))
    .map((name) => `${name}: ${missingText}`);
  return hasSecret || hasCertificate || hasIdToken
    ? missing
    : [
        ...missing,
        'client-secret: is empty, and the job has no OIDC token to sign in with instead. Usual causes of an empty secret: it has another name in the repository; it belongs to an environment that the job does not name (environment: …); or the run comes from a fork or from Dependabot, which get no secrets. To sign in without a secret, add to the job: permissions: id-token: write',
      ];
}

function foreignInputs(command: Command, given: readonly string[]): readonly string[] {
  const own: readonly string[] = inputsOfCommand[command];
  return given
    .filter((name) => !own.includes(name))
    .map((name) => `${name}: does not belong to command: ${command}. ${belongsTo(name)}`);
}

function belongsTo(name: string): string {
  const others = Object.entries(inputsOfCommand)
    .filter(([, names]) => names.some((each) => each === name))
    .map(([command]) => command);
  return `Remove it (it is for ${listOf(others)})`;
}

type Has = (name: string) => boolean;

interface Circumstances {
  readonly method: string;
  readonly isOffline: boolean;
}

const faultsOf: Record<Command, (has: Has, circumstances: Circumstances) => readonly string[]> = {
  publish: (has, { isOffline }) =>
    has('add-on')
      ? addOnFaults(has)
      : [...(isOffline ? [] : appFaults(has)), ...packageFaults(has), ...flightFaults(has)],
  rollout: (has) => [...appFaults(has), ...rolloutFaults(has)],
  status: (has) => (has('add-on') ? bothTargets(has) : appFaults(has)),
  cancel: (has) => (has('add-on') ? bothTargets(has) : appFaults(has)),
  api: apiFaults,
};

function appFaults(has: Has): readonly string[] {
  return has('app-id')
    ? []
    : [
        'app-id: is missing or empty. Where it comes from a variable, check its name and whether this job may read it',
      ];
}

function packageFaults(has: Has): readonly string[] {
  return has('packages') ? [] : ['packages: is missing or empty. Name the files to publish, one glob a line'];
}

/** A flight has packages and says when they are published: everything else is the app's (store-api.md §3.7). */
function flightFaults(has: Has): readonly string[] {
  const appsOnly = ['visibility', 'price', 'release-notes'];
  return has('flight')
    ? appsOnly.filter(has).map((name) => `${name}: does not belong to a flight, which has that of its app`)
    : [];
}

function bothTargets(has: Has): readonly string[] {
  return has('flight') ? ['flight: is given together with add-on. Give one of the two'] : [];
}

function addOnFaults(has: Has): readonly string[] {
  const packagesOnly = [
    'packages',
    'existing-packages',
    'rollout-percentage',
    'existing-rollout',
    'mandatory-update',
  ];
  const textsOnly = ['release-notes', 'certification-notes'];
  return [
    ...bothTargets(has),
    ...packagesOnly.filter(has).map((name) => `${name}: does not belong to an add-on, which has no packages`),
    ...textsOnly.filter(has).map((name) => `${name}: does not belong to an add-on, which has no such text`),
  ];
}

function rolloutFaults(has: Has): readonly string[] {
  const count = ['rollout-percentage', 'rollout-action'].filter(has).length;
  if (count === 1) return [];
  return [
    count === 0
      ? 'rollout-percentage: command rollout needs rollout-percentage or rollout-action (halt, finalize)'
      : 'rollout-action: is given together with rollout-percentage. Give one of the two',
  ];
}

function apiFaults(has: Has, { method }: Circumstances): readonly string[] {
  return [
    ...(has('path') ? [] : ['path: is missing. Give the path below /v1.0/my/, such as applications']),
    ...(has('body') && method.toLowerCase() !== 'post'
      ? [`body: does not belong to a ${method.toUpperCase()}`]
      : []),
  ];
}
