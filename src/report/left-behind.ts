import type { LeftBehind } from '../submission/left-behind.ts';

/** `arm64 keeps 4.0.0.0`: who gets no new package, in a few words each. */
export function leftBehindTexts(left: readonly LeftBehind[]): readonly string[] {
  return left.map(inShort);
}

/** The same for one line, which can't name all of many. */
export function leftBehindSummary(left: readonly LeftBehind[]): readonly string[] {
  const texts = leftBehindTexts(left);
  return texts.length <= 3
    ? texts
    : [...texts.slice(0, 2), `${texts.length - 2} more packages stay or go (see the plan)`];
}

/** The same with what a reader can do about it. */
export function leftBehindDetails(left: readonly LeftBehind[]): readonly string[] {
  return left.map(inFull);
}

function inShort({ outcome, isCertain, devices, version, fileName, isBelowNew }: LeftBehind): string {
  const who = devices.join(', ');
  const isOne = devices.length === 1;
  if (outcome === 'keeps') {
    if (isCertain) return `${who} ${isOne ? 'keeps' : 'keep'} ${version ?? fileName}`;
    return `devices that ${isBelowNew ? 'only ' : ''}${fileName} serves keep ${version ?? 'it'}`;
  }
  const verb = isCertain ? (isOne ? 'loses' : 'lose') : 'may lose';
  return `${who} ${verb} ${version ?? fileName} without a new package`;
}

function inFull(left: LeftBehind): string {
  const text = inShort(left);
  const { fileName, version, devices } = left;
  if (left.outcome === 'loses') return `${text} (${fileName} is removed).`;
  // Nothing is known to be missing here: the versions are the reason.
  if (!left.isBelowNew)
    return `${text}${left.isCertain ? ` (${fileName})` : ''}. No new package is above it.`;
  if (left.isCertain) return `${text} (${fileName}).`;
  const advice = left.othersNeedKeeping
    ? 'existing-packages: remove-all would remove it, and other packages that customers still need.'
    : 'If it serves none of these, existing-packages: remove-all removes it.';
  const above = version === undefined ? '' : ` above ${version}`;
  return `${text}. Neither the Store nor its name says its architectures, and no new package${above} is for ${devices.join(', ')}. ${advice}`;
}
