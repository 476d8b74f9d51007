import os from 'node:os';
import path from 'node:path';
import type { ActionFile } from './action-file.ts';
import type { RunnerFiles } from './runner-files.ts';

/**
 * The environment of a step on GitHub's runner, and of this process only what the system needs to start
 * one. Variables as in https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function runnerEnvironment(files: RunnerFiles, eventName: string): Record<string, string> {
  return {
    ...inherited(),
    HOME: files.home,
    USERPROFILE: files.home,
    TMPDIR: files.systemTemp,
    TEMP: files.systemTemp,
    TMP: files.systemTemp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_ENV: files.environment,
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_JOB: 'publish',
    GITHUB_OUTPUT: files.output,
    GITHUB_PATH: files.path,
    GITHUB_REF: 'refs/tags/v1.0.0',
    GITHUB_REF_NAME: 'v1.0.0',
    GITHUB_REF_TYPE: 'tag',
    GITHUB_REPOSITORY: 'octocat/app',
    GITHUB_REPOSITORY_OWNER: 'octocat',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1000000001',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0000000000000000000000000000000000000001',
    GITHUB_STATE: files.state,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_WORKFLOW: 'Release',
    GITHUB_WORKSPACE: files.workspace,
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: { win32: 'Windows', darwin: 'macOS' }[process.platform as string] ?? 'Linux',
    RUNNER_TEMP: files.temp,
    RUNNER_TOOL_CACHE: path.join(files.home, 'tools'),
  };
}

/**
 * `INPUT_*` as the runner passes them: every declared input, with its default or as an empty text if
 * nothing was given, and undeclared ones as well (the runner only warns about those).
 */
export function inputEnvironment(
  action: ActionFile,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const byName = new Map(
    Object.entries(action.inputs).map(([name, input]) => [name, evaluated(input.default ?? '')]),
  );
  for (const [name, value] of Object.entries(given)) byName.set(name, value);
  return Object.fromEntries(
    [...byName].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

/** The expressions that defaults may be here, and their values in this runner. */
const expressions: Readonly<Record<string, string>> = {
  '${{ github.token }}': 'ghs_tokenOfTheJob0000000000000000000000',
};

function evaluated(value: string): string {
  const result = expressions[value] ?? value;
  if (result.includes('${{')) throw new Error(`Nothing evaluates ${value} here`);
  return result;
}

function inherited(): Record<string, string> {
  const names = os.platform() === 'win32' ? ['PATH', 'PATHEXT', 'SystemRoot', 'windir', 'ComSpec'] : ['PATH'];
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']));
}
