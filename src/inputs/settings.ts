import type { RequestedFields } from '../submission/requested.ts';
import { type CamelCase, camelCase } from './camel-case.ts';
import { type InputName, inputTable, type NameWith, settingInputs, type ValueOf } from './table.ts';

/** An error here means that an input sets a field that submission/requested.ts does not know. */
type Known<Field extends keyof RequestedFields> = Field;

/** Values of the inputs that set a field of the submission. */
export type Settings = {
  readonly [Name in NameWith<'sets'> as Known<CamelCase<Name>>]: ValueOf<Name> | undefined;
};

/** The inputs that ask for a value, with the paths that each sets. */
export function pathsSetBy(
  requested: Settings,
): readonly { readonly input: InputName; readonly paths: readonly string[] }[] {
  return settingInputs
    .filter((name) => requested[camelCase(name)] !== undefined)
    .map((input) => ({ input, paths: inputTable[input].sets }));
}
