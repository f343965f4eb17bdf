import { addressPlace, proxyOf } from '../cluster/drbd-addresses.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/address-families-differ',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'The two ends of a path have addresses of different families.',
      why: 'A connection needs addresses of one family at both ends; drbdadm accepts the file and says nothing (9.22, 9.34).',
      fix: 'Write both addresses in the same family.',
    },
    ja: {
      what: 'パスの両端のアドレス族が異なります。',
      why: '接続の両端には、同じアドレス族のアドレスが必要です。drbdadm は受け付け、何も報告しません（9.22、9.34）。',
      fix: '両端を同じアドレス族のアドレスにします。',
    },
  },
  check(resource, report) {
    if (resource.facts.incomplete || resource.facts.generated) return;
    const say = reportOnce(report);
    for (const { ends } of resource.connections.flatMap(c => c.paths)) {
      const [one, other, more] = ends;
      if (!one?.address || !other?.address || more) continue;
      const [a, b] = [one.address.family, other.address.family];
      if (a === b || proxyOf(one) || proxyOf(other)) continue;
      say(
        addressPlace(other),
        { en: `this end is ${b}, but the other end is ${a}`, ja: `この端は ${b} ですが、もう一端は ${a} です` },
        { related: [{ ...addressPlace(one), message: { en: 'the other end', ja: 'もう一端' } }] },
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
  on bravo { node-id 1; address ipv6 [fd00::2]:7789; }
                                     ^^^^^^^^^^^^^^ this end is ipv6, but the other end is ipv4
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
}
`,
    ],
  },
});
