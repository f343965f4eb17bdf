import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/two-primaries-without-protocol-c',
  severity: 'error',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'allow-two-primaries is set for a connection that does not replicate with protocol C.',
      why: 'The kernel refuses the setting (ERR_NOT_PROTO_C): with protocol A or B a write can be completed before the other primary has it. drbdadm accepts the file.',
      fix: 'Set protocol C, or remove allow-two-primaries.',
    },
    ja: {
      what: 'プロトコル C でない接続に allow-two-primaries が指定されています。',
      why: 'カーネルがこの設定を受け付けません（ERR_NOT_PROTO_C）。プロトコル A と B では、もう一方のプライマリに届く前に書き込みが完了することがあるためです。drbdadm は受け付けます。',
      fix: 'プロトコル C にするか、allow-two-primaries を削除します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const two = net.get('allow-two-primaries');
      const protocol = net.get('protocol');
      if (two?.value !== 'yes' || !protocol?.at || !/^[ab]$/i.test(protocol.value)) continue;
      say(
        protocol.at,
        {
          en: `allow-two-primaries needs protocol C, but protocol is ${protocol.value}`,
          ja: `allow-two-primaries にはプロトコル C が必要ですが、protocol が ${protocol.value} です`,
        },
        { related: relatedValues(protocol.at, [['allow-two-primaries', two]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net {
    protocol A;
             ^ allow-two-primaries needs protocol C, but protocol is A
    allow-two-primaries yes;
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
  net {
    protocol C;
    allow-two-primaries yes;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
