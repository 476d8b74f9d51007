import type { RolloutAction } from '../store/rollout.ts';
import { type CamelCase, camelCase } from './camel-case.ts';
import { type Credentials, credentialsOf, isOfflineRun } from './credentials.ts';
import { listOf } from './parse.ts';
import type { Settings } from './settings.ts';
import {
  type Command,
  commandsOf,
  defaultOf,
  type InputName,
  inputNames,
  inputsOfCommand,
  type NameOf,
  type NameWith,
  reasonAgainst,
  settingInputs,
  type ValueOf,
} from './table.ts';
import {
  type AppTarget,
  appTargetOf,
  kindOf,
  type ListingTarget,
  listingTargetOf,
  type NamedTarget,
  type OfflineTarget,
  offlineTargetOf,
  targetOf,
} from './target.ts';
import { reportWithoutPackages } from './without-packages.ts';

/** Values of the inputs that are given or have a default; a wrong one has none. */
export type Values = { readonly [Name in InputName]?: ValueOf<Name> | undefined };

/** What a step gives, and what is found wrong with it. */
export interface Given {
  readonly values: Values;
  /** Input `method` as it is written. */
  readonly method: string;
  /** True if the job may ask GitHub for an ID token. */
  readonly hasIdToken: boolean;
  /** True for an input whose value, right or wrong, is not its default. */
  has(name: InputName): boolean;
  /** The value of an input that the command needs, which is reported if it is not given. */
  need<Name extends NameWith<'needed'>>(name: Name): Values[Name];
  /** Reports what is wrong, beginning with the input's name. The step then has no inputs. */
  report(problem: string): undefined;
}

/** Inputs whose values become members of their own. */
const grouped = [
  'tenant-id',
  'client-id',
  'client-secret',
  'client-certificate',
  'app-id',
  'flight',
  'add-on',
  'rollout-percentage',
  'rollout-action',
  'path',
] as const satisfies readonly InputName[];
type Grouped = (typeof grouped)[number] | NameWith<'sets'>;

/** The other inputs of a command, each under its name: `waitFor` for `wait-for`. */
type Plain<C extends Command> = { readonly command: C } & {
  readonly [Name in Exclude<NameOf<C>, Grouped | 'command'> as CamelCase<Name>]:
    | ValueOf<Name>
    | (Name extends NameWith<'default'> ? never : undefined);
};

interface SignedIn {
  readonly credentials: Credentials;
}

interface Release {
  /** What the submission should hold; `undefined` leaves a field as it is. */
  readonly requested: Settings;
  /** Below 100; `undefined` for everyone at once. */
  readonly rolloutPercentage: number | undefined;
}

/** Inputs of `command: publish`. Without credentials it is a dry run. */
export type PublishInputs = Plain<'publish'> &
  Release &
  (
    | (SignedIn & { readonly target: NamedTarget })
    | { readonly credentials: undefined; readonly target: OfflineTarget }
  );

/** Inputs of `command: rollout`. */
export type RolloutInputs = Plain<'rollout'> &
  SignedIn & { readonly target: AppTarget; readonly change: RolloutAction };

/** Inputs of `command: status`. */
export type StatusInputs = Plain<'status'> & SignedIn & { readonly target: NamedTarget };

/** Inputs of `command: cancel`. */
export type CancelInputs = Plain<'cancel'> & SignedIn & { readonly target: NamedTarget };

/** Inputs of `command: pull`. A flight has no listing. */
export type PullInputs = Plain<'pull'> &
  SignedIn & { readonly target: ListingTarget; readonly listing: string };

/** Inputs of `command: api`. */
export type ApiInputs = Plain<'api'> & SignedIn & { readonly path: string };

/** The inputs of a step, checked and converted: those of its command only. */
export type Inputs = PublishInputs | RolloutInputs | StatusInputs | CancelInputs | PullInputs | ApiInputs;

const readers: {
  readonly [C in Command]: (given: Given) => Extract<Inputs, { readonly command: C }> | undefined;
} = {
  publish: publishInputs,
  rollout: (given) => {
    const [target, change] = [appTargetOf(given), changeOf(given)];
    const shared = signedIn('rollout', given);
    return shared && target && change && { ...shared, target, change };
  },
  status: (given) => {
    const target = targetOf(given);
    const shared = signedIn('status', given);
    return shared && target && { ...shared, target };
  },
  cancel: (given) => {
    const target = targetOf(given);
    const shared = signedIn('cancel', given);
    return shared && target && { ...shared, target };
  },
  pull: (given) => {
    const [target, listing] = [listingTargetOf(given), given.need('listing')];
    const shared = signedIn('pull', given);
    return listing === undefined ? undefined : shared && target && { ...shared, target, listing };
  },
  api: (given) => {
    const path = given.need('path');
    if (given.has('body') && given.method.toLowerCase() !== 'post') {
      given.report(
        `body: does not apply to method: ${given.method.toLowerCase()}. Remove it, or set method: post`,
      );
    }
    const shared = signedIn('api', given);
    return path === undefined ? undefined : shared && { ...shared, path };
  },
};

/**
 * The inputs of the step's command, after reporting what is wrong with them taken together: those that do not belong to
 * it, those that it lacks, and those that exclude each other. `undefined` if one is missing or wrong.
 */
export function inputsOf(given: Given): Inputs | undefined {
  const { command } = given.values;
  if (command !== undefined) {
    reportForeign(command, given);
    return readers[command](given);
  }
  // What every command needs is checked all the same.
  credentialsOf(given);
  return undefined;
}

function reportForeign(command: Command, given: Given): void {
  for (const name of inputNames.filter((each) => given.has(each) && !commandsOf(each).includes(command))) {
    const others = listOf(commandsOf(name));
    given.report(`${name}: does not apply to command: ${command}. Remove it (it applies only to ${others})`);
  }
}

function publishInputs(given: Given): PublishInputs | undefined {
  if (isOfflineRun(given)) {
    const target = offlineTargetOf(given);
    const release = releaseOf(given);
    return release && { ...release, target, credentials: undefined };
  }
  const target = targetOf(given);
  const release = releaseOf(given);
  const credentials = credentialsOf(given);
  return release && target && credentials && { ...release, target, credentials };
}

/** What to publish, for whatever target. */
function releaseOf(given: Given): (Plain<'publish'> & Release) | undefined {
  const kind = kindOf(given);
  if (kind !== 'add-on' && !given.has('packages')) reportWithoutPackages(given, kind);
  for (const name of inputsOfCommand('publish').filter((each) => given.has(each))) {
    const why = reasonAgainst(name, kind);
    const a = kind === 'flight' ? 'a flight' : `an ${kind}`;
    if (why !== undefined) given.report(`${name}: does not apply to ${a}, ${why}`);
  }
  const { 'rollout-percentage': share } = given.values;
  const rolloutPercentage = share === 'everyone' ? undefined : share;
  const requested = named<Settings>(settingInputs, given.values);
  const plain = plainOf('publish', given);
  return plain && { ...plain, requested, rolloutPercentage };
}

/** The one change that a rollout makes. */
function changeOf(given: Given): RolloutAction | undefined {
  const [hasShare, hasAction] = [given.has('rollout-percentage'), given.has('rollout-action')];
  if (hasShare && hasAction) {
    return given.report("rollout-action: can't be combined with rollout-percentage. Remove one of the two");
  }
  if (!hasShare && !hasAction) {
    return given.report('rollout-percentage: is required, unless rollout-action is set (halt or finalize)');
  }
  const { 'rollout-percentage': share, 'rollout-action': action } = given.values;
  if (action !== undefined) return { action };
  return share === undefined
    ? undefined
    : { action: 'update', percentage: share === 'everyone' ? 100 : share };
}

function signedIn<C extends Command>(command: C, given: Given): (Plain<C> & SignedIn) | undefined {
  const credentials = credentialsOf(given);
  const plain = plainOf(command, given);
  return plain && credentials && { ...plain, credentials };
}

/** `undefined` if an input that has a default is wrong: any other one may lack its value. */
function plainOf<C extends Command>(command: C, { values }: Given): Plain<C> | undefined {
  const apart: readonly InputName[] = [...grouped, ...settingInputs];
  const names = inputsOfCommand(command).filter((name) => !apart.includes(name));
  const isWrong = names.some((name) => defaultOf(name) !== undefined && values[name] === undefined);
  return isWrong ? undefined : named<Plain<C>>(names, values);
}

/** Values under their names in camel case, which is what the types of the members above say as well. */
function named<Members>(names: readonly InputName[], values: Values): Members {
  const entries = names.map((name) => [camelCase(name), values[name]]);
  return Object.fromEntries(entries) as Members;
}
