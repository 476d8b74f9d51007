import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Artifacts } from './artifacts.ts';
import {
  type Contexts,
  evaluateCondition,
  evaluateText,
  evaluateValue,
  type JobStatus,
} from './expressions.ts';
import { combinationsOf } from './matrix.ts';
import { type JobPlace, runSteps, type StepResult, type StepTools } from './run-steps.ts';
import type { Job, Workflow } from './workflow-file.ts';

export interface Setting extends StepTools {
  readonly event: { readonly name: string; readonly payload: unknown };
  /** `github`, `vars`, `secrets`, `inputs`; the others come from the run itself. */
  readonly contexts: Contexts;
}

interface EndedJob {
  readonly result: JobStatus | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Runs a workflow: its jobs one after the other, each after those that it needs, each combination of a matrix in a
 * workspace of its own. Environments approve every job at once; `concurrency` groups have nothing to keep apart.
 * @returns the steps that ran, in order
 */
export async function runWorkflow(workflow: Workflow, setting: Setting): Promise<readonly StepResult[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'workflow '));
  const ended = new Map<string, EndedJob>();
  const steps: StepResult[] = [];
  try {
    await mkdir(path.join(folder, 'artifacts'));
    const run = new WorkflowRun(workflow, setting, folder);
    for (const name of inOrder(workflow)) ended.set(name, await run.job(name, ended, steps));
    return steps;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

class WorkflowRun {
  readonly #workflow: Workflow;
  readonly #setting: Setting;
  readonly #folder: string;
  readonly #artifacts: Artifacts;
  #workspaces = 0;

  constructor(workflow: Workflow, setting: Setting, folder: string) {
    this.#workflow = workflow;
    this.#setting = setting;
    this.#folder = folder;
    this.#artifacts = new Artifacts(path.join(folder, 'artifacts'));
  }

  async job(name: string, ended: ReadonlyMap<string, EndedJob>, steps: StepResult[]): Promise<EndedJob> {
    const job = jobOf(this.#workflow, name);
    const needs = Object.fromEntries((job.needs ?? []).map((each) => [each, ended.get(each)]));
    const contexts = { ...this.#setting.contexts, needs };
    const isSound = Object.values(needs).every((each) => each?.result === 'success');
    if (!evaluateCondition(job.if, contexts, isSound ? 'success' : 'failure'))
      return { result: 'skipped', outputs: {} };
    let last: EndedJob = { result: 'success', outputs: {} };
    for (const matrix of combinationsOf(job, (value) => evaluateValue(value, contexts))) {
      const one = await this.#combination(name, job, { ...contexts, matrix }, steps);
      last = {
        result: last.result === 'failure' ? 'failure' : one.result,
        outputs: { ...last.outputs, ...one.outputs },
      };
    }
    return last;
  }

  async #combination(name: string, job: Job, contexts: Contexts, steps: StepResult[]): Promise<EndedJob> {
    this.#workspaces += 1;
    const workspace = path.join(this.#folder, `${this.#workspaces}`, 'workspace');
    await mkdir(workspace, { recursive: true });
    const known = { ...contexts, env: { ...this.#workflow.env, ...job.env } };
    const place: JobPlace = {
      name,
      steps: job.steps,
      workspace,
      environment: environmentOf(job, known),
      permissions: job.permissions ?? this.#workflow.permissions ?? {},
      contexts: withWorkspace(known, workspace),
      artifacts: this.#artifacts,
    };
    // Evaluated though nothing waits for them: GitHub would refuse the job if they could not be.
    evaluateValue([job.concurrency, this.#workflow.concurrency], contexts);
    const { status, contexts: after, ran } = await runSteps(place, this.#setting);
    steps.push(...ran);
    // So is the address that GitHub shows next to the deployment.
    evaluateValue(job.environment, after);
    const outputs = Object.entries(job.outputs ?? {}).map(([key, value]) => [
      key,
      evaluateText(value, after),
    ]);
    return { result: status, outputs: Object.fromEntries(outputs) };
  }
}

function jobOf({ jobs }: Workflow, name: string): Job {
  const job = jobs[name];
  if (job === undefined) throw new Error(`There is no job ${name}.`);
  return job;
}

/** The names of jobs, each after those that it needs. */
function inOrder(workflow: Workflow): readonly string[] {
  const names: string[] = [];
  const add = (name: string, from: readonly string[]) => {
    if (from.includes(name)) throw new Error(`The job ${name} needs itself.`);
    for (const each of jobOf(workflow, name).needs ?? []) add(each, [...from, name]);
    if (!names.includes(name)) names.push(name);
  };
  for (const name of Object.keys(workflow.jobs)) add(name, []);
  return names;
}

function environmentOf({ environment }: Job, contexts: Contexts): string | undefined {
  const name = typeof environment === 'object' ? environment.name : environment;
  return name === undefined ? undefined : evaluateText(name, contexts);
}

function withWorkspace(contexts: Contexts, workspace: string): Contexts {
  const github = { ...(contexts.github as object), workspace };
  return { ...contexts, github, runner: { os: 'Linux', temp: path.join(workspace, '..', 'temp') } };
}
