import type { Artifacts } from './artifacts.ts';
import { type Contexts, evaluateCondition, evaluateText, type JobStatus } from './expressions.ts';
import { doForeign, type ForeignStep, type Left } from './foreign.ts';
import { isOurs, isSimulator, type Step } from './workflow-file.ts';

type Texts = Readonly<Record<string, string>>;

/** A step that uses this action, with everything evaluated. */
export interface OwnStep {
  readonly job: string;
  readonly inputs: Texts;
  readonly env: Texts;
  readonly workspace: string;
  readonly environment: string | undefined;
  readonly permissions: Texts;
}

/** How a step that uses this action ended. */
export interface OwnRun {
  readonly exitCode: number | null;
  readonly outputs: Texts;
  readonly errors: readonly string[];
}

export interface StepTools {
  /** Runs a step that uses this action. */
  readonly act: (step: OwnStep) => Promise<OwnRun>;
  /** Outputs of a step that starts the simulator. */
  readonly simulator: Texts;
  /** What stands in for the steps that are not ours. */
  readonly foreign: readonly ForeignStep[];
}

export interface JobPlace {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly workspace: string;
  readonly environment: string | undefined;
  readonly permissions: Texts;
  readonly contexts: Contexts;
  readonly artifacts: Artifacts;
}

export interface StepResult {
  readonly job: string;
  /** `id`, `name`, `uses` or the first line of the script. */
  readonly step: string;
  readonly kind: 'own' | 'simulator' | 'foreign';
  readonly outcome: JobStatus | 'skipped';
  /** Whether the job goes on despite a failure. */
  readonly conclusion: JobStatus | 'skipped';
  readonly outputs: Texts;
  /** Why a step failed. */
  readonly error?: string;
}

interface EndedSteps {
  readonly status: JobStatus;
  readonly contexts: Contexts;
  readonly ran: readonly StepResult[];
}

/** Runs the steps of one job in order; a step that fails ends it, except for those that say otherwise. */
export async function runSteps(place: JobPlace, tools: StepTools): Promise<EndedSteps> {
  const steps: Record<string, object> = {};
  const ran: StepResult[] = [];
  let env = textsOf(place.contexts.env, place.contexts);
  let status: JobStatus = 'success';
  const contextsNow = () => ({ ...place.contexts, env, steps, job: { status } });
  for (const step of place.steps) {
    const contexts = contextsNow();
    const own = { ...env, ...textsOf(step.env, contexts) };
    const result = evaluateCondition(step.if, { ...contexts, env: own }, status)
      ? await runStep(step, { place, tools, contexts: { ...contexts, env: own }, env: own })
      : { ...named(step, place), outcome: 'skipped' as const, conclusion: 'skipped' as const, left: nothing };
    const { left, ...shown } = result;
    env = { ...env, ...left.env };
    if (shown.conclusion === 'failure') status = 'failure';
    const { outcome, conclusion } = shown;
    if (step.id !== undefined) steps[step.id] = { outputs: left.outputs, outcome, conclusion };
    ran.push({ ...shown, outputs: left.outputs });
  }
  return { status, contexts: contextsNow(), ran };
}

const nothing: Left = { outputs: {}, env: {} };

interface StepPlace {
  readonly place: JobPlace;
  readonly tools: StepTools;
  readonly contexts: Contexts;
  readonly env: Texts;
}

async function runStep(step: Step, at: StepPlace) {
  const goesOn = step['continue-on-error'] === true;
  const ended = (outcome: JobStatus, left: Left, error?: string) => ({
    ...named(step, at.place),
    outcome,
    conclusion: goesOn ? ('success' as const) : outcome,
    left,
    ...(error !== undefined && { error }),
  });
  if (isOurs(step)) {
    const inputs = textsOf(step.with, at.contexts);
    const { name: job, workspace, environment, permissions } = at.place;
    const { exitCode, outputs, errors } = await at.tools.act({
      job,
      inputs,
      env: at.env,
      workspace,
      environment,
      permissions,
    });
    const left = { outputs, env: {} };
    return exitCode === 0 ? ended('success', left) : ended('failure', left, errors.join('\n'));
  }
  try {
    return ended('success', await doOther(step, at));
  } catch (error) {
    return ended('failure', nothing, error instanceof Error ? error.message : String(error));
  }
}

async function doOther(step: Step, { place, tools, contexts, env }: StepPlace): Promise<Left> {
  const inputs = textsOf(step.with, contexts);
  const { uses = '', run } = step;
  if (isSimulator(step)) return { outputs: tools.simulator, env: {} };
  if (uses.startsWith('actions/upload-artifact@')) await place.artifacts.upload(inputs, place.workspace);
  // Those of another run are not here.
  else if (uses.startsWith('actions/download-artifact@') && !inputs['run-id'])
    await place.artifacts.download(inputs, place.workspace);
  else {
    const matrix = (contexts.matrix ?? {}) as Readonly<Record<string, unknown>>;
    const text = run === undefined ? uses : evaluateText(run, contexts);
    const known = { ...githubVariables(contexts), ...env };
    return await doForeign({ text, inputs, env: known, matrix, workspace: place.workspace }, tools.foreign);
  }
  return nothing;
}

/** What the runner passes to every script from the `github` context. */
function githubVariables({ github }: Contexts): Texts {
  const known = github as Readonly<Record<string, unknown>>;
  const names = ['actor', 'event_name', 'ref', 'ref_name', 'repository', 'run_id', 'sha'];
  return Object.fromEntries(
    names.flatMap((name) =>
      known[name] === undefined ? [] : [[`GITHUB_${name.toUpperCase()}`, String(known[name])]],
    ),
  );
}

function named(step: Step, { name }: JobPlace): Pick<StepResult, 'job' | 'step' | 'kind'> {
  return {
    job: name,
    step: step.id ?? step.name ?? step.uses ?? step.run?.split('\n')[0] ?? '',
    kind: isOurs(step) ? 'own' : isSimulator(step) ? 'simulator' : 'foreign',
  };
}

/** Values of `with:` or `env:` as the runner passes them. */
function textsOf(values: unknown, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [name, evaluateText(String(value ?? ''), contexts)]),
  );
}
