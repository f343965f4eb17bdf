import { rule } from './rule.ts';

export default rule({
  id: 'drbd/usage-count-not-set',
  severity: 'hint',
  on: 'drbd',
  profiles: ['advice'],
  doc: {
    en: {
      what: 'usage-count is not yes or no.',
      why: 'With ask, the default, the first call of drbdadm may wait for an answer, which nobody gives on an unattended machine (drbd.conf(5), usage-count).',
      fix: 'Write usage-count no (or yes) in global.',
    },
    ja: {
      what: 'usage-count が yes でも no でもありません。',
      why: 'デフォルトの ask では、drbdadm の最初の実行が応答待ちになることがあり、無人のマシンでは先に進みません（drbd.conf(5)、usage-count）。',
      fix: 'global に usage-count no（または yes）を書きます。',
    },
  },
  check({ parts, unseen }, report) {
    const global = parts.find(p => p.facts.global)?.facts.global;
    if (!global || unseen.length > 0) return;
    const count = global.options.get('usage-count');
    if (count && count.text !== 'ask') return;
    report(
      count?.at ?? global.at,
      count
        ? {
            en: 'with usage-count ask the first call of drbdadm may wait for an answer',
            ja: 'usage-count が ask のため、drbdadm の最初の実行が応答待ちになることがあります',
          }
        : {
            en: 'usage-count is not set, so the first call of drbdadm may wait for an answer',
            ja: 'usage-count がないため、drbdadm の最初の実行が応答待ちになることがあります',
          },
    );
  },
  examples: {
    bad: [
      `
global { usage-count ask; }
                     ^^^ with usage-count ask the first call of drbdadm may wait for an answer
`,
    ],
    good: [
      `
global { usage-count no; }
`,
    ],
  },
});
