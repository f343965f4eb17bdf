import { cib } from './cib/index.ts';
import { corosync } from './corosync/index.ts';
import { drbd } from './drbd/index.ts';
import type { Language } from './language.ts';

/** All languages. */
export const languages: readonly Language[] = [drbd, corosync, cib];

/** The language of a file: what the editor says, else the language that claims its name or content most surely. */
export function languageOf(path: string, text: string, editorLanguage?: string): Language | undefined {
  const said = languages.find(l => l.id === editorLanguage);
  if (said) return said;
  let best: Language | undefined;
  let bestClaim = 0;
  for (const language of languages) {
    const claim = language.claims(path, text);
    if (claim > bestClaim) {
      best = language;
      bestClaim = claim;
    }
  }
  return best;
}
