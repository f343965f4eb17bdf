import type { Lang } from '../text/text.ts';

/** Language of the messages by the locale: the first of the variables that is set decides, as setlocale(3) has it. */
export function localeLanguage(env: Readonly<Record<string, string | undefined>>): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^ja(?![a-z])/i.test(locale) ? 'ja' : 'en';
}
