import { writtenResources } from '../cluster/drbd-hosts.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/on-no-data-accessible-differs',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'on-no-data-accessible and on-no-quorum differ.',
      why: 'drbd.conf(5) wants the same value for both, because the former has precedence. The defaults differ (io-error and suspend-io); where only one of the two is written, this is an information.',
      fix: 'Give both the same value.',
    },
    ja: {
      what: 'on-no-data-accessible と on-no-quorum の値が異なります。',
      why: 'on-no-data-accessible が優先されるため、drbd.conf(5) は同じ値にすることを求めています。デフォルト値は異なり（io-error と suspend-io）、一方だけが書かれている場合は情報になります。',
      fix: '両方を同じ値にします。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { options } of writtenResources(configuration)) {
      const quorum = options.get('quorum');
      const data = options.get('on-no-data-accessible');
      const action = options.get('on-no-quorum');
      if (!quorum || quorum.value === 'off' || !data || !action || data.value === action.value) continue;
      const at = data.at ?? action.at;
      if (!at) continue;
      const [one, other] = [
        isValue('on-no-data-accessible', data, action.at ? action : data),
        isValue('on-no-quorum', action, data),
      ];
      say(
        at,
        {
          en: `${one.en}, but ${other.en}; the manual wants the same value`,
          ja: `${joinJa(one.ja, 'ですが')}、${joinJa(other.ja.replace(' が ', ' は '), 'です')}（マニュアルは同じ値にすることを求めています）`,
        },
        {
          related: relatedValues(at, [['on-no-quorum', action]]),
          ...(data.at && action.at ? {} : { severity: 'info' }),
        },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options {
    quorum majority;
    on-no-quorum suspend-io;
    on-no-data-accessible io-error;
                          ^^^^^^^^ on-no-data-accessible is io-error, but on-no-quorum is suspend-io; the manual wants the same value
  }
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
    on-no-quorum suspend-io;
    on-no-data-accessible suspend-io;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
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
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  options { quorum majority; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  on charlie { node-id 2; address 10.0.0.3:7789; }
  connection-mesh { hosts alpha bravo charlie; }
}
`,
    ],
  },
});
