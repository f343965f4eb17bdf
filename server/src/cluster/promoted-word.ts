import { compareVersions } from '../schema/release.ts';
import type { PacemakerModel } from './pacemaker.ts';

/** What the promoted role is called in a file: schemas before 3.7 (Pacemaker 2.1.0) have only the older word. */
export function promotedWord({ facts, version }: PacemakerModel): 'Promoted' | 'Master' {
  const schema = /^pacemaker-(\d+\.\d+)$/.exec(facts.validateWith?.value ?? '')?.[1];
  const isNew = schema ? compareVersions(schema, '3.7') >= 0 : compareVersions(version, '2.1.0') >= 0;
  return isNew ? 'Promoted' : 'Master';
}
