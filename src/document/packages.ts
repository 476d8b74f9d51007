import type { TargetKind } from '../store/target.ts';
import type { StorePackage, Submission } from '../store/wire.ts';

/** The packages of a submission, whichever member its target keeps them in. */
export function packagesOf(submission: Submission): readonly StorePackage[] {
  return submission.applicationPackages ?? submission.flightPackages ?? [];
}

/** Packages that customers get from a submission: those not marked for removal. */
export function livePackagesOf(submission: Submission): readonly StorePackage[] {
  return packagesOf(submission).filter((each) => each.fileStatus !== 'PendingDelete');
}

/** Whose packages a submission holds. */
export function kindOf(submission: Submission): TargetKind {
  return submission.flightPackages ? 'flight' : 'app';
}

/** Last part of a path in the archive, whose separators may be either slash. */
export function baseName(fileName: string): string {
  return fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
}

/** Key under which file names are one file to the Store: without regard to case and to the kind of slash. */
export function fileKey(fileName: string): string {
  return fileName.replaceAll('\\', '/').toLowerCase();
}

/** Two entries may share a name (an old file and the one that replaces it), never an id. */
export function entryKey(entry: StorePackage): string {
  return entry.id || fileKey(entry.fileName);
}
