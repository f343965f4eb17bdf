import { cibSchema } from '../../../schemas/cib/index.ts';

const known: ReadonlySet<string> = new Set(cibSchema.sections.map(s => s.keyword));

/** Whether any version of the schema has an element of this name. What a misspelt element is, nobody can say. */
export function isCibElement(name: string): boolean {
  return known.has(name);
}
