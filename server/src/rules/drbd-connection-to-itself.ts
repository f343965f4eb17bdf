import { addressKey } from '../cluster/drbd-addresses.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/connection-to-itself',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'Both ends of a connection are the same host.',
      why: 'A connection leads from one host to another. drbdadm refuses the file when both ends have the same address.',
      fix: 'Name the other host.',
    },
    ja: {
      what: '接続の両端が同じホストです。',
      why: '接続は 2 台の異なるホストを結ぶものです。両端のアドレスが同じ場合、drbdadm がエラーにします。',
      fix: 'もう一方のホストの名前にします。',
    },
  },
  check(resource, report) {
    if (resource.facts.generated) return;
    for (const { ends } of resource.connections.flatMap(c => c.paths)) {
      const [one, other] = ends;
      if (!one?.host || !other?.facts || one.host !== other.host) continue;
      const { host } = other.facts;
      const equal = one.address && other.address && addressKey(one.address) === addressKey(other.address);
      report(
        host.at,
        {
          en: `"${host.value}" is the host of the other end too`,
          ja: `"${host.value}" は接続のもう一端と同じホストです`,
        },
        {
          ...(equal ? { refusedBy: ['drbdadm'] } : {}),
          related: [{ ...one.at, message: { en: 'the other end', ja: 'もう一端' } }],
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
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  connection {
    host alpha;
    host alpha;
         ^^^^^ "alpha" is the host of the other end too
  }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
  connection {
    host alpha;
    host bravo;
  }
}
`,
    ],
  },
});
