import type { Located } from './effective.ts';

/** A boolean of a CIB as pcmk__parse_bool() reads it; undefined where it is not set, or no boolean. */
export function truth(value: Located<string> | string | undefined): boolean | undefined {
  const text = (typeof value === 'string' ? value : value?.value)?.toLowerCase();
  if (text === undefined) return undefined;
  if (/^(?:true|yes|on|y|1)$/.test(text)) return true;
  return /^(?:false|no|off|n|0)$/.test(text) ? false : undefined;
}
