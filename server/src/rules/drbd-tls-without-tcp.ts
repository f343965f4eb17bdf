import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/tls-without-tcp',
  severity: 'warning',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'tls is on with a transport that does not have it.',
      why: 'TLS is a feature of the TCP transports (DRBD User’s Guide, TLS); over rdma the data stays readable.',
      fix: 'Use transport tcp, or remove tls.',
    },
    ja: {
      what: 'TLS に対応していないトランスポートで tls が有効です。',
      why: 'TLS は TCP のトランスポートの機能です（DRBD User’s Guide、TLS）。rdma では、データは暗号化されません。',
      fix: 'transport tcp にするか、tls を削除します。',
    },
  },
  check(configuration, report) {
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const tls = net.get('tls');
      const transport = net.get('transport');
      if (tls?.value !== 'yes' || !tls.at || transport?.value !== 'rdma') continue;
      say(
        tls.at,
        { en: 'tls has no effect over transport rdma', ja: 'transport が rdma のため、tls は無視されます' },
        { related: relatedValues(tls.at, [['transport', transport]]) },
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
    transport rdma;
    tls yes;
        ^^^ tls has no effect over transport rdma
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
    transport tcp;
    tls yes;
  }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
