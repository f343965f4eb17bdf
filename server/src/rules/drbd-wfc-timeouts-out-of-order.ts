import { writtenResources } from '../cluster/drbd-hosts.ts';
import { drbdNumberOf } from '../schema/values/drbd-number.ts';
import type { Text } from '../text/text.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/wfc-timeouts-out-of-order',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'A wait at startup is longer than the one that limits it.',
      why: 'degr-wfc-timeout counts up to wfc-timeout only, and outdated-wfc-timeout up to degr-wfc-timeout; the tools lower a longer value without a word (drbd.conf(5), startup section; drbdsetup wait-connect). 0 waits without end.',
      fix: 'Lower the value, or raise the other one.',
    },
    ja: {
      what: '起動時の待ち時間が、その上限となる値を超えています。',
      why: 'degr-wfc-timeout の上限は wfc-timeout、outdated-wfc-timeout の上限は degr-wfc-timeout です。超えた値は、何も報告されずに切り下げられます（drbd.conf(5)、startup セクション、drbdsetup wait-connect）。0 は無制限です。',
      fix: '値を下げるか、上限となる値を上げます。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    const common = configuration.common?.startup;
    const levels = writtenResources(configuration).map(r => [
      r.facts.options.startup,
      r.template?.options.startup ?? common,
    ]);
    for (const [own, outer] of levels.length > 0 ? levels : [[common, undefined]]) {
      const option = (name: string) => own?.get(name) ?? outer?.get(name);
      for (const [name, limitName] of pairs) {
        const value = option(name);
        const limit = option(limitName);
        // A limit that is not written is 0, without end.
        if (!value || !limit || !(seconds(value.text) > seconds(limit.text))) continue;
        say(
          value.at,
          {
            en: `${name} is ${shown(value.text).en}, but counts only up to ${limitName} (${shown(limit.text).en})`,
            ja: `${name} が ${shown(value.text).ja}ですが、上限は ${limitName}（${shown(limit.text).ja}）です`,
          },
          {
            related: [
              {
                ...limit.at,
                message: {
                  en: `${limitName} is ${shown(limit.text).en}`,
                  ja: `${limitName} は ${shown(limit.text).ja}です`,
                },
              },
            ],
          },
        );
      }
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  startup {
    wfc-timeout 60;
    degr-wfc-timeout 120;
                     ^^^ degr-wfc-timeout is 120 s, but counts only up to wfc-timeout (60 s)
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  startup {
    wfc-timeout 120;
    degr-wfc-timeout 60;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  startup {
    wfc-timeout 0;
    degr-wfc-timeout 60;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});

const pairs = [
  ['degr-wfc-timeout', 'wfc-timeout'],
  ['outdated-wfc-timeout', 'degr-wfc-timeout'],
] as const;

/** 0 waits without end. What is no number is another fault. */
function seconds(text: string): number {
  const read = drbdNumberOf(text, 's') ?? Number.NaN;
  return read === 0 ? Number.POSITIVE_INFINITY : read;
}

function shown(text: string): Text {
  const read = seconds(text);
  return read === Number.POSITIVE_INFINITY
    ? { en: '0 (endless)', ja: '0（無制限）' }
    : { en: `${read} s`, ja: `${read} 秒` };
}
