import { corosyncSchema } from '../../../schemas/corosync/index.ts';
import type { OptionEntry } from '../schema/entry.ts';
import { inRelease } from '../schema/release.ts';
import type { ValueType } from '../schema/value.ts';
import type { CorosyncModel, WrittenKey } from './corosync.ts';

export interface CorosyncValue {
  readonly name: string;
  /** `totem.token`, `nodelist.node.name`. */
  readonly path: string;
  readonly written: WrittenKey;
  /** What the table says about its values; undefined for an unknown key. */
  readonly type: ValueType | undefined;
}

/** Every key that counts in a file, those of nodes and links included. */
export function corosyncValues(model: CorosyncModel): CorosyncValue[] {
  const found: CorosyncValue[] = [];
  const add = (section: string, keys: ReadonlyMap<string, WrittenKey>): void => {
    for (const [key, written] of keys) {
      const path = section === '' ? key : `${section}.${key}`;
      const type = inRelease(entryOf(path)?.value, model.version);
      found.push({ name: path.slice(path.lastIndexOf('.') + 1), path, written, type });
    }
  };
  for (const [path, written] of model.facts.values) {
    // They stand with their links.
    if (!path.startsWith('totem.interface.')) add('', new Map([[path, written]]));
  }
  for (const { values } of model.facts.interfaces) add('totem.interface', values);
  for (const { values } of model.nodes) add('nodelist.node', values ?? new Map());
  return found;
}

let entries: Map<string, OptionEntry> | undefined;

function entryOf(path: string): OptionEntry | undefined {
  entries ??= new Map(
    corosyncSchema.sections.flatMap(section => {
      const prefix = section.id === 'corosync' ? '' : `${section.id.slice('corosync.'.length)}.`;
      return Object.entries(section.options).map(([name, entry]): [string, OptionEntry] => [prefix + name, entry]);
    }),
  );
  return entries.get(path.replace(/\bring\d+_addr$/, 'ringX_addr').replace(/\bexec_[^.]+$/, 'exec_NAME'));
}
