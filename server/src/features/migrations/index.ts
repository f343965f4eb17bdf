import type { Model } from '../../cluster/model.ts';
import type { Edit } from '../../text/edit.ts';
import type { Text } from '../../text/text.ts';
import type { FeatureFile } from '../context.ts';
import { toCorosync3 } from './corosync3.ts';
import { toDrbd9 } from './drbd9.ts';
import { toPacemaker } from './pacemaker.ts';

/** How a file of an older release becomes one of a newer release, as one change to be reviewed. */
export interface Migration {
  readonly language: FeatureFile['language']['id'];
  /** Of the code action. */
  readonly title: Text;
  /** The files that it is offered for by the editor; the command line asks for it by name. */
  applies(file: FeatureFile): boolean;
  /** Edits of the file; none where nothing is old. */
  migrate(file: FeatureFile, model: Model | undefined): Edit[];
  /** Why a file of an older release gives no edits, where it should. */
  readonly refuses?: (file: FeatureFile) => Text | undefined;
}

/** By the name that `quorumlens fix --to` takes. */
export const migrations: Readonly<Record<string, Migration>> = {
  corosync3: toCorosync3,
  drbd9: toDrbd9,
  ...toPacemaker,
};
