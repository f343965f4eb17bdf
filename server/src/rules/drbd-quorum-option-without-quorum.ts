import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import type { Effective } from '../cluster/effective.ts';
import type { Place } from '../cluster/finding.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/quorum-option-without-quorum',
  severity: 'warning',
  on: 'drbd',
  doc: {
    en: {
      what: 'An option or handler is about quorum, but quorum is off.',
      why: 'on-no-quorum, quorum-minimum-redundancy and the quorum-lost handler only work where quorum is on; the default is off (drbd.conf(5), quorum).',
      fix: 'Set quorum (majority), or remove the option.',
    },
    ja: {
      what: 'クォーラムに関するオプションまたはハンドラがありますが、quorum が off です。',
      why: 'on-no-quorum、quorum-minimum-redundancy、quorum-lost ハンドラは、quorum が有効な場合にだけ機能します。デフォルトは off です（drbd.conf(5)、quorum）。',
      fix: 'quorum（majority など）を指定するか、オプションを削除します。',
    },
  },
  check(configuration, report) {
    // What stands in common may serve a few resources only.
    const unused = new Map<string, { option: Effective<string>; at: Place; name: string; quorum: Effective<string> }>();
    const used = new Set<string>();
    for (const { options, handlers, known } of drbdOptionScopes(configuration)) {
      const quorum = options.get('quorum');
      for (const name of ['on-no-quorum', 'quorum-minimum-redundancy', 'quorum-lost']) {
        const option = (name === 'quorum-lost' ? handlers : options).get(name);
        if (!option?.at) continue;
        const place = `${option.at.file} ${option.at.span.start}`;
        if (!known || !quorum || quorum.value !== 'off') used.add(place);
        else if (option.value !== 'off') unused.set(place, { option, at: option.at, name, quorum });
      }
    }
    for (const [place, { option, at, name, quorum }] of unused) {
      if (used.has(place)) continue;
      const { en, ja } = isValue('quorum', quorum, option);
      report(
        at,
        {
          en: `${name} has no effect, because ${en}`,
          ja: `${joinJa(ja, 'のため')}、${name} は無視されます`,
        },
        { related: relatedValues(at, [['quorum', quorum]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { on-no-quorum io-error; }
                         ^^^^^^^^ on-no-quorum has no effect, because quorum is off (the default)
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options {
    quorum majority;
    on-no-quorum io-error;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
