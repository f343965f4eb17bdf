import { ATTRIBUTE, type Scan, VALUE_END, VALUE_START } from './layout.ts';
import { collapse, ID, IDREF } from './patterns.ts';
import { valueText } from './references.ts';
import type { Validation } from './validate.ts';

/** What libxml2 checks beyond the grammar. Attributes are given by their numbers. */
export interface IdProblems {
  /** An ID that an earlier attribute has already. */
  readonly duplicates: readonly { readonly attribute: number; readonly first: number; readonly id: string }[];
  /** An IDREF whose value is no ID of any element. */
  readonly dangling: readonly { readonly attribute: number; readonly id: string }[];
}

/** Every ID once, and every IDREF an ID: as the grammar types the attributes, whatever their names. */
export function idProblems(file: Scan, { idKinds }: Validation): IdProblems {
  const ids = new Map<string, number>();
  const duplicates: { attribute: number; first: number; id: string }[] = [];
  const references: { attribute: number; id: string }[] = [];
  for (let attribute = 0; attribute < file.attributeCount; attribute++) {
    const kind = idKinds[attribute];
    if (kind !== ID && kind !== IDREF) continue;
    const at = attribute * ATTRIBUTE;
    const start = file.attributes[at + VALUE_START] as number;
    if (start < 0) continue;
    const id = collapse(valueText(file.text, start, file.attributes[at + VALUE_END] as number));
    if (kind === IDREF) {
      references.push({ attribute, id });
      continue;
    }
    const first = ids.get(id);
    if (first === undefined) ids.set(id, attribute);
    else duplicates.push({ attribute, first, id });
  }
  return { duplicates, dangling: references.filter(({ id }) => !ids.has(id)) };
}
