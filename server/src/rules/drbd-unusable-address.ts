import type { DrbdAddress, DrbdProxyFacts } from '../cluster/drbd.ts';
import type { Text } from '../text/text.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/unusable-address',
  severity: 'error',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'The address is none that a host can have.',
      why: '0.0.0.0, the broadcast address and multicast addresses lead to no peer; drbdadm accepts them (9.22, 9.34).',
      fix: 'Write the address of the host on the replication network.',
    },
    ja: {
      what: 'ホストが持つことのできないアドレスです。',
      why: '0.0.0.0、ブロードキャストアドレス、マルチキャストアドレスでは、対向ノードに接続できません。drbdadm は受け付けます（9.22、9.34）。',
      fix: 'レプリケーション用のネットワークでの、ホストのアドレスを指定します。',
    },
  },
  check({ facts }, report) {
    if (facts.generated) return;
    const say = reportOnce(report);
    const judge = (address: DrbdAddress | undefined): void => {
      const what = address && kindOf(address);
      if (!address || !what) return;
      say(address.hostAt, {
        en: `${address.host} is ${what.en}, and no address of a host`,
        ja: `${address.host} は${what.ja}で、ホストのアドレスではありません`,
      });
    };
    const judgeEnd = ({ address, proxy }: { address?: DrbdAddress; proxy?: DrbdProxyFacts }): void => {
      judge(address);
      judge(proxy?.inside);
      judge(proxy?.outside);
    };
    facts.hosts.forEach(judgeEnd);
    for (const { ends, paths } of facts.connections) {
      ends.forEach(judgeEnd);
      for (const path of paths) path.ends.forEach(judgeEnd);
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 0.0.0.0:7789; }
                                ^^^^^^^ 0.0.0.0 is the unspecified address, and no address of a host
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

function kindOf({ family, host }: DrbdAddress): Text | undefined {
  if (family === 'ipv6') {
    if (/^[0:]+$/.test(host) && !/[1-9a-f]/i.test(host)) return unspecified;
    return /^ff[0-9a-f]{2}:/i.test(host) ? multicast : undefined;
  }
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)?.slice(1).map(Number);
  if (!octets || octets.some(o => o > 255)) return undefined;
  if (octets.every(o => o === 0)) return unspecified;
  if (octets.every(o => o === 255)) return { en: 'the broadcast address', ja: 'ブロードキャストアドレス' };
  const [first = 0] = octets;
  return first >= 224 && first <= 239 ? multicast : undefined;
}

const unspecified: Text = { en: 'the unspecified address', ja: '未指定アドレス' };

const multicast: Text = { en: 'a multicast address', ja: 'マルチキャストアドレス' };
