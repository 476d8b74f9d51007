import { expect } from '@jest/globals';
import type { FaultRule } from '../../simulator/src/faults/faults.ts';
import type { SettingsPatch } from '../../simulator/src/store/settings.ts';
import type { Timeline } from '../../simulator/src/store/timeline.ts';
import { renderGithub, visibleText } from './github-markdown.ts';
import type { WorkspaceFile } from './package-files.ts';
import type { StoreRun } from './store-run.ts';
import type { PublishOptions, TestStore } from './test-store.ts';

/** A run that goes wrong or is unusual, and what its user reads. */
export interface Situation {
  readonly app?: Parameters<TestStore['app']>[0];
  readonly settings?: SettingsPatch;
  readonly timeline?: Timeline;
  readonly faults?: readonly FaultRule[];
  readonly files?: readonly WorkspaceFile[] | (() => Promise<readonly WorkspaceFile[]>);
  readonly inputs?: Readonly<Record<string, string>>;
  readonly options?: PublishOptions;
  /** How the run ends; `failed` if omitted. */
  readonly result?: string;
  /** Sentences of the log, verbatim. */
  readonly says: readonly string[];
  /** Text of the job summary, as shown. */
  readonly summary?: readonly string[];
}

/** Plays a situation, and expects that its user reads what it says. */
export async function expectSaid(store: TestStore, situation: Situation): Promise<StoreRun> {
  const { settings, timeline, files = [], inputs, options, result = 'failed', says, summary } = situation;
  store.app(situation.app);
  if (settings !== undefined) store.control.set(settings);
  if (timeline !== undefined) store.control.setTimeline(timeline);
  store.control.addFaults(...(situation.faults ?? []));
  const run = await store.publish(typeof files === 'function' ? await files() : files, inputs, options);
  // Without what keeps a text from acting on the runner.
  expect(missing(says, run.log.replaceAll('\u200b', ''))).toEqual([]);
  if (summary !== undefined) expect(missing(summary, visibleText(renderGithub(run.summary)))).toEqual([]);
  expect(run.result).toBe(result);
  return run;
}

/** The sentences that a text lacks, with the text, so that a failed test shows what was said instead. */
function missing(sentences: readonly string[], text: string): readonly string[] {
  const lacking = sentences.filter((sentence) => !text.includes(sentence));
  const said = text.split('\n').filter((line) => /^(Error|Warning): |Result: /.test(line));
  return lacking.length === 0 ? [] : [...lacking, 'instead:', ...(said.length > 0 ? said : [text])];
}
